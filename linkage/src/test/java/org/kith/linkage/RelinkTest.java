package org.kith.linkage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Piece by piece against a whole run.
class RelinkTest {

    private static final Comparator<RecordName> BY_NAME =
            Comparator.comparing(RecordName::source).thenComparing(RecordName::id);
    private static final Settings SETTINGS =
            Settings.defaults().keepingFrom(0.85).under(new Constraints().oncePerPerson("schools"));

    @TempDir
    Path folder;

    /// Records come, change and go, children are named and no longer named, decisions are made
    /// and taken back.
    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void whatIsLinkedAnewIsWhatAWholeRunFinds(long seed) throws IOException {
        Village base = new Village(120, seed);
        Everything all = new Everything(base.records, new Village(130, seed + 100).records, seed);
        Standing standing = Standing.of(base.records, new Linker(SETTINGS).link(base.records), SETTINGS);
        Map<Told, String> told = new HashMap<>();
        tell(all.whole(standing), all.names()::get, told);
        for (int step = 0; step < 6; step++) {
            Change change = all.change();
            Relinked relinked = standing.relink(change);
            Set<RecordName> touched = new HashSet<>(change.gone);
            for (int record : relinked.records()) {
                touched.add(standing.name(record));
            }
            told.keySet().removeIf(each -> touched.contains(each.one()) || touched.contains(each.other()));
            Standing now = standing;
            tell(relinked.links(), place -> now.name(relinked.records()[place]), told);
            assertThat(relinked.limitCrossed()).isFalse();
            assertThat(touched.size()).isLessThan(all.said.size() / 2);
            Map<Told, String> whole = new HashMap<>();
            tell(all.whole(standing), all.names()::get, whole);
            assertThat(told).isEqualTo(whole);
            if (step % 3 == 2) {
                standing.write(folder.resolve("kept"));
                standing = Standing.read(folder.resolve("kept"), 2);
            }
        }
        assertThat(told.keySet()).extracting(Told::what).contains("person", "doubtful", "refused");
    }

    @Test
    void saysSoWhenABlockGrowsTooLargeOrSmallEnoughAgain() {
        Records records = new Village(100, 3).records;
        for (int i = 0; i < 2_999; i++) {
            records.record("list", Integer.toString(i)).put(Field.EMAIL, "office@example.org");
        }
        Standing standing = Standing.of(records, new Linker(SETTINGS).link(records), SETTINGS);
        assertThat(standing.relink(emailed(0, 1)).limitCrossed()).isFalse();
        assertThat(standing.relink(emailed(1, 2)).limitCrossed()).isTrue();
        assertThat(standing.relink(emailed(2, 3)).limitCrossed()).isFalse();
        assertThat(standing.relink(new Change().remove(new RecordName("list", "0")))
                        .limitCrossed())
                .isFalse();
        assertThat(standing.relink(new Change().remove(new RecordName("list", "1")))
                        .limitCrossed())
                .isTrue();
    }

    private static Change emailed(int from, int until) {
        Change change = new Change();
        for (int i = from; i < until; i++) {
            change.record("more", Integer.toString(i)).put(Field.EMAIL, "office@example.org");
        }
        return change;
    }

    /// One thing that a run found, of one record or of two.
    private record Told(String what, RecordName one, RecordName other) {}

    private static void tell(Links links, IntFunction<RecordName> name, Map<Told, String> into) {
        Map<Integer, Set<RecordName>> people = new HashMap<>();
        int[] persons = links.persons();
        for (int record = 0; record < persons.length; record++) {
            people.computeIfAbsent(persons[record], person -> new TreeSet<>(BY_NAME))
                    .add(name.apply(record));
        }
        for (int record = 0; record < persons.length; record++) {
            RecordName one = name.apply(record);
            into.put(new Told("person", one, one), links.band(record) + " " + people.get(persons[record]));
        }
        for (ScoredPair pair : links.doubtful()) {
            into.put(
                    new Told("doubtful", name.apply(pair.a()), name.apply(pair.b())),
                    pair.probability() + " "
                            + links.explain(pair.a(), pair.b()).sentence()
                            + links.explain(pair.a(), pair.b()).steps());
        }
        for (Refusal refusal : links.refused()) {
            into.put(
                    new Told("refused", name.apply(refusal.a()), name.apply(refusal.b())),
                    refusal.probability() + " " + refusal.reason());
        }
    }

    /// All that is known, kept the obvious way.
    private static final class Everything {

        private final TreeMap<RecordName, Map<Field, List<String>>> said = new TreeMap<>(BY_NAME);
        private final Set<Change.Pair> children = new HashSet<>();
        private final Map<Change.Pair, Boolean> decided = new HashMap<>();
        private final Map<RecordName, Integer> barriers = new HashMap<>();
        private final Records more;
        private final SplittableRandom random;

        Everything(Records base, Records more, long seed) {
            for (int record = 0; record < base.size(); record++) {
                said.put(base.name(record), sayings(base, record));
            }
            this.more = more;
            random = new SplittableRandom(seed);
        }

