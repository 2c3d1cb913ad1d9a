package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.families.Person;
import org.kith.families.facts.Event;
import org.kith.families.facts.Facts;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.Listed;
import org.kith.needs.Need;
import org.kith.needs.NeedAnswers;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// How the page of a person or a family tells of a need.
///
/// @param family whose page it is; null on a person's own
/// @param files whether the viewer may open the receipts of files
record NeedWords(Alerts alerts, Viewer viewer, @Nullable String family, boolean files, LocalDate today) {

    /// A need with what a page says of it beside.
    ///
    /// @param places whether the viewer may know where the person goes to school and lives
    /// @param said what stands against it
    record Told(
            Need need,
            Person person,
            boolean places,
            boolean isNew,
            @Nullable Alert alert,
            List<NeedAnswers.Answer> said) {}

    /// @param home one need, or that of several children of a home
    NeedsBody.Row row(String id, List<Told> home) {
        var need = home.getFirst().need();
        var words = need.rule().words();
        var course = need.course();
        var received = home.stream()
                .map(told -> told.need().course().receivedOn())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean several = home.size() > 1;
        var whose = new ArrayList<NeedsBody.Whose>();
        for (var told : home) {
            whose.add(whose(several ? id + "-" + (whose.size() + 1) : id, told, several));
        }
        return new NeedsBody.Row(
                id,
                new NeedsBody.Rule(need.rule().name(), words.title(), words.rule(), words.ends()),
                "since " + Dates.day(course.since(), today) + ". Newest evidence received " + Dates.day(received, today)
                        + ", " + Dates.age(received, today) + ".",
                tags(home),
                until(need),
                course.unconfirmedSince() == null ? "" : late(need),
                alerts(home),
                whose);
    }

    private NeedsBody.Whose whose(String id, Told told, boolean several) {
        return new NeedsBody.Whose(
                id,
                told.person().id().toString(),
                whose(told.person()),
                family,
                found(told.need(), told.person(), several, today),
                evidence(told.need(), told.person()),
                told.said().stream().map(answer -> said(answer, told.places())).toList(),
                told.said().stream().anyMatch(this::isOwn));
    }

    private List<NeedsBody.Tag> tags(List<Told> home) {
        var unconfirmed = home.getFirst().need().course().unconfirmedSince();
        var tags = new ArrayList<NeedsBody.Tag>();
        if (home.stream().anyMatch(told -> told.alert() != null && told.alert().answered() == null)) {
            tags.add(new NeedsBody.Tag("new", "New alert"));
        } else if (home.stream().anyMatch(Told::isNew)) {
            tags.add(new NeedsBody.Tag("new", "New"));
        }
        if (unconfirmed != null) {
            tags.add(new NeedsBody.Tag("maybe", "Not confirmed since " + Dates.day(unconfirmed, today)));
        }
        var questioned = home.stream().filter(told -> !told.said().isEmpty()).toList();
        if (!questioned.isEmpty()) {
            tags.add(new NeedsBody.Tag(
                    "maybe", "Questioned" + (questioned.size() == home.size() ? "" : " for " + names(questioned))));
        }
        return tags;
    }

    private List<AlertBox> alerts(List<Told> home) {
        var boxes = new LinkedHashMap<AlertBox.Likeness, List<Told>>();
        for (var told : home) {
            if (told.alert() != null) {
                boxes.computeIfAbsent(box(told).likeness(), _ -> new ArrayList<>())
                        .add(told);
            }
        }
        boolean ofAll = boxes.values().stream().allMatch(of -> of.size() == home.size());
        return boxes.values().stream()
                .map(of -> {
                    var box = AlertBox.together(of.stream().map(this::box).toList());
                    return ofAll ? box : box.of(names(of));
                })
                .toList();
    }

    private AlertBox box(Told told) {
        return AlertBox.of(Objects.requireNonNull(told.alert()), alerts, viewer, told.places(), family, today);
    }

    private static String names(List<Told> of) {
        return Counts.list(of.stream().map(told -> told.person().called()).toList());
    }

