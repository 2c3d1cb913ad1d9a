package org.kith.partners.layouts;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.declarations.Yaml;
import org.kith.site.words.Words;

/// One source's declaration, `sources/<name>.yaml`.
public final class SourceFile {

    private static final LocalDate NEVER = LocalDate.of(1900, 1, 1);

    private static final Pattern AGES = Pattern.compile("(\\d{1,3}) to (\\d{1,3})");

    private final Yaml yaml;
    private final List<String> missing = new ArrayList<>();

    private SourceFile(Yaml yaml) {
        this.yaml = yaml.knowing(
                "name",
                "title",
                "organisation",
                "agreement",
                "coverage",
                "delivery",
                "audience",
                "only when turned on",
                "holds a person once",
                "layouts");
    }

    public static Source source(
            Path file, Map<String, Shape> shapes, Map<String, Yaml> switches, Map<String, Duty> law) {
        return new SourceFile(Yaml.in(file)).source(shapes, switches, law);
    }

    private Source source(Map<String, Shape> shapes, Map<String, Yaml> switches, Map<String, Duty> law) {
        String name = yaml.text("name");
        var source = new Source(
                name,
                yaml.text("title"),
                said(yaml, "organisation"),
                agreement(law),
                coverage(),
                delivery(shapes),
                audience(),
                turnedOn(name, switches),
                yaml.find("holds a person once").map(Yaml::yes).orElse(false),
                layouts(shapes),
                List.copyOf(missing));
        keptApart(source, shapes);
        return source;
    }

    /// What stands apart comes from sources that say nothing else, and from no other.
    private void keptApart(Source source, Map<String, Shape> shapes) {
        source.layouts().keySet().stream()
                .flatMap(layout -> Objects.requireNonNull(shapes.get(layout)).tables().stream())
                .flatMap(table -> table.statements().stream())
                .flatMap(statement -> statement.facts().stream())
                .filter(fact -> fact.kind().standsApart() != source.standsApart())
                .findFirst()
                .ifPresent(fact -> {
                    throw yaml.field("audience")
                            .broken(
                                    source.standsApart()
                                            ? "data that stands apart (" + FactKind.APART
                                                    + ") comes from a source that says nothing else; this one says `"
                                                    + fact.kind().name() + "`."
                                            : "`" + fact.kind().name() + "` stands apart: only a source whose data is "
                                                    + FactKind.APART + " may say it.");
                });
    }

    /// A text that trust asks for; noted when it is not there, so that the source's files are refused with the
    /// reason.
    private String said(Yaml of, String field) {
        return of.find(field).map(Yaml::text).orElseGet(() -> {
            missing.add(field);
            return "";
        });
    }

    private Optional<Yaml> part(String name) {
        var part = yaml.find(name);
        if (part.isEmpty()) {
            missing.add(name);
        }
        return part;
    }

    private Source.Agreement agreement(Map<String, Duty> law) {
        var part = part("agreement");
        if (part.isEmpty()) {
            return new Source.Agreement("", null, "", "", null, null, "", null, "", "", NEVER);
        }
        var said = part.get()
                .knowing(
                        "controller",
                        "contact",
                        "purpose",
                        "article 6",
                        "article 9 or 10",
                        "confidentiality",
                        "gateway",
                        "rests on",
                        "impact assessment",
                        "retention",
                        "review on");
        return new Source.Agreement(
                said(said, "controller"),
                said.textOrNull("contact"),
                said(said, "purpose"),
                said(said, "article 6"),
                said.textOrNull("article 9 or 10"),
                said.textOrNull("confidentiality"),
                said(said, "gateway"),
                said.find("rests on").map(name -> duty(name, law)).orElse(null),
                said(said, "impact assessment"),
                said(said, "retention"),
                said.find("review on").map(Yaml::date).orElseGet(() -> {
                    missing.add("review on");
                    return NEVER;
                }));
    }

    private static Duty duty(Yaml name, Map<String, Duty> law) {
        var duty = law.get(name.text());
        if (duty == null) {
            throw name.broken("law.yaml has no `" + name.text() + "`; it has "
                    + (law.isEmpty() ? "nothing" : String.join(", ", law.keySet())) + ".");
        }
        return duty;
    }

    private Source.Coverage coverage() {
        var part = part("coverage");
        if (part.isEmpty()) {
            return new Source.Coverage("", NEVER, 0, null, null);
        }
        var said = part.get().knowing("who", "from", "late days", "ages");
        var ages = said.find("ages");
        var span = AGES.matcher(ages.map(Yaml::text).orElse(""));
        boolean aged = span.matches();
        if (ages.isPresent() && (!aged || Integer.parseInt(span.group(1)) > Integer.parseInt(span.group(2)))) {
            throw ages.get().broken("ages are such as `0 to 5`, both included.");
        }
        return new Source.Coverage(
                said(said, "who"),
                said.find("from").map(Yaml::date).orElseGet(() -> {
                    missing.add("from");
                    return NEVER;
                }),
                said.find("late days").map(Yaml::number).orElseGet(() -> {
                    missing.add("late days");
                    return 0;
                }),
                aged ? Integer.valueOf(span.group(1)) : null,
                aged ? Integer.valueOf(span.group(2)) : null);
    }

