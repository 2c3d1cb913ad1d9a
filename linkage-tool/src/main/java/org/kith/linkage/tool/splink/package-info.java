/// Splink's settings file: read strictly into a model of conditions, and written back, learnt numbers and all,
/// so that Splink loads it. What a file asks for and Kith does not do is named with its place; nothing is
/// dropped in silence.
@NullMarked
package org.kith.linkage.tool.splink;

import org.jspecify.annotations.NullMarked;
