package org.kith.needs.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.site.Page;

/// Alerts that wait for the viewer, and those that they answered lately.
///
/// @param none what is said where none waits
/// @param named whom this and the news beside it name
record AlertsBody(List<Row> waiting, List<Row> answered, String none, Set<UUID> named)
        implements Page, MyDayPanels.Naming {

    AlertsBody {
        waiting = List.copyOf(waiting);
        answered = List.copyOf(answered);
        named = Set.copyOf(named);
    }

    /// An alert.
    ///
    /// @param family and its page
    /// @param who "Cian, 14"
    /// @param told "Lucy Carter, Nothe Reach Academy"
    /// @param waited "2 working days", or what was answered
    record Row(
            AlertBox alert,
            String family,
            String href,
            String who,
            String title,
            String since,
            String told,
            String phone,
            String waited) {}
}
