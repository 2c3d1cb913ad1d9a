package org.kith.families.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.families.Family;
import org.kith.families.Helper;
import org.kith.families.Person;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Who is helping, for whom, how to reach them, and how that is known.
record HelpersBody(List<Row> rows, String asOf) implements Page {

    HelpersBody {
        rows = List.copyOf(rows);
    }

    /// Somebody who helps, with all that they are to the family.
    ///
    /// @param you it is the viewer
    /// @param role "lead, social worker (Cian) and family worker (Niamh), Weymouth team"
    record Row(
            String who,
            boolean you,
            String role,
            String whom,
            String phone,
            String email,
            String since,
            List<From> from) {

        Row {
            from = List.copyOf(from);
        }

        /// "tom.adeyemi", "@council.example": a line may end between them.
        List<String> emailParts() {
            int sign = email.indexOf('@');
            return sign < 1 ? List.of(email) : List.of(email.substring(0, sign), email.substring(sign));
        }

        private record Who(
                String name,
                @Nullable String agency,
                @Nullable String phone,
                @Nullable String email) {}

        /// @param everybody how many people of the family the viewer may know
        static List<Row> of(
                List<Helper> helpers, Family family, int everybody, Viewer viewer, boolean receipts, LocalDate today) {
            return helpers.stream()
                    .collect(Collectors.groupingBy(
                            helper -> new Who(helper.name(), helper.agency(), helper.phone(), helper.email()),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(each -> of(each.getKey(), each.getValue(), family, everybody, viewer, receipts, today))
                    .toList();
        }

        private static Row of(
                Who who,
                List<Helper> roles,
                Family family,
                int everybody,
                Viewer viewer,
                boolean receipts,
                LocalDate today) {
            boolean you =
                    viewer.workerEmail().map(own -> own.equals(who.email())).orElse(false);
            boolean alike = roles.stream().map(Helper::people).distinct().count() == 1;
            var since = roles.stream()
                    .map(Helper::fromOn)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            return new Row(
                    who.name() + (you ? " (you)" : ""),
                    you,
                    Counts.list(roles.stream()
                                    .map(helper -> helper.part()
                                            + (alike ? "" : " (" + whom(Stream.of(helper), family, everybody) + ")"))
                                    .distinct()
                                    .toList())
                            + (who.agency() == null ? "" : ", " + who.agency()),
                    whom(roles.stream(), family, everybody),
                    who.phone() == null ? "" : who.phone(),
                    who.email() == null ? "" : who.email(),
                    since == null ? "date not said" : "since " + Dates.day(since),
                    From.of(roles.stream().map(Helper::said).toList(), receipts, today));
        }

        private static String whom(Stream<Helper> helpers, Family family, int everybody) {
            var helped = helpers.flatMap(helper -> helper.people().stream()).collect(Collectors.toSet());
            var names = family.people()
                    .filter(person -> helped.contains(person.id()))
                    .map(Person::called)
                    .toList();
            return names.size() == everybody ? "the whole family" : Counts.list(names);
        }
    }
}
