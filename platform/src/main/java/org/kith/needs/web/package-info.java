/// The working list: its page, its file and the filters that somebody keeps.
@NullMarked
package org.kith.needs.web;

import org.jspecify.annotations.NullMarked;
