package org.kith.access.web;

import org.kith.access.seals.SealCheck;
import org.kith.site.Page;

/// Whether the record of readings is whole, and what does not hold.
record SealState(SealCheck check) implements Page {}
