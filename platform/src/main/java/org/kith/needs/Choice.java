package org.kith.needs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which part of a working list somebody asks for, and in what order. An empty word is any.
///
/// @param needs any of these, by their rules' names
/// @param zone and school by their codes
/// @param since what changed is what changed since this day
public record Choice(
        List<String> needs,
        String zone,
        String pyramid,
        String school,
        Help help,
        Change change,
        Order order,
        @Nullable LocalDate since) {

    public static final Choice ALL = new Choice(List.of(), "", "", "", Help.ANY, Change.STANDS, Order.NEWEST, null);

    /// The word for a place that is not known or not shown.
    public static final String NO_PLACE = "-";

    public Choice {
        needs = List.copyOf(needs);
    }

    /// Whether needs that the rule finds are among those asked for.
    public boolean asksFor(String rule) {
        return needs.isEmpty() || needs.contains(rule);
    }

    /// Whether somebody is known to help the family.
    public enum Help {
        ANY,
        NOBODY,
        SOMEBODY
    }

    /// What became of the need.
    public enum Change {
        STANDS,
        NEW,
        ENDED,
        UNCONFIRMED
    }

    /// Never by how much is wrong.
    public enum Order {
        NEWEST,
        PLACE,
        SURNAME
    }
}
