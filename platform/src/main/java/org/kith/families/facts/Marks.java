package org.kith.families.facts;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.partners.RegisterWeek;
import org.kith.site.words.Dates;

/// Marks of a school's register, summed: ten sessions a week, as DfE's codes of August 2024 mean them.
/// A week that several files tell counts once, as the newest has it.
final class Marks {

    private static final Pattern MARK = Pattern.compile("[A-Z]\\d?|[/\\\\#-]");
    private static final Map<String, String> REASONS = Map.of(
            "I", "ill",
            "M", "at appointments",
            "E", "suspended",
            "C", "on leave",
            "O", "not authorised",
            "U", "late after registration",
            "G", "on holiday not agreed",
            "N", "without a reason yet",
            "R", "for religious observance",
            "T", "travelling");

    private record Week(int delivery, String marks) {

        Week or(Week other) {
            return other.delivery > delivery ? other : this;
        }
    }

    private final SortedMap<LocalDate, Week> weeks = new TreeMap<>();

    /// Adds the weeks of a month.
    ///
    /// @param first the day on which the first of the weeks begins
    /// @param month the note of a month's fact
    /// @param delivery that told it
    void add(LocalDate first, String month, int delivery) {
        for (var week : RegisterWeek.in(month)) {
            weeks.merge(first.withDayOfMonth(week.day()), new Week(delivery, week.marks()), Week::or);
        }
    }

    /// How many weeks there are.
    int weeks() {
        return weeks.size();
    }

    /// "Missed 11 of 58 sessions since 5 October: 5 ill, 4 suspended, 2 unauthorised"
    String words() {
        var since = weeks.isEmpty() ? "" : " since " + Dates.day(weeks.firstKey());
        var possible = weeks.values().stream()
                .flatMap(week -> MARK.matcher(week.marks()).results())
                .map(MatchResult::group)
                .filter(mark -> RegisterWeek.isPossible(mark.charAt(0)))
                .toList();
        var missed = possible.stream().filter(RegisterWeek::isMissed).toList();
        if (missed.isEmpty()) {
            return "Missed none of " + possible.size() + " sessions" + since;
        }
        var reasons = missed.stream()
                .collect(Collectors.groupingBy(
                        mark -> REASONS.getOrDefault(mark.substring(0, 1), "for other reasons"), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return "Missed " + missed.size() + " of " + possible.size() + " sessions" + since + ": " + reasons;
    }
}
