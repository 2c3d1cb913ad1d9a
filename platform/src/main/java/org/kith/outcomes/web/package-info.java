/// The pages and files of profiles: figures as pictures, tables and sentences.
@NullMarked
package org.kith.outcomes.web;

import org.jspecify.annotations.NullMarked;
