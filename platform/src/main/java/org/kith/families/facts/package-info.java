/// What sources say of people, fact by fact in words that a parent would understand, each with where it is
/// written and only to whom it may be told. It works nothing out from them and judges nobody.
@NamedInterface("facts")
@NullMarked
package org.kith.families.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
