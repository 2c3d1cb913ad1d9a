package org.kith.families.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.families.Origin;
import org.kith.families.Person;
import org.kith.families.Records;
import org.kith.partners.NumberWords;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Which records are a person, and the names, days of birth, numbers, languages and addresses that these give.
///
/// @param maybe how many more may be theirs
record Recorded(List<Joined> records, List<Given> given, int maybe) {

    /// A record that is this person, why, and where its newest description is written.
    record Joined(Records.Joined record, From from) {}

    record Given(String when, String words, List<From> from) {}

    /// @param upn whether their UPN may be told: it names the school that gave it
    static Recorded of(
            List<Records.Joined> records,
            boolean upn,
            List<Records.Given> names,
            List<Records.Given> homes,
            int maybe,
            boolean receipts,
            LocalDate today) {
        return new Recorded(
                records.stream()
                        .map(each -> new Joined(each, From.of(each.said().origin(), receipts, today)))
                        .toList(),
                Stream.of(
                                given(names, receipts, today),
                                each("born", records, Records.Said::bornOn, Dates::day, receipts, today),
                                each(
                                        "NHS number",
                                        records,
                                        said -> said.numbers().nhsNumber(),
                                        NumberWords::nhsNumber,
                                        receipts,
                                        today),
                                each(
                                        "UPN",
                                        records,
                                        said -> upn ? said.numbers().upn() : null,
                                        NumberWords::upn,
                                        receipts,
                                        today),
                                each("language", records, Records.Said::language, Languages::words, receipts, today),
                                given(homes, receipts, today))
                        .flatMap(List::stream)
                        .toList(),
                maybe);
    }

    String heading(Person person) {
        return records.size() == 1
                ? "One record is " + person.called()
                : Counts.number(records.size()) + " records are " + person.called();
    }

    private static List<Given> given(List<Records.Given> given, boolean receipts, LocalDate today) {
        return given.stream()
                .map(each -> {
                    var from = each.fromOn();
                    var until = each.untilOn();
                    var when = until == null
                            ? (from == null ? "now" : "since " + from.getYear())
                            : "to " + until.getYear();
                    return new Given(when, each.words(), briefly(each.origins(), receipts, today));
                })
                .toList();
    }

    private static List<From> briefly(List<Origin> origins, boolean receipts, LocalDate today) {
        return origins.stream()
                .map(origin -> From.briefly(origin, receipts, today))
                .toList();
    }

    /// Each of what the records give, what most give first.
    private static <T extends Comparable<? super T>> List<Given> each(
            String called,
            List<Records.Joined> records,
            Function<Records.Said, @Nullable T> given,
            Function<T, String> words,
            boolean receipts,
            LocalDate today) {
        var origins = new TreeMap<T, List<Origin>>();
        for (var record : records) {
            var said = given.apply(record.said());
            if (said != null) {
                origins.computeIfAbsent(said, _ -> new ArrayList<>())
                        .add(record.said().origin());
            }
        }
        return origins.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .map(each -> new Given(called, words.apply(each.getKey()), briefly(each.getValue(), receipts, today)))
                .toList();
    }
}
