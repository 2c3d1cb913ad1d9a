/// The public pages, the error pages and the look's own files over HTTP.
@NullMarked
package org.kith.site.web;

import org.jspecify.annotations.NullMarked;
