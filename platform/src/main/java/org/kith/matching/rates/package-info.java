/// How many records share a person with another source's, by source and by group, run by run, and the alarms when
/// that or what was learnt moves sharply. It counts only, small numbers of groups are told to nobody, and no record is
/// named.
@NamedInterface("rates")
@NullMarked
package org.kith.matching.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
