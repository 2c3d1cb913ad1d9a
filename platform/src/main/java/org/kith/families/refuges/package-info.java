/// Shields of refuges whose stay has ended: they go on until a person who may lifts them, since whoever fled may still
/// be
/// looked for.
@NullMarked
package org.kith.families.refuges;

import org.jspecify.annotations.NullMarked;