    /// @param places whoever says it may be of the school that not everybody may know
    private NeedsBody.Said said(NeedAnswers.Answer answer, boolean places) {
        boolean own = isOwn(answer);
        var what = answer.kind() == NeedAnswers.Kind.CONTEST
                ? " that it is not so."
                : " that a fact it rests on is wrong.";
        return new NeedsBody.Said(
                own ? "You" : places ? answer.byName() : "Somebody",
                (own ? "say" : "says") + what,
                Dates.day(Dates.on(answer.at()), today),
                answer.why());
    }

    private boolean isOwn(NeedAnswers.Answer answer) {
        return answer.byAccount().equals(viewer.id().value());
    }

    /// Null on the person's own page.
    private NeedsBody.@Nullable Who whose(Person person) {
        return family == null ? null : new NeedsBody.Who(person.called(), "/people/" + person.id());
    }

    /// A line and by what path it reaches the person.
    private record Reached(Facts.Line line, Need.Path path) {}

    /// Of their own record, or else of others'.
    static String found(Need need, Person person, boolean several, LocalDate today) {
        var own = events(need, path -> path.of() == null);
        var events = own.isEmpty() ? events(need, path -> path.of() != null) : own;
        if (events.isEmpty()) {
            return "";
        }
        var newest = events.getFirst();
        return newest.line().words() + " (" + when(newest.line(), today) + ")" + ofWhom(newest.path(), person, several)
                + (events.size() == 1 ? "." : ", and " + Counts.number(events.size() - 1) + " more.");
    }