    private Source.Delivery delivery(Map<String, Shape> shapes) {
        var said = yaml.field("delivery")
                .knowing(
                        "kind",
                        "kinds",
                        "year from",
                        "every",
                        "due day",
                        "months",
                        "grace days",
                        "each school sends its own");
        Map<String, DeliveryKind> kinds = new LinkedHashMap<>();
        said.fieldsOrNone("kinds").forEach((layout, kind) -> {
            if (!shapes.containsKey(layout)) {
                throw kind.broken("no layout is called `" + layout + "`.");
            }
            kinds.put(layout, kind(kind));
        });
        var kind = kind(said.field("kind"));
        var yearFrom = said.find("year from").map(SourceFile::dayOfYear).orElse(null);
        if (yearFrom == null && (kind == DeliveryKind.YEAR_TO_DATE || kinds.containsValue(DeliveryKind.YEAR_TO_DATE))) {
            throw said.broken("`year from` says when a year to date begins anew, such as 09-01.");
        }
        return new Source.Delivery(
                kind,
                kinds,
                new Source.Cadence(
                        every(said.field("every")),
                        said.field("due day").number(),
                        said.wordsOrNone("months").stream()
                                .map(Integer::valueOf)
                                .toList(),
                        said.field("grace days").number()),
                yearFrom,
                said.find("each school sends its own").map(Yaml::yes).orElse(false));
    }

    private static MonthDay dayOfYear(Yaml yaml) {
        try {
            return MonthDay.parse("--" + yaml.text());
        } catch (DateTimeParseException _) {
            throw yaml.broken("a month and a day such as 09-01 belong here.");
        }
    }

    private static DeliveryKind kind(Yaml yaml) {
        for (DeliveryKind kind : DeliveryKind.values()) {
            if (kind.word().equals(yaml.text())) {
                return kind;
            }
        }
        throw yaml.broken("a delivery is a snapshot, year-to-date, changes or corrections.");
    }

    private static Source.Every every(Yaml yaml) {
        return Words.find(Source.Every.class, yaml.text())
                .orElseThrow(() -> yaml.broken("it comes every day, week, month, quarter, term or year."));
    }

    private Source.Audience audience() {
        var part = part("audience");
        if (part.isEmpty()) {
            return new Source.Audience(Set.of(), "", false, false, false);
        }
        var said = part.get().knowing("roles", "data", "adults only", "parents told who leads", "passes alerts to");
        var roles = said.wordsOrNone("roles");
        if (roles.isEmpty()) {
            missing.add("roles");
        }
        return new Source.Audience(
                Set.copyOf(roles),
                said(said, "data"),
                said.find("adults only").map(Yaml::yes).orElse(false),
                said.find("parents told who leads").map(Yaml::yes).orElse(false),
                said.find("passes alerts to").map(SourceFile::helpers).orElse(false));
    }

    /// Whether they go to whoever takes part in the help, besides whoever leads it.
    private static boolean helpers(Yaml relations) {
        var said = Set.copyOf(relations.words());
        if (!said.contains("lead") || !Set.of("lead", "involved").containsAll(said)) {
            throw relations.broken("alerts are passed to `lead`, or to `lead` and `involved`.");
        }
        return said.contains("involved");
    }

    private Optional<Source.Switch> turnedOn(String name, Map<String, Yaml> switches) {
        return yaml.find("only when turned on").map(why -> {
            var on = switches.get(name);
            if (on == null) {
                return new Source.Switch(why.text(), null, null, null);
            }
            on.knowing("since", "reason", "by");
            return new Source.Switch(why.text(), on.field("since").date(), on.text("reason"), on.text("by"));
        });
    }

    private Map<String, Set<String>> layouts(Map<String, Shape> shapes) {
        Map<String, Set<String>> layouts = new LinkedHashMap<>();
        yaml.field("layouts").fields().forEach((name, needed) -> {
            var shape = shapes.get(name);
            if (shape == null) {
                throw needed.broken("no layout is called `" + name + "`.");
            }
            var known = shape.tables().stream()
                    .flatMap(table -> table.columns().keySet().stream())
                    .collect(Collectors.toSet());
            var columns = new LinkedHashSet<>(needed.words());
            for (String column : columns) {
                if (!known.contains(column)) {
                    throw needed.broken("the layout " + name + " has no column `" + column + "`.");
                }
            }
            for (Table table : shape.tables()) {
                for (Column column : table.columns().values()) {
                    boolean asked = column.needed() || table.recognised().contains(column.name());
                    if (asked && !columns.contains(column.name())) {
                        throw needed.broken("without the column `" + column.name() + "` the layout " + name
                                + " cannot be read; name it among the needed ones.");
                    }
                }
            }
            layouts.put(name, columns);
        });
        return layouts;
    }
}
