package org.kith.linkage.internal.conditions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Conditions;
import org.kith.linkage.Conditions.Comparison;
import org.kith.linkage.Conditions.Frequency;
import org.kith.linkage.Conditions.Level;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Conditions.Rule;
import org.kith.linkage.Constraints;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.WeighedPair;

/// The engine against a slow and obvious one, which asks every condition of every pair as it stands.
class ConditionReferenceTest {

    private static final List<String> NAMES = List.of("ann", "anne", "anna", "bob", "bobby", "rob", "cy");
    private static final List<String> COLUMNS = List.of("first", "last", "born", "tags", "age");

    private final Map<String, Expression> typed = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsThePairsTheWeightsAndThePersonsOfTheReference(long seed) {
        Random random = new Random(seed);
        Linking linking = List.of(Linking.WITHIN, Linking.BETWEEN, Linking.WITHIN_AND_BETWEEN)
                .get((int) (seed % 3));
        List<Map<String, String>> rows = rows(random);
        Conditions model = model(linking, random);
        assertThat(model.problems()).isEmpty();
        Links links = new Linker(Settings.defaults().joiningAt(0.6).keepingFrom(1e-200), model).link(records(rows));
        Map<List<Integer>, WeighedPair> found = new HashMap<>();
        links.weighed().forEach(pair -> found.put(List.of(pair.left(), pair.right()), pair));
        int[] person = new int[rows.size()];
        for (int i = 0; i < person.length; i++) {
            person[i] = i;
        }
        int pairs = 0;
        for (int a = 0; a < rows.size(); a++) {
            for (int b = 0; b < rows.size(); b++) {
                int rule = rule(model, rows, a, b);
                if (rule >= 0) {
                    pairs++;
                    WeighedPair pair = requireNonNull(found.get(List.of(a, b)), a + " and " + b);
                    double weight = weight(model, rows, a, b);
                    assertThat(pair.rule()).isEqualTo(rule);
                    assertThat(pair.weight()).isCloseTo(weight, within(1e-9));
                    assertThat(links.explain(b, a).probability()).isCloseTo(pair.probability(), within(1e-9));
                    if (pair.probability() >= 0.6) {
                        join(person, a, b);
                    }
                }
            }
        }
        assertThat(found).hasSize(pairs);
        assertThat(pairs).isPositive();
        for (int a = 0; a < rows.size(); a++) {
            for (int b = 0; b < rows.size(); b++) {
                assertThat(links.person(a) == links.person(b)).isEqualTo(person[a] == person[b]);
            }
        }
    }