    private static List<Reached> events(Need need, Predicate<Need.Path> which) {
        return need.evidence().stream()
                .filter(which)
                .flatMap(path -> Event.once(path.lines(), Facts.Line::event).stream()
                        .map(event -> new Reached(event.getFirst(), path)))
                .filter(reached -> !reached.line().withdrawn())
                .sorted(Comparator.comparing((Reached reached) -> reached.line().until())
                        .reversed()
                        .thenComparing(reached -> reached.line().words())
                        .thenComparing(
                                reached -> reached.path().name(), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /// ", of Tahmina (mother)"; empty of the person's own record.
    ///
    /// @param several whether it is said of them and others of their home
    static String ofWhom(Need.Path path, Person person, boolean several) {
        if (path.of() == null) {
            return "";
        }
        var company = several ? company(path, "their", "them", "they are") : company(path, person);
        var name = path.name();
        return ", of "
                + (company != null
                        ? name == null ? "somebody " + company : name + ", " + company
                        : name == null
                                ? (several ? "their " : person.called() + "’s ") + path.way()
                                : name + " (" + path.way() + ")");
    }

    /// "who lives in Cian’s home"; null of somebody of their kin.
    private static @Nullable String company(Need.Path path, Person person) {
        return company(path, person.called() + "’s", person.called(), person.called() + " is");
    }

    private static @Nullable String company(Need.Path path, String their, String them, String theyAre) {
        return switch (path.way()) {
            case "lives in the home" -> "who lives in " + their + " home";
            case "said to live together" -> "who is said to live with " + them;
            case "named in one case" -> "with whom " + theyAre + " named in one case";
            default -> null;
        };
    }

    private List<NeedsBody.Evidence> evidence(Need need, Person person) {
        var rows = new ArrayList<NeedsBody.Evidence>();
        for (var path : need.evidence()) {
            var way = path(path, person, today);
            for (var event : Event.once(path.lines(), Facts.Line::event)) {
                var line = event.getFirst();
                rows.add(new NeedsBody.Evidence(
                        when(line, today),
                        line.words(),
                        event.stream()
                                .map(each -> where(each, each.words().equals(line.words()) ? "" : each.words()))
                                .toList(),
                        way,
                        line.withdrawn(),
                        line.months().stream()
                                .map(month -> new NeedsBody.Month(when(month, today), month.words(), where(month, "")))
                                .toList()));
            }
            if (path.withheld()) {
                rows.add(new NeedsBody.Evidence(
                        "",
                        "Something in the record of somebody else",
                        List.of(new NeedsBody.Where("Not shown to your role", "", null)),
                        way,
                        false,
                        List.of()));
            }
        }
        return rows;
    }

    /// Its source and age, and the line for whoever may open the file's receipt.
    ///
    /// @param own what the source says of the same event in words of its own
    private NeedsBody.Where where(Facts.Line line, String own) {
        var origin = line.origin();
        return new NeedsBody.Where(
                origin.title() + ", " + origin.received(today) + (own.isEmpty() ? "" : ", as “" + own + "”"),
                line.facts().size() == 1
                        ? "line " + Counts.number(origin.line())
                        : "the newest of " + Counts.of(line.facts().size(), "month", "months"),
                files ? "/receipts/" + origin.delivery() + "?line=" + origin.line() : null);
    }

    static String when(Facts.Line line, LocalDate today) {
        return line.until().equals(line.from())
                ? Dates.brief(line.from(), today)
                : Dates.brief(line.from(), today) + " to " + Dates.brief(line.until(), today);
    }

    /// "Path: Aoife’s record; lived in one home with Cian since 10 January 2022."
    static String path(Need.Path path, Person person, LocalDate today) {
        if (path.of() == null) {
            return "Path: " + person.called() + "’s own record";
        }
        var since = path.since();
        boolean fromBirth = since != null && since.equals(person.bornOn());
        var from = since == null ? "" : fromBirth ? ", since birth" : ", since " + Dates.day(since, today);
        var company = company(path, person);
        var whose = path.name() == null
                ? company == null
                        ? "the record of " + person.called() + "’s " + path.way()
                        : "the record of somebody else"
                : path.name() + "’s record";
        return "Path: " + whose
                + (company == null
                        ? path.name() == null ? "" : ", " + person.called() + "’s " + path.way()
                        : ", " + company)
                + from;
    }

    /// The day on which it ends by itself, where it does: of anything else the rule's own words say what ends it.
    private String until(Need need) {
        var until = need.standsUntil();
        return until == null || need.course().unconfirmedSince() != null
                ? ""
                : "Without new evidence it ends " + (until.equals(today) ? "today" : "on " + Dates.day(until, today))
                        + ".";
    }

    private static String late(Need need) {
        var sources = need.late();
        return (sources.isEmpty()
                        ? "A file that is due has not come"
                        : Counts.list(sources) + (sources.size() == 1 ? " is late" : " are late"))
                + ", so nobody can say whether it still holds.";
    }

    /// @param home one need that ended, or that of several children of a home
    NeedsBody.Ended ended(Need need, List<Person> home) {
        var on = Objects.requireNonNull(need.course().endedOn());
        return new NeedsBody.Ended(
                need.rule().words().title(),
                home.stream()
                        .flatMap(person -> Optional.ofNullable(whose(person)).stream())
                        .toList(),
                Dates.brief(on, today),
                "Stood since " + Dates.day(need.course().since(), today) + ". It ended " + because(need.course())
                        + ".");
    }

    /// "because no new evidence came in its time": only some needs end because anything is better.
    static String because(Listed.Course course) {
        return "because " + why(String.valueOf(course.endedWhy()));
    }

    private static String why(String why) {
        return switch (why) {
            case "its facts say so" -> "what the sources say makes it true no longer";
            case "its time ran out" -> "no new evidence came in its time";
            case "the rule changed" -> "the rule changed, not what is known";
            case "the rule was switched off" -> "the rule was switched off, not what is known";
            case "past its ages" -> "the rule looks at younger people only";
            case "the records are no longer theirs" -> "the records are somebody else’s";
            default -> why;
        };
    }

    /// "17 pyramids of other zones, …"
    static String elsewhere(int pyramids) {
        return Counts.of(pyramids, "pyramid of another zone", "pyramids of other zones")
                + ", where children of this zone go to school";
    }

    /// "6 weeks", "10 days"
    static String period(int days) {
        return days % 7 == 0 ? Counts.of(days / 7, "week", "weeks") : Counts.of(days, "day", "days");
    }

    static String lower(String words) {
        return words.length() > 1 && Character.isUpperCase(words.charAt(1)) ? words : Words.lower(words);
    }
}
