package org.kith.needs.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.MyDayPanels;
import org.kith.site.Page;

/// Alerts that wait for the viewer, and those that they answered lately.
///
/// @param waiting the oldest first
/// @param today what they answered today, the last first
/// @param none what is said where none waits
record AlertsBody(List<Row> waiting, List<Row> today, List<Row> answered, String none)
        implements Page, MyDayPanels.Naming {

    private static final int MOST_AT_ONCE = 10;

    AlertsBody {
        waiting = List.copyOf(waiting);
        today = List.copyOf(today);
        answered = List.copyOf(answered);
    }

    /// The children of whom alerts have waited longest, each with all that wait; several together of what is of their
    /// home.
    List<List<Row>> oldest() {
        return byChildren().stream().limit(MOST_AT_ONCE).toList();
    }

    List<List<Row>> later() {
        return byChildren().stream().skip(MOST_AT_ONCE).toList();
    }

    private Collection<List<Row>> byChildren() {
        return waiting.stream()
                .collect(Collectors.groupingBy(Row::people, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    static int alerts(List<List<Row>> children) {
        return children.stream().mapToInt(List::size).sum();
    }

    /// Stands open above what waits: whoever answers sees that it is recorded, and what is next.
    List<Row> last() {
        return today.subList(0, Math.min(1, today.size()));
    }

    List<Row> before() {
        return Stream.concat(today.stream().skip(1), answered.stream()).toList();
    }

    /// Whether any of these is the viewer's only because others did not answer.
    static boolean passedOn(List<List<Row>> children) {
        return children.stream()
                .flatMap(List::stream)
                .anyMatch(row -> !row.told().to().isEmpty());
    }

    @Override
    public Set<UUID> named() {
        return Stream.of(waiting, today, answered)
                .flatMap(List::stream)
                .map(Row::people)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /// An alert, or those of one need of a home.
    ///
    /// @param family and its page
    /// @param who "Cian, 14", "Cian, 14 and Niamh, 9"
    /// @param beside whose answer stands in place of the viewer's, and what it is; mostly empty
    record Row(
            List<UUID> people,
            AlertBox alert,
            Family family,
            String who,
            String title,
            String since,
            Told told,
            String beside) {

        Row {
            people = List.copyOf(people);
        }
    }

    record Family(String name, String href) {}

    /// @param to "Lucy Carter, Nothe Reach Academy"; empty where the viewer alone was told
    /// @param waited "2 working days ago", or what the viewer answered
    record Told(String to, String phone, String waited) {}
}