    /// The slow way: each pair of two groups is asked whether it may stand in one person.
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29})
    void joinsTheLikeliestFirstUnderWhatIsSettled(long seed) {
        Random random = new Random(seed);
        List<Map<String, String>> rows = rows(random);
        Conditions model = model(Linking.WITHIN_AND_BETWEEN, random);
        Constraints settled = new Constraints().oncePerPerson("s1").oncePerPerson("s2");
        for (int i = 0; i < 12; i++) {
            int a = random.nextInt(rows.size());
            int b = (a + 1 + random.nextInt(rows.size() - 1)) % rows.size();
            if (i < 4) {
                settled.must(a, b);
            } else {
                settled.never(a, b);
            }
        }
        Settings settings = Settings.defaults().joiningAt(0.01).under(settled);
        Links links = new Linker(settings, model).link(records(rows));
        int[] person = IntStream.range(0, rows.size()).toArray();
        int refused = 0;
        for (Constraints.Pair pair : settled.musts().stream()
                .sorted(Comparator.comparingInt(Constraints.Pair::a).thenComparingInt(Constraints.Pair::b))
                .toList()) {
            if (settled.nevers().stream().anyMatch(never -> across(person, pair.a(), pair.b(), never))) {
                refused++;
            } else {
                join(person, pair.a(), pair.b());
            }
        }
        List<WeighedPair> likely = new ArrayList<>(links.weighed());
        likely.sort(Comparator.comparingDouble(WeighedPair::weight)
                .reversed()
                .thenComparingInt(WeighedPair::left)
                .thenComparingInt(WeighedPair::right));
        for (WeighedPair pair : likely) {
            if (pair.probability() < 0.01 || person[pair.left()] == person[pair.right()]) {
                continue;
            }
            boolean barred =
                    settled.nevers().stream().anyMatch(never -> across(person, pair.left(), pair.right(), never))
                            || Stream.of("s1", "s2")
                                    .anyMatch(source -> holds(person, rows, pair.left(), source)
                                            && holds(person, rows, pair.right(), source));
            refused += barred ? 1 : 0;
            if (!barred) {
                join(person, pair.left(), pair.right());
            }
        }
        for (int a = 0; a < rows.size(); a++) {
            for (int b = 0; b < rows.size(); b++) {
                assertThat(links.person(a) == links.person(b)).isEqualTo(person[a] == person[b]);
            }
        }
        assertThat(links.refused()).hasSize(refused).isNotEmpty();
    }

    private static boolean across(int[] person, int a, int b, Constraints.Pair never) {
        return (person[never.a()] == person[a] && person[never.b()] == person[b])
                || (person[never.a()] == person[b] && person[never.b()] == person[a]);
    }

    private static boolean holds(int[] person, List<Map<String, String>> rows, int record, String source) {
        return IntStream.range(0, person.length)
                .anyMatch(other -> person[other] == person[record]
                        && source.equals(rows.get(other).get("source")));
    }

    private static void join(int[] person, int a, int b) {
        int other = person[b];
        for (int i = 0; i < person.length; i++) {
            person[i] = person[i] == other ? person[a] : person[i];
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19})
    void leavesOutOnlyPairsThatTheReferenceHoldsTooUnlikely(long seed) {
        Random random = new Random(seed);
        Linking linking = List.of(Linking.WITHIN, Linking.BETWEEN, Linking.WITHIN_AND_BETWEEN)
                .get((int) (seed % 3));
        List<Map<String, String>> rows = rows(random);
        rows.addAll(rows(random));
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).put("id", Integer.toString(5000 - 13 * i));
            if (random.nextInt(10) == 0) {
                rows.get(i).put("born", "in spring");
            }
        }
        Conditions model = ofEqualValues(linking, random);
        assertThat(model.problems()).isEmpty();
        double floor = 0.02 + 0.6 * random.nextDouble();
        Links links = new Linker(
                        Settings.defaults().joiningAt(0.9).keepingFrom(floor).onThreads(3), model)
                .link(records(rows));
        Map<List<Integer>, WeighedPair> found = new HashMap<>();
        links.weighed().forEach(pair -> found.put(List.of(pair.left(), pair.right()), pair));
        assertThat(found).hasSameSizeAs(links.weighed());
        long[] added = new long[model.rules().size()];
        int kept = 0;
        for (int a = 0; a < rows.size(); a++) {
            for (int b = 0; b < rows.size(); b++) {
                int rule = rule(model, rows, a, b);
                WeighedPair pair = found.get(List.of(a, b));
                if (rule < 0) {
                    assertThat(pair).isNull();
                    continue;
                }
                added[rule]++;
                double weight = weight(model, rows, a, b);
                if (1 / (1 + Math.pow(2, -weight)) >= floor) {
                    kept++;
                    WeighedPair known = requireNonNull(pair, a + " and " + b);
                    assertThat(known.rule()).isEqualTo(rule);
                    assertThat(known.weight()).isCloseTo(weight, within(1e-9));
                } else {
                    assertThat(pair).isNull();
                }
            }
        }
        assertThat(kept).isPositive().isLessThan((int) Arrays.stream(added).sum());
        assertThat(links.figures().pairsCompared())
                .isEqualTo(Arrays.stream(added).sum());
        assertThat(links.figures().rules().stream().map(Links.Figures.Rule::added))
                .containsExactlyElementsOf(Arrays.stream(added).boxed().toList());
    }

    /// Rules that ask for equal values only, some for more than others do, and more of them than a record's mark has
    /// room for; and comparisons of which many a level is told by equal or missing values.
    private static Conditions ofEqualValues(Linking linking, Random random) {
        List<Rule> rules = new ArrayList<>(List.of(
                new Rule("l.first = r.first AND l.last = r.last"),
                new Rule("l.born = r.born"),
                new Rule("l.age = r.age AND l.first = r.first"),
                new Rule("l.first = r.first AND l.last = r.last AND l.age = r.age"),
                new Rule("l.last = r.last AND l.age = r.age"),
                new Rule("l.tags = r.tags AND l.first = r.first"),
                new Rule("l.tags = r.tags AND l.last = r.last"),
                new Rule("l.tags = r.tags AND substr(l.born, 1, 4) = substr(r.born, 1, 4)"),
                new Rule("l.age = r.age AND substr(l.born, 1, 7) = substr(r.born, 1, 7)"),
                new Rule("l.first = r.first AND substr(l.born, 1, 7) = substr(r.born, 1, 7)"),
                new Rule("l.last = r.last AND substr(l.born, 1, 4) = substr(r.born, 1, 4)"),
                new Rule("l.last = r.last AND substr(l.first, 1, 1) = substr(r.first, 1, 1)"),
                new Rule("substr(l.last, 1, 2) = substr(r.last, 1, 2)")));
        Collections.shuffle(rules, random);
        return new Conditions(
                linking,
                rules.subList(0, 3 + random.nextInt(rules.size() - 2)),
                List.of(
                        comparison(
                                random,
                                "names",
                                "(first_l IS NULL OR first_r IS NULL) AND (last_l IS NULL OR last_r IS NULL)",
                                "first_l = first_r AND last_l = last_r",
                                "first_l = last_r AND first_r = last_l",
                                "jaro_winkler_similarity(first_l, first_r) >= 0.88 AND last_l = last_r",
                                "last_l = last_r",
                                "first_l = first_r"),
                        comparison(
                                random,
                                "born",
                                "try_strptime(born_l, '%Y-%m-%d') IS NULL OR try_strptime(born_r, '%Y-%m-%d') IS NULL",
                                "born_l = born_r",
                                "levenshtein(born_l, born_r) <= 1",
                                "substr(born_l, 1, 4) = substr(born_r, 1, 4)"),
                        comparison(random, "age", "age_l IS NULL OR age_r IS NULL", "age_l = age_r"),
                        comparison(random, "tags", "tags_r IS NULL OR tags_l IS NULL", "NOT tags_l = tags_r"),
                        comparison(
                                random,
                                "starts",
                                "last_l IS NULL",
                                "last_l = last_r",
                                "substr(last_l, 1, 3) = substr(last_r, 1, 3)",
                                "substr(last_l, 1, 2) = substr(last_r, 1, 2)",
                                "substr(last_l, 1, 1) = substr(last_r, 1, 1)",
                                "age_l = age_r",
                                "tags_l = tags_r",
                                "substr(born_l, 1, 7) = substr(born_r, 1, 7)"),
                        comparison(
                                random,
                                "more",
                                "first_l IS NULL OR first_r IS NULL",
                                "first_l = first_r",
                                "substr(first_l, 1, 2) = substr(first_r, 1, 2) OR age_l = age_r",
                                "substr(first_l, 1, 1) = substr(first_r, 1, 1) AND NOT age_l = age_r")),
                0.2,
                0.0001,
                25);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Random random = new Random(9);
        List<Map<String, String>> rows = rows(random);
        Conditions untrained = untrained(model(Linking.WITHIN, random));
        Links one = new Linker(Settings.defaults().onThreads(1), untrained).link(records(rows));
        Links four = new Linker(Settings.defaults().onThreads(4), untrained).link(records(rows));
        assertThat(four.conditions()).isEqualTo(one.conditions());
        assertThat(four.weighed()).isEqualTo(one.weighed());
        assertThat(four.persons()).isEqualTo(one.persons());
    }

    private static Conditions untrained(Conditions model) {
        return model.with(
                null,
                model.comparisons().stream()
                        .map(comparison -> new Comparison(
                                comparison.name(),
                                comparison.levels().stream()
                                        .map(level -> level.with(null, null))
                                        .toList()))
                        .toList());
    }

    private static List<Map<String, String>> rows(Random random) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, String> row = new HashMap<>();
            row.put("id", Integer.toString(1000 - 7 * i));
            row.put("source", "s" + random.nextInt(3));
            maybe(random, row, "first", NAMES.get(random.nextInt(NAMES.size())));
            maybe(random, row, "last", NAMES.get(random.nextInt(NAMES.size())));
            maybe(
                    random,
                    row,
                    "born",
                    "200" + random.nextInt(3) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9));
            maybe(random, row, "tags", "[" + random.nextInt(5) + ", " + random.nextInt(5) + "]");
            maybe(random, row, "age", Integer.toString(random.nextInt(20)));
            rows.add(row);
        }
        return rows;
    }

    private static void maybe(Random random, Map<String, String> row, String column, String value) {
        if (random.nextInt(8) > 0) {
            row.put(column, value);
        }
    }

    private static Records records(List<Map<String, String>> rows) {
        Records records = new Records();
        for (Map<String, String> row : rows) {
            Records.Description description = records.record(told(row, "source"), told(row, "id"));
            COLUMNS.forEach(column -> description.put(column, row.get(column)));
        }
        return records;
    }

    private static Conditions model(Linking linking, Random random) {
        return new Conditions(
                linking,
                List.of(
                        new Rule("l.first = r.first AND levenshtein(l.last, r.last) <= 2"),
                        new Rule("l.first = r.last"),
                        new Rule(
                                "(l.last = r.last and substr(l.born, 1, 4) = substr(r.born, 1, 4)) or l.born = r.born"),
                        new Rule("l.tags = r.tags AND l.last = r.last", List.of("tags")),
                        new Rule("'t' || l.tags = 't' || r.tags AND NOT l.first = r.first", List.of("tags")),
                        new Rule("list_has_any(l.tags, r.tags) AND abs(l.age - r.age) < 3")),
                List.of(
                        comparison(
                                random,
                                "names",
                                "(first_l IS NULL OR first_r IS NULL) AND last_l IS NULL",
                                "\"first_l\" = \"last_r\" AND \"first_r\" = \"last_l\"",
                                "first_l = first_r",
                                "jaro_winkler_similarity(first_l, first_r) >= 0.88 OR last_l = last_r",
                                "NOT (jaro_winkler_similarity(first_l, first_r) < 0.7)"),
                        comparison(
                                random,
                                "born",
                                "born_l IS NULL OR born_r IS NULL",
                                "born_l = born_r",
                                "abs(epoch(born_l) - epoch(born_r)) <= 2629800",
                                "year(born_l) between year(born_r) - 1 and year(born_r)"),
                        comparison(
                                random,
                                "others",
                                "age_l is null and tags_l is null",
                                "array_length(list_intersect(tags_l, tags_r)) >= 1",
                                "age_l in (age_r, age_r + 1, 5)",
                                "CASE WHEN age_l > age_r THEN age_l - age_r ELSE age_r - age_l END < 4")),
                0.02,
                0.0001,
                25);
    }

    /// The first condition says nothing, "first_l = first_r" counts by its rarity, and an ELSE closes the list.
    private static Comparison comparison(Random random, String name, String... conditions) {
        List<Level> levels = new ArrayList<>();
        for (int l = 0; l <= conditions.length; l++) {
            String condition = l < conditions.length ? conditions[l] : "ELSE";
            boolean rarity = condition.contains("first_l = first_r") || condition.contains("first_l, first_r) >= ");
            levels.add(new Level(
                    condition,
                    condition,
                    l == 0,
                    0.05 + random.nextDouble() * 0.9,
                    0.05 + random.nextDouble() * 0.9,
                    false,
                    false,
                    rarity ? new Frequency("first", 0.8, 0.15, false) : null));
        }
        return new Comparison(name, levels);
    }

    private static boolean holds(Expression condition, List<Map<String, String>> rows, int a, int b) {
        return Boolean.TRUE.equals(condition.value(new Expression.Scope() {
            @Override
            public @Nullable Object column(Expression.Column column) {
                return rows.get(column.side() == Expression.Side.LEFT ? a : b).get(column.name());
            }
        }));
    }

    private boolean holds(Conditions model, String condition, List<Map<String, String>> rows, int a, int b) {
        if (typed.isEmpty()) {
            Kinds kinds = new Kinds();
            List<String> all = new ArrayList<>();
            model.rules().stream().filter(rule -> rule.exploded().isEmpty()).forEach(rule -> all.add(rule.condition()));
            model.comparisons()
                    .forEach(comparison -> comparison.levels().stream()
                            .filter(level -> !level.isElse())
                            .forEach(level -> all.add(level.condition())));
            all.forEach(each -> kinds.see(Parser.parse(each)));
            all.forEach(each -> typed.put(each, kinds.condition(Parser.parse(each))));
        }
        return holds(requireNonNull(typed.get(condition)), rows, a, b);
    }

    /// As a database would have it that puts a row for each element in the place of a row with a list.
    private static boolean holdsOfAnyElement(String condition, Map<String, String> a, Map<String, String> b) {
        Expression typed = new Kinds().condition(Parser.parse(condition));
        for (String tagOfA : tags(a)) {
            for (String tagOfB : tags(b)) {
                List<Map<String, String>> rows = List.of(new HashMap<>(a), new HashMap<>(b));
                rows.get(0).put("tags", tagOfA);
                rows.get(1).put("tags", tagOfB);
                if (holds(typed, rows, 0, 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> tags(Map<String, String> row) {
        String tags = row.get("tags");
        return tags == null
                ? List.of()
                : List.of(tags.substring(1, tags.length() - 1).split(", ", -1));
    }

    private static String told(Map<String, String> row, String column) {
        return requireNonNull(row.get(column));
    }

    private int rule(Conditions model, List<Map<String, String>> rows, int a, int b) {
        boolean other = !told(rows.get(a), "source").equals(told(rows.get(b), "source"));
        String keyA = told(rows.get(a), "source") + "-__-" + told(rows.get(a), "id");
        String keyB = told(rows.get(b), "source") + "-__-" + told(rows.get(b), "id");
        boolean before = model.linking() == Linking.WITHIN
                ? Integer.parseInt(told(rows.get(a), "id")) < Integer.parseInt(told(rows.get(b), "id"))
                : keyA.compareTo(keyB) < 0;
        for (int rule = 0;
                before
                        && (other || model.linking() != Linking.BETWEEN)
                        && rule < model.rules().size();
                rule++) {
            Rule asked = model.rules().get(rule);
            if (asked.exploded().isEmpty()
                    ? holds(model, asked.condition(), rows, a, b)
                    : holdsOfAnyElement(asked.condition(), rows.get(a), rows.get(b))) {
                return rule;
            }
        }
        return -1;
    }

    private double weight(Conditions model, List<Map<String, String>> rows, int a, int b) {
        double prior = requireNonNull(model.prior());
        double odds = prior / (1 - prior);
        for (Comparison comparison : model.comparisons()) {
            Level level = comparison.levels().stream()
                    .filter(each -> each.isElse() || holds(model, each.condition(), rows, a, b))
                    .findFirst()
                    .orElseThrow();
            odds *= level.nothingKnown() ? 1 : requireNonNull(level.m()) / requireNonNull(level.u());
            if (level.frequency() != null) {
                double share = Math.max(
                        share(rows, rows.get(a).get("first")),
                        share(rows, rows.get(b).get("first")));
                double exactU = requireNonNull(comparison.levels().stream()
                        .filter(each -> each.condition().equals("first_l = first_r"))
                        .findFirst()
                        .orElseThrow()
                        .u());
                odds *= share == 0 ? 1 : Math.pow(exactU / Math.max(0.15, share), 0.8);
            }
        }
        return Math.log(odds) / Math.log(2);
    }

    private static double share(List<Map<String, String>> rows, @Nullable String value) {
        double known = rows.stream().filter(row -> row.get("first") != null).count();
        return value == null
                ? 0
                : rows.stream().filter(row -> value.equals(row.get("first"))).count() / known;
    }
}
