/// What schools, nurseries and the council know of who learns where: registers, censuses, notices and returns.
@NullMarked
package org.kith.county.agencies.education;

import org.jspecify.annotations.NullMarked;
