package org.kith.needs.web;

import java.util.List;
import org.kith.site.Page;

/// Alerts that wait for the viewer, and those that they answered lately.
///
/// @param none what is said where none waits
record AlertsBody(List<Row> waiting, List<Row> answered, String none) implements Page {

    AlertsBody {
        waiting = List.copyOf(waiting);
        answered = List.copyOf(answered);
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
