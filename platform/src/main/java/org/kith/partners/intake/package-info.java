/// Takes files in, from a folder or one by one, each whole or not at all, each with its receipt; keeps them as they
/// came;
/// and follows a person's word on them: take what waits, refuse it, or undo what was done.
/// It never looks at a row: `layouts` reads them and `loading` loads them.
@NamedInterface("intake")
@NullMarked
package org.kith.partners.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
