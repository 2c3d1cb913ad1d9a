package org.kith.families.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.partners.RegisterWeek;
import org.kith.site.words.Dates;

/// Marks of a school's register, summed: ten sessions a week, as DfE's codes of August 2024 mean them.
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

    private @Nullable LocalDate from;
    private int possible;
    private int missed;
    private final Map<String, Integer> reasons = new TreeMap<>();

    /// Adds the weeks of a month.
    ///
    /// @param first the day on which the first of the weeks begins
    /// @param month the note of a month's fact
    /// @return how many weeks it holds
    int add(LocalDate first, String month) {
        from = from == null || first.isBefore(from) ? first : from;
        var weeks = RegisterWeek.in(month);
        weeks.forEach(week -> week(week.marks()));
        return weeks.size();
    }

    private void week(String marks) {
        var mark = MARK.matcher(marks);
        while (mark.find()) {
            char letter = mark.group().charAt(0);
            if (RegisterWeek.isPossible(letter)) {
                possible++;
                if (RegisterWeek.isMissed(letter)) {
                    missed++;
                    reasons.merge(REASONS.getOrDefault(String.valueOf(letter), "for other reasons"), 1, Integer::sum);
                }
            }
        }
    }

    /// "Missed 11 of 58 sessions since 5 October: 5 ill, 4 suspended, 2 unauthorised"
    String words() {
        var since = from == null ? "" : " since " + Dates.day(from);
        if (missed == 0) {
            return "Missed none of " + possible + " sessions" + since;
        }
        List<String> parts = new ArrayList<>();
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason -> parts.add(reason.getValue() + " " + reason.getKey()));
        return "Missed " + missed + " of " + possible + " sessions" + since + ": " + String.join(", ", parts);
    }
}
