/// The working list with its file and kept filters, the needs on the pages of families and people,
/// what people answer to them, which fact behind one they say is wrong, and the public page of rules.
@NullMarked
package org.kith.needs.web;

import org.jspecify.annotations.NullMarked;