        List<RecordName> names() {
            return List.copyOf(said.keySet());
        }

        /// A whole run over all of it.
        Links whole(Standing standing) {
            Records records = new Records();
            said.forEach((name, sayings) -> put(name, sayings, records));
            Constraints settled = new Constraints().oncePerPerson("schools");
            decided.forEach((pair, one) -> {
                if (said.containsKey(pair.a()) && said.containsKey(pair.b())) {
                    int a = number(records, pair.a());
                    int b = number(records, pair.b());
                    Constraints decision = one ? settled.must(a, b) : settled.never(a, b);
                    assertThat(decision).isSameAs(settled);
                }
            });
            barriers.forEach((name, group) -> {
                if (said.containsKey(name)) {
                    settled.barrier(number(records, name), group);
                }
            });
            for (Change.Pair pair : children) {
                if (said.containsKey(pair.b())) {
                    records.addChild(number(records, pair.a()), number(records, pair.b()));
                }
            }
            return standing.link(records, SETTINGS.under(settled));
        }

        Change change() {
            Change change = new Change();
            for (int i = 0; i < 10; i++) {
                int record = random.nextInt(more.size());
                Map<Field, List<String>> sayings = sayings(more, record);
                if (random.nextInt(4) == 0) {
                    sayings.put(Field.SURNAME, List.of("THORNBY"));
                }
                say(more.name(record), sayings, change);
            }
            for (int i = 0; i < 6; i++) {
                RecordName name = any();
                if (change.said.find(name.source(), name.id()).isEmpty()) {
                    Map<Field, List<String>> sayings = new TreeMap<>(said.get(name));
                    sayings.put(Field.POSTCODE, List.of("DT1 1AA"));
                    say(name, sayings, change);
                }
            }
            for (int i = 0; i < 6; i++) {
                RecordName name = any();
                if (change.said.find(name.source(), name.id()).isEmpty()) {
                    change.remove(name);
                    said.remove(name);
                    children.removeIf(pair -> pair.a().equals(name));
                }
            }
            for (int i = 0; i < 3; i++) {
                Change.Pair pair = two();
                if (children.add(pair)) {
                    change.addChild(pair.a(), pair.b());
                }
            }
            children.stream().toList().forEach(pair -> {
                if (random.nextInt(6) == 0) {
                    children.remove(pair);
                    change.removeChild(pair.a(), pair.b());
                }
            });
            decided.keySet().stream().toList().forEach(pair -> {
                if (random.nextInt(6) == 0) {
                    decided.remove(pair);
                    change.undecide(pair.a(), pair.b());
                }
            });
            decide(change);
            RecordName behind = any();
            int group = random.nextInt(3);
            barriers.put(behind, group);
            change.barrier(behind, group);
            return change;
        }

        private void decide(Change change) {
            for (int i = 0; i < 2; i++) {
                Change.Pair pair = two();
                Change.Pair turned = new Change.Pair(pair.b(), pair.a());
                if (!decided.containsKey(pair) && !decided.containsKey(turned)) {
                    boolean one = i == 0;
                    decided.put(pair, one);
                    Change decision = one ? change.must(pair.a(), pair.b()) : change.never(pair.a(), pair.b());
                    assertThat(decision).isSameAs(change);
                }
            }
        }

        /// What is said replaces whatever was said, the children named included.
        private void say(RecordName name, Map<Field, List<String>> sayings, Change change) {
            if (change.said.find(name.source(), name.id()).isEmpty()) {
                said.put(name, sayings);
                children.removeIf(pair -> pair.a().equals(name));
                put(name, sayings, change.said);
            }
        }

        private RecordName any() {
            return names().get(random.nextInt(said.size()));
        }

        /// Two records, often born on one day, so that they may well have to do with each other.
        private Change.Pair two() {
            RecordName a = any();
            List<RecordName> others = new ArrayList<>(said.keySet());
            if (random.nextBoolean()) {
                others.removeIf(other -> !born(other).equals(born(a)));
            }
            RecordName b = others.get(random.nextInt(others.size()));
            return b.equals(a) ? two() : new Change.Pair(a, b);
        }

        private List<String> born(RecordName name) {
            return requireNonNull(requireNonNull(said.get(name)).get(Field.BORN_ON));
        }

        private static int number(Records records, RecordName name) {
            return records.find(name.source(), name.id()).orElseThrow();
        }

        private static void put(RecordName name, Map<Field, List<String>> sayings, Records to) {
            Records.Description description = to.record(name.source(), name.id());
            sayings.forEach((field, values) -> values.forEach(value -> description.put(field, value)));
        }

        private static Map<Field, List<String>> sayings(Records records, int record) {
            Map<Field, List<String>> sayings = new TreeMap<>();
            for (Field field : Field.values()) {
                if (field != Field.FULL_NAME) {
                    sayings.put(field, records.values(record, field));
                }
            }
            return sayings;
        }
    }
}
