/// Doubtful pairs and what people say of them: who may be asked, what was answered, decided, parted and undone, and
/// what went along with it. It links nothing anew: a decision moves its own records at once, and runs obey it.
@NamedInterface("answers")
@NullMarked
package org.kith.matching.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
