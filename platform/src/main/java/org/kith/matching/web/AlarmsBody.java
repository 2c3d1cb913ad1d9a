package org.kith.matching.web;

import java.util.List;
import org.kith.matching.rates.Alarm;
import org.kith.site.Page;

/// Alarms that stand, for *my day*.
record AlarmsBody(List<Alarm> standing) implements Page {

    AlarmsBody {
        standing = List.copyOf(standing);
    }
}
