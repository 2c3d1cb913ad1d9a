package org.kith.strategy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.DeclaredText;
import org.kith.declarations.Yaml;
import org.kith.site.FrontDoor;

/// Reads the files in which a partnership writes its strategy, its outcomes and its zones. A mistake does not end the
/// reading: what is right is read, and every mistake is noted with its line.
public final class StrategyReading {

    private static final Pattern NUMBER = Pattern.compile("0[\\d ]{8,14}\\d|\\d{3}");
    private static final Pattern ZONE_CODE = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern AGES = Pattern.compile("(\\d{1,3}) to (\\d{1,3})");

    private final Path folder;
    private final Mistakes mistakes = new Mistakes();

    private final List<BrokenDeclaration> toMend = new ArrayList<>();

    /// Where the strategy names what belongs to others, to be held against what they know.
    private final List<Named> named = new ArrayList<>();

    private record Named(Yaml at, What what) {}

    private enum What {
        RULE,
        KIND_OF_FACT,
        KNOWN_GROUP
    }

    public StrategyReading(Path folder) {
        this.folder = folder;
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /// What is to be mended before it is in force, of what was read so far. Where it is in force already all goes on
    /// with it.
    public List<BrokenDeclaration> toMend() {
        return List.copyOf(toMend);
    }

    public Editions<OutcomeSet> outcomeSets() {
        return editions("outcomes", "outcome set", OutcomeSet::edition, this::outcomeSet);
    }

    /// Every version that can be understood.
    ///
    /// @param sets what its ambitions may name
    public Editions<Strategy> strategies(Editions<OutcomeSet> sets) {
        return editions("strategy", "strategy", Strategy::edition, yaml -> strategy(yaml, sets));
    }

    public List<Zone> zones() {
        var file = folder.resolve("zones.yaml");
        if (!Files.exists(file)) {
            return List.of();
        }
        var zones = new ArrayList<Zone>();
        for (var yaml : within(file, "zones")) {
            mistakes.read(() -> zone(yaml)).ifPresent(zone -> {
                if (!ZONE_CODE.matcher(zone.code()).matches()) {
                    toMend.add(yaml.field("code")
                            .broken("a zone’s code has letters, figures and hyphens, such as `BRI`, not `" + zone.code()
                                    + "`."));
                }
                if (zones.stream().anyMatch(one -> one.code().equals(zone.code()) && one.overlaps(zone))) {
                    mistakes.add(yaml.field("code")
                            .broken("two zones have the code `" + zone.code() + "` on the same day."));
                }
                zones.add(zone);
            });
        }
        return List.copyOf(zones);
    }

    /// Holds what the strategy names against what there is.
    ///
    /// @param groups of whom sources tell who is in them
    public void against(Set<String> rules, Set<String> kindsOfFacts, Collection<String> groups) {
        for (var each : named) {
            var name = each.at().text();
            switch (each.what()) {
                case RULE -> {
                    if (!rules.contains(name)) {
                        mistakes.add(each.at().broken("there is no rule of need called `" + name + "`."));
                    }
                }
                case KIND_OF_FACT -> {
                    if (!kindsOfFacts.contains(name)) {
                        mistakes.add(each.at().broken("there is no kind of fact called `" + name + "`."));
                    }
                }
                case KNOWN_GROUP -> {
                    if (!groups.contains(name)) {
                        mistakes.add(each.at()
                                .broken("sources do not tell who is in `" + name + "`; they do of "
                                        + String.join(", ", groups) + "."));
                    }
                }
            }
        }
    }

    private List<Yaml> within(Path file, String name) {
        return mistakes.read(() -> Yaml.in(file).knowing(name).field(name).list())
                .orElse(List.of());
    }

    private <T> Editions<T> editions(
            String subfolder, String what, Function<T, Edition> edition, Function<Yaml, T> reading) {
        var all = new ArrayList<T>();
        var versions = new HashSet<Integer>();
        var starts = new HashSet<LocalDate>();
        var froms = new HashMap<Integer, Yaml>();
        for (var file : DeclaredText.files(folder.resolve(subfolder), ".yaml")) {
            mistakes.read(() -> Yaml.in(file))
                    .ifPresent(yaml -> mistakes.read(() -> reading.apply(yaml)).ifPresent(one -> {
                        var said = edition.apply(one);
                        if (!versions.add(said.version())) {
                            mistakes.add(yaml.field("version")
                                    .broken("another " + what + " has the version " + said.version() + " too."));
                        } else if (!starts.add(said.from())) {
                            mistakes.add(yaml.field("from").broken("another " + what + " begins on the same day."));
                        } else {
                            all.add(one);
                            froms.put(said.version(), yaml.field("from"));
                        }
                    }));
        }
        all.stream()
                .map(edition)
                .filter(one -> all.stream()
                        .map(edition)
                        .anyMatch(other ->
                                other.version() < one.version() && other.from().isAfter(one.from())))
                .map(one -> Objects.requireNonNull(froms.get(one.version()))
                        .broken("version " + one.version() + " begins before one with a lower number, which then"
                                + " follows on it."))
                .forEach(toMend::add);
        return new Editions<>(all, edition);
    }

    private static Edition edition(Yaml yaml) {
        return new Edition(
                yaml.field("version").number(),
                yaml.text("title"),
                yaml.field("from").date(),
                until(yaml));
    }

    private static @Nullable LocalDate until(Yaml yaml) {
        var from = yaml.field("from").date();
        var until = yaml.find("until");
        if (until.isPresent() && until.get().date().isBefore(from)) {
            throw until.get().broken("the last day is before the first, " + from + ".");
        }
        return until.map(Yaml::date).orElse(null);
    }

    private OutcomeSet outcomeSet(Yaml yaml) {
        yaml.knowing("version", "title", "from", "until", "outcomes");
        return new OutcomeSet(
                edition(yaml),
                each(
                        yaml,
                        "outcomes",
                        one -> new Outcome(
                                one.knowing("code", "title", "says", "wanted").text("code"),
                                one.text("title"),
                                one.text("says"),
                                texts(one, "wanted"))));
    }

    private Strategy strategy(Yaml yaml, Editions<OutcomeSet> sets) {
        yaml.knowing(
                "version",
                "title",
                "from",
                "until",
                "purpose",
                "foundation",
                "front door",
                "pillars",
                "ambitions",
                "aims",
                "groups",
                "statements");
        var edition = edition(yaml);
        var outcomes = new LinkedHashSet<String>();
        sets.during(edition.from(), edition.until())
                .forEach(set -> set.outcomes().forEach(one -> outcomes.add(one.code())));
        return new Strategy(
                edition,
                yaml.text("purpose"),
                yaml.text("foundation"),
                yaml.find("front door").map(StrategyReading::frontDoor).orElse(null),
                each(yaml, "pillars", StrategyReading::pillar),
                each(yaml, "ambitions", one -> ambition(one, outcomes)),
                each(yaml, "aims", this::aim),
                each(yaml, "groups", this::group),
                each(yaml, "statements", StrategyReading::statement));
    }

    private static FrontDoor frontDoor(Yaml door) {
        door.knowing("name", "number");
        var number = door.field("number");
        if (!NUMBER.matcher(number.text()).matches()) {
            throw number.broken("a telephone number such as \"01632 960 100\" belongs here, in quotes.");
        }
        return new FrontDoor(door.text("name"), number.text());
    }

    private static Pillar pillar(Yaml one) {
        one.knowing("code", "title", "means");
        return new Pillar(one.text("code"), one.text("title"), texts(one, "means"));
    }

    private Ambition ambition(Yaml one, Set<String> outcomes) {
        one.knowing("code", "title", "says", "outcomes", "wanted");
        for (var outcome : one.field("outcomes").list()) {
            if (!outcomes.contains(outcome.text())) {
                mistakes.add(outcome.broken("no outcome of the set has the code `" + outcome.text() + "`."));
            }
        }
        return new Ambition(
                one.text("code"), one.text("title"), one.text("says"), texts(one, "outcomes"), texts(one, "wanted"));
    }

    private Aim aim(Yaml one) {
        one.knowing("code", "title", "says", "measured by", "wanted");
        return new Aim(
                one.text("code"),
                one.text("title"),
                one.text("says"),
                named(one, "measured by", What.RULE),
                texts(one, "wanted"));
    }

    private Group group(Yaml one) {
        one.knowing("code", "title", "known by", "measured by", "wanted", "counted");
        return new Group(
                one.text("code"),
                one.text("title"),
                named(one, "known by", What.KIND_OF_FACT),
                named(one, "measured by", What.RULE),
                texts(one, "wanted"),
                one.find("counted").map(this::counting).orElse(null));
    }

    private Group.Counting counting(Yaml counted) {
        counted.knowing("by", "of", "ages");
        var by = counted.field("by");
        named.add(new Named(by, What.KNOWN_GROUP));
        boolean pupils = counted.find("of")
                .map(of -> switch (of.text()) {
                    case "pupils" -> true;
                    case "residents" -> false;
                    default -> throw of.broken("a group is counted of `residents` or of `pupils`.");
                })
                .orElse(false);
        var ages = counted.find("ages");
        if (ages.isEmpty()) {
            return new Group.Counting(by.text(), pupils, null, null);
        }
        var span = AGES.matcher(ages.get().text());
        if (!span.matches() || Integer.parseInt(span.group(1)) > Integer.parseInt(span.group(2))) {
            throw ages.get().broken("ages are such as `10 to 17`, both included.");
        }
        return new Group.Counting(by.text(), pupils, Integer.valueOf(span.group(1)), Integer.valueOf(span.group(2)));
    }

    private static Statement statement(Yaml one) {
        one.knowing("code", "of", "says");
        var of = one.field("of");
        return new Statement(
                one.text("code"),
                switch (of.text()) {
                    case "children" -> Statement.Of.CHILDREN;
                    case "parents" -> Statement.Of.PARENTS;
                    default -> throw of.broken("a statement is of `children` or of `parents`.");
                },
                one.text("says"));
    }

    private static Zone zone(Yaml one) {
        one.knowing("code", "name", "from", "until", "teams");
        return new Zone(one.text("code"), one.text("name"), one.field("from").date(), until(one), texts(one, "teams"));
    }

    private List<String> named(Yaml one, String field, What what) {
        for (var each : one.listOrNone(field)) {
            named.add(new Named(each, what));
        }
        return texts(one, field);
    }

    /// The entries of a list, each with a code of its own.
    private <T> List<T> each(Yaml yaml, String field, Function<Yaml, T> reading) {
        var read = new ArrayList<T>();
        Map<String, Yaml> codes = new HashMap<>();
        for (var one : yaml.field(field).list()) {
            mistakes.read(() -> reading.apply(one)).ifPresent(each -> {
                var code = one.field("code");
                if (!code.text().matches("[a-z][a-z0-9-]*")) {
                    mistakes.add(code.broken("a code has small letters and hyphens, such as `safe-from-harm`, not `"
                            + code.text() + "`."));
                } else if (codes.put(code.text(), code) != null) {
                    mistakes.add(code.broken("two of the " + field + " have the code `" + code.text() + "`."));
                }
                read.add(each);
            });
        }
        return read;
    }

    private static List<String> texts(Yaml one, String field) {
        return one.listOrNone(field).stream().map(Yaml::text).toList();
    }
}
