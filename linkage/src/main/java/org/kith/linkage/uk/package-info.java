/// UK standard forms: what people write on forms, brought to one spelling before it is compared.
///
/// Check digits and letters say whether a number is well formed. They flag; by themselves they neither reject
/// nor join a record.
@NullMarked
package org.kith.linkage.uk;

import org.jspecify.annotations.NullMarked;
