package org.kith.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    private static Village village;
    private static Links links;

    @TempDir
    Path folder;

    @BeforeAll
    static void linkTheVillage() {
        village = new Village(500, 21);
        links = new Linker(Settings.defaults()).link(village.records);
    }

    @Test
    void standsAsTheRunFoundIt() {
        Standing standing = standing();
        assertThat(standing.size()).isEqualTo(village.records.size());
        assertThat(standing.people()).isEqualTo(links.people());
        for (int record = 0; record < village.records.size(); record++) {
            assertThat(standing.person(record)).isEqualTo(links.person(record) + 1);
        }
        assertThat(standing.apply(new Change()).moved()).isEmpty();
    }

    /// The model and the frequencies are the whole run's, and removals come first, so that nothing is held together.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void piecesPutInMakeTheSamePeopleAsAWholeRun(long seed) {
        Standing standing = standing();
        Map<RecordName, Integer> whole = persons(standing);
        List<Integer> some = someRecords(seed, village.records.size() / 3);
        for (int from = 0; from < some.size(); from += 40) {
            Change change = new Change();
            some.subList(from, Math.min(some.size(), from + 40)).forEach(record -> change.remove(name(record)));
            standing.apply(change);
        }
        assertThat(standing.size()).isEqualTo(village.records.size() - some.size());
        Collections.shuffle(some, new Random(seed));
        for (int from = 0; from < some.size(); from += 90) {
            Change change = new Change();
            some.subList(from, Math.min(some.size(), from + 90)).forEach(record -> copy(record, change.said));
            standing.apply(change);
        }
        assertThat(groups(persons(standing))).isEqualTo(groups(whole));
        assertThat(standing.people()).isEqualTo(links.people());
    }

    /// A standing that grows far beyond what its model was learnt on still agrees with a whole run nearly everywhere.
    @Test
    void growsToNearlyWhatAWholeRunFinds() {
        Records half = new Records();
        int size = village.records.size();
        for (int record = 0; record < size; record += 2) {
            copy(record, half);
        }
        Settings settings = Settings.defaults().with(links.model());
        Standing standing = Standing.of(half, new Linker(settings).link(half), settings);
        Change rest = new Change();
        for (int record = 1; record < size; record += 2) {
            copy(record, rest.said);
        }
        standing.apply(rest);
        int[] found = new int[size];
        for (int record = 0; record < size; record++) {
            found[record] = standing.person(standing.find(name(record)).orElseThrow());
        }
        assertThat(Quality.of(found, links.persons()).f1()).isGreaterThan(0.995);
        assertThat(Quality.of(found, village.truths()).precision()).isGreaterThan(0.99);
    }

    @Test
    void aRemovalUndoesWhatAnAdditionDidIdsIncluded() {
        Standing standing = standing();
        List<Integer> some = someRecords(5, 40);
        for (int record : some) {
            standing.apply(new Change().remove(name(record)));
        }
        Map<RecordName, Integer> before = persons(standing);
        for (int record : some) {
            Change back = new Change();
            copy(record, back.said);
            standing.apply(back);
            standing.apply(new Change().remove(name(record)));
            assertThat(persons(standing)).isEqualTo(before);
        }
    }

    @Test
    void anAdditionUndoesARemovalIdsIncluded() {
        Standing standing = standing();
        Map<RecordName, Integer> before = persons(standing);
        for (int record : someRecords(6, 40)) {
            standing.apply(new Change().remove(name(record)));
            Change back = new Change();
            copy(record, back.said);
            standing.apply(back);
        }
        Map<RecordName, Integer> after = persons(standing);
        assertThat(groups(after)).isEqualTo(groups(before));
        long same = before.entrySet().stream()
                .filter(entry -> entry.getValue().equals(after.get(entry.getKey())))
                .count();
        assertThat(same).isGreaterThan(before.size() * 99L / 100);
    }

    @Test
    void aChangeIsARemovalAndAnAddition() {
        Standing changed = standing();
        Standing inTwo = Standing.of(copyOfAll(), new Linker(model()).link(copyOfAll()), model());
        SplittableRandom random = new SplittableRandom(8);
        for (int record : someRecords(8, 40)) {
            String surname = random.nextBoolean() ? "Quartermaine" : "Featherstonehaugh";
            Change change = new Change();
            copy(record, change.said);
            change.record(name(record).source(), name(record).id()).put(Field.SURNAME, surname);
            inTwo.apply(new Change().remove(name(record)));
            inTwo.apply(change);
            int number = changed.find(name(record)).orElseThrow();
            int person = changed.person(number);
            boolean alone = changed.fellows(number).size() == 1;
            changed.apply(change);
            if (alone && changed.fellows(number).size() == 1) {
                assertThat(changed.person(number)).isEqualTo(person);
            }
        }
        assertThat(groups(persons(changed))).isEqualTo(groups(persons(inTwo)));
    }

    @Test
    void theOrderOfABatchDoesNotMatter() {
        List<Integer> some = someRecords(9, 300);
        List<Map<RecordName, Integer>> found = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            Standing standing = standing();
            Change out = new Change();
            some.forEach(record -> out.remove(name(record)));
            standing.apply(out);
            Collections.shuffle(some, new Random(turn));
            Change in = new Change();
            some.forEach(record -> copy(record, in.said));
            standing.apply(in);
            found.add(persons(standing));
        }
        assertThat(found.get(1)).isEqualTo(found.get(0));
        assertThat(found.get(2)).isEqualTo(found.get(0));
    }

    @Test
    void idsGoWithMostOfTheRecordsAndComeBack() {
        Records records = new Village(300, 9).records;
        describe(records.record("schools", "a"), "2009-07-08", "BH99 9ZZ", 901);
        describe(records.record("health", "b"), "2009-07-08", "BH99 9ZZ", 901);
        records.record("council", "c").put(Field.UPN, "H801200001001").put(Field.FORENAME, "Philomena");
        Standing standing = Standing.of(records, new Linker(Settings.defaults()).link(records), Settings.defaults());
        int two = standing.person(number(standing, "schools", "a"));
        int one = standing.person(number(standing, "council", "c"));
        assertThat(standing.person(number(standing, "health", "b"))).isEqualTo(two);
        assertThat(one).isNotEqualTo(two);

        Change bridge = new Change();
        describe(bridge.record("police", "d"), "2009-07-08", "BH99 9ZZ", 901).put(Field.UPN, "H801200001001");
        Effect joined = standing.apply(bridge);
        assertThat(joined.ended()).isEqualTo(Map.of(one, two));
        assertThat(joined.began()).isEmpty();
        assertThat(joined.moved())
                .extracting(Effect.Move::before, Effect.Move::person)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(0, two), org.assertj.core.groups.Tuple.tuple(one, two));
        assertThat(standing.fellows(number(standing, "schools", "a"))).hasSize(4);

        Effect parted = standing.apply(new Change().remove(new RecordName("police", "d")));
        assertThat(parted.began()).containsExactly(one);
        assertThat(parted.ended()).isEmpty();
        assertThat(standing.person(number(standing, "council", "c"))).isEqualTo(one);
    }

    @Test
    void aDecisionHoldsForARecordThatGoesAndComesBackAndLaterRuns() throws IOException {
        Standing standing = standing();
        int a = pairOfOnePerson();
        int b = links.persons().length;
        for (int record = a + 1; record < links.persons().length; record++) {
            b = links.person(record) == links.person(a) ? Math.min(b, record) : b;
        }
        standing.apply(new Change().never(name(a), name(b)));
        assertThat(standing.person(a)).isNotEqualTo(standing.person(b));
        standing.apply(new Change().remove(name(b)));
        Standing again = writtenAndRead(standing);
        Change back = new Change();
        copy(b, back.said);
        again.apply(back);
        assertThat(again.person(again.find(name(b)).orElseThrow()))
                .isNotEqualTo(again.person(again.find(name(a)).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void noPersonEverBreaksAConstraint(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Village base = new Village(120, seed);
        int size = base.records.size();
        Constraints told = new Constraints().oncePerPerson("schools");
        for (int i = 0; i < 30; i++) {
            told.must(random.nextInt(size), random.nextInt(size));
            told.never(random.nextInt(size), random.nextInt(size));
            told.barrier(random.nextInt(size), 1 + random.nextInt(2));
        }
        Settings settings = Settings.defaults().under(told);
        Standing standing = Standing.of(base.records, new Linker(settings).link(base.records), settings);
        Village more = new Village(160, seed + 100);
        Set<Set<RecordName>> nevers = new HashSet<>();
        told.nevers().forEach(pair -> nevers.add(Set.of(standing.name(pair.a()), standing.name(pair.b()))));
        Set<RecordName> musts = new HashSet<>();
        told.musts().forEach(pair -> musts.addAll(List.of(standing.name(pair.a()), standing.name(pair.b()))));
        Map<RecordName, Integer> barriers = new HashMap<>();
        told.barriers().forEach((record, group) -> barriers.put(standing.name(record), group));
        for (int step = 0; step < 25; step++) {
            Change change = new Change();
            for (int i = 0; i < 15; i++) {
                int record = random.nextInt(more.records.size());
                copy(more.records, record, change.said);
            }
            List<RecordName> there = new ArrayList<>(persons(standing).keySet());
            for (int i = 0; i < 6; i++) {
                RecordName name = there.get(random.nextInt(there.size()));
                if (change.said.find(name.source(), name.id()).isEmpty()) {
                    change.remove(name);
                }
            }
            RecordName a = there.get(random.nextInt(there.size()));
            RecordName b = there.get(random.nextInt(there.size()));
            if (!a.equals(b)) {
                change.never(a, b);
                nevers.add(Set.of(a, b));
            }
            RecordName c = there.get(random.nextInt(there.size()));
            RecordName d = there.get(random.nextInt(there.size()));
            change.must(c, d);
            musts.addAll(List.of(c, d));
            change.barrier(a, step % 3);
            barriers.put(a, step % 3);
            standing.apply(change);
            checkConstraints(standing, nevers, barriers, musts);
        }
    }

    private static void checkConstraints(
            Standing standing, Set<Set<RecordName>> nevers, Map<RecordName, Integer> barriers, Set<RecordName> musts) {
        Map<Integer, List<RecordName>> people = new HashMap<>();
        persons(standing)
                .forEach((name, person) -> people.computeIfAbsent(person, unknown -> new ArrayList<>())
                        .add(name));
        assertThat(standing.people()).isEqualTo(people.size());
        for (List<RecordName> person : people.values()) {
            assertThat(person.stream()
                            .map(name -> barriers.getOrDefault(name, 0))
                            .distinct())
                    .hasSize(1);
            for (Set<RecordName> never : nevers) {
                assertThat(person.containsAll(never) && never.size() == 2).isFalse();
            }
            if (person.stream().noneMatch(musts::contains)) {
                assertThat(person.stream().map(RecordName::source).filter("schools"::equals))
                        .as("of a source that holds a person once")
                        .hasSizeLessThan(2);
            }
            List<Integer> numbers = person.stream()
                    .map(name -> standing.find(name).orElseThrow())
                    .toList();
            assertThat(standing.fellows(numbers.getFirst())).containsExactlyInAnyOrderElementsOf(numbers);
        }
    }

    @Test
    void noPersonHoldsConflictingNumbersHoweverManyPiecesCome() {
        Village base = new Village(150, 31);
        Standing standing =
                Standing.of(base.records, new Linker(Settings.defaults()).link(base.records), Settings.defaults());
        Village more = new Village(250, 32);
        for (int from = 0; from < more.records.size(); from += 40) {
            Change change = new Change();
            for (int record = from; record < Math.min(more.records.size(), from + 40); record++) {
                copy(more.records, record, change.said);
            }
            standing.apply(change);
        }
        Map<Integer, Set<String>> numbers = new HashMap<>();
        persons(standing)
                .forEach((name, person) -> numbers.computeIfAbsent(person, unknown -> new HashSet<>())
                        .addAll(standing.values(standing.find(name).orElseThrow(), Field.NHS_NUMBER)));
        assertThat(numbers.values()).allMatch(held -> held.size() < 2);
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() throws IOException {
        Path file = folder.resolve("kept");
        standing().write(file);
        List<Map<RecordName, Integer>> found = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Standing standing = Standing.read(file, threads);
            Change change = new Change();
            Village more = new Village(300, 22);
            for (int record = 0; record < more.records.size(); record++) {
                copy(more.records, record, change.said);
            }
            standing.apply(change);
            found.add(persons(standing));
        }
        assertThat(found.get(1)).isEqualTo(found.get(0));
    }

    @Test
    void goesOnAfterItIsWrittenAndReadAsIfItHadNotBeen() throws IOException {
        Standing one = standing();
        Standing other = writtenAndRead(standing());
        assertThat(persons(other)).isEqualTo(persons(one));
        assertThat(other.model()).isEqualTo(one.model());
        for (int turn = 0; turn < 4; turn++) {
            Change change = new Change();
            for (int record : someRecords(turn, 20)) {
                copy(record, change.said);
                change.record(name(record).source(), name(record).id()).put(Field.SURNAME, "Thornby");
            }
            for (int record : someRecords(100 + turn, 20)) {
                RecordName name = name(record);
                if (one.find(name).isPresent()
                        && change.said.find(name.source(), name.id()).isEmpty()) {
                    change.remove(name);
                }
            }
            one.apply(change);
            other.apply(change);
            other = writtenAndRead(other);
            assertThat(persons(other)).isEqualTo(persons(one));
        }
    }

    @Test
    void refusesAFileThatIsNotWhole() throws IOException {
        Path file = folder.resolve("kept");
        standing().write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 15, 400, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Standing.read(file, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("it ");
        }
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            byte[] broken = bytes.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, broken);
            assertThatThrownBy(() -> Standing.read(file, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("it ");
        }
    }

    @Test
    void namesTheBestCandidatesForOneRecordAndKeepsNothingOfIt() throws IOException {
        Standing standing = standing();
        Path before = folder.resolve("before");
        standing.write(before);
        int record = pairOfOnePerson();
        Records asked = new Records();
        copy(village.records, record, asked, "somewhere", "new");
        List<Candidate> candidates = standing.candidates(asked, 0, 5);
        assertThat(candidates).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(candidates.getFirst().person()).isEqualTo(links.person(record) + 1);
        assertThat(candidates)
                .extracting(candidate -> -candidate.why().probability())
                .isSorted();
        Candidate other = candidates.stream()
                .filter(candidate -> candidate.record() != record)
                .findFirst()
                .orElseThrow();
        assertThat(other.why().probability())
                .isCloseTo(standing.explain(record, other.record()).probability(), within(1e-9));
        asked.record("somewhere", "nobody").put(Field.SURNAME, "Zzyzx").put(Field.POSTCODE, "ZE1 0AA");
        assertThat(standing.candidates(asked, 1, 5)).isEmpty();
        Path after = folder.resolve("after");
        standing.write(after);
        assertThat(after).hasSameBinaryContentAs(before);
    }

    /// Mothers of one name without a birth date: it is the child that tells, also when the child comes later.
    @Test
    void childrenTellWhoTheirCarersAreAlsoWhenTheyComeLater() {
        Records records = new Village(300, 9).records;
        for (String source : List.of("contacts", "housing")) {
            records.record(source, "mother")
                    .put(Field.FORENAME, "Olivia")
                    .put(Field.SURNAME, "Greenton")
                    .put(Field.POSTCODE, source.equals("contacts") ? "BH99 9ZZ" : "BH99 1XX");
        }
        Settings settings = Settings.defaults().joiningAt(0.85);
        Standing standing = Standing.of(records, new Linker(settings).link(records), settings);
        RecordName mother = new RecordName("contacts", "mother");
        RecordName same = new RecordName("housing", "mother");
        assertThat(person(standing, mother)).isNotEqualTo(person(standing, same));
        Change change = new Change();
        describe(change.record("schools", "child"), "2009-07-08", "BH99 9ZZ", 901);
        describe(change.record("health", "child"), "2009-07-08", "BH99 9ZZ", 901);
        change.addChild(mother, new RecordName("schools", "child")).addChild(same, new RecordName("health", "child"));
        standing.apply(change);
        assertThat(person(standing, mother)).isEqualTo(person(standing, same));
        assertThat(standing.joins(number(standing, "contacts", "mother")))
                .as("also where only the child brings them together")
                .hasSize(1);
        standing.apply(new Change().remove(new RecordName("health", "child")));
        assertThat(person(standing, mother)).isNotEqualTo(person(standing, same));
    }

    /// What a carer says of a child is the carer's: it stands though the child goes and comes back.
    @Test
    void goesOnFromAFileWithChildrenWhoGoAndComeBack() throws IOException {
        RecordName carer = name(0);
        RecordName child = name(1);
        Standing one = standing();
        Standing other = standing();
        for (Standing each : List.of(one, other)) {
            each.apply(new Change().addChild(carer, child));
            each.apply(new Change().remove(child));
        }
        other = writtenAndRead(other);
        assertThat(other.find(child)).isEmpty();
        for (Standing each : List.of(one, other)) {
            Change back = new Change();
            copy(1, back.said);
            each.apply(back);
        }
        assertThat(persons(other)).isEqualTo(persons(one));
        assertThat(ties(one)).containsExactly(carer + " " + child);
        assertThat(ties(other)).isEqualTo(ties(one));
    }

    private static List<String> ties(Standing standing) {
        List<String> ties = new ArrayList<>();
        standing.eachChild((carer, child) -> ties.add(standing.name(carer) + " " + standing.name(child)));
        return ties;
    }

    @Test
    void tellsWhyTwoRecordsThatCameLongAgoStayApart() throws IOException {
        Records records = copyOfAll();
        for (String id : List.of("1", "2")) {
            copy(records, 0, records, "births", id);
        }
        Settings once = model().under(new Constraints().oncePerPerson("births"));
        Standing standing = writtenAndRead(Standing.of(records, new Linker(once).link(records), once));
        Change unrelated = new Change();
        describe(unrelated.record("schools", "somebody"), "2009-07-08", "BH99 9ZZ", 901);
        assertThat(standing.apply(unrelated).refused()).isEmpty();
        int first = number(standing, "births", "1");
        int second = number(standing, "births", "2");
        Map<RecordName, Integer> before = persons(standing);
        assertThat(standing.refusal(second, first))
                .map(Refusal::reason)
                .contains(Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE);
        assertThat(standing.refusal(first, number(standing, "schools", "somebody")))
                .isEmpty();
        assertThat(persons(standing)).isEqualTo(before);
    }

    /// Held against the definition: of all pairs of a person the likeliest that still bring records together.
    @Test
    void tellsWhichPairsHoldAPersonTogetherAsTheRunDoes() throws IOException {
        int decided = links.doubtful().getFirst().a();
        int with = links.doubtful().getFirst().b();
        Settings settings = model().under(new Constraints().must(decided, with));
        Records records = copyOfAll();
        Links run = new Linker(settings).link(records);
        Standing standing = writtenAndRead(Standing.of(records, run, settings));
        assertThat(run.joins(decided).getFirst()).satisfies(pair -> {
            assertThat(Set.of(pair.a(), pair.b())).isEqualTo(Set.of(decided, with));
            assertThat(pair.probability()).isCloseTo(run.explain(decided, with).probability(), within(1e-12));
        });
        int several = 0;
        for (int record = 0; record < records.size(); record++) {
            List<Integer> fellows = standing.fellows(record);
            List<ScoredPair> joins = run.joins(record);
            assertThat(joins).hasSize(fellows.size() - 1);
            assertThat(standing.joins(record)).isEqualTo(joins);
            if (fellows.size() > 2) {
                several++;
                Set<Set<Integer>> parts = new HashSet<>();
                fellows.forEach(fellow -> parts.add(Set.of(fellow)));
                for (ScoredPair join : joins) {
                    Set<Set<Integer>> met = new HashSet<>(parts);
                    met.removeIf(part -> !part.contains(join.a()) && !part.contains(join.b()));
                    assertThat(met).as("brings two parts together").hasSize(2);
                    parts.removeAll(met);
                    Set<Integer> both = new HashSet<>();
                    met.forEach(both::addAll);
                    parts.add(both);
                }
                assertThat(parts).hasSize(1);
            }
        }
        assertThat(several).isGreaterThan(50);
    }

    @Test
    void refusesAChangeOfWhatIsNotThere() {
        Standing standing = standing();
        assertThatThrownBy(() -> standing.apply(new Change().remove(new RecordName("nowhere", "1"))))
                .isInstanceOf(IllegalArgumentException.class);
        Change both = new Change().remove(name(3));
        copy(3, both.said);
        assertThatThrownBy(() -> standing.apply(both)).isInstanceOf(IllegalArgumentException.class);
        assertThat(standing.person(3)).isEqualTo(links.person(3) + 1);
    }

    private static int person(Standing standing, RecordName name) {
        return standing.person(standing.find(name).orElseThrow());
    }

    private static Records.Description describe(Records.Description record, String born, String postcode, int nhs) {
        return record.put(Field.FORENAME, "Philomena")
                .put(Field.SURNAME, "Quartermaine")
                .put(Field.BORN_ON, born)
                .put(Field.POSTCODE, postcode)
                .put(Field.NHS_NUMBER, Village.nhsNumber(nhs));
    }

    private Standing writtenAndRead(Standing standing) throws IOException {
        Path file = folder.resolve("kept");
        standing.write(file);
        return Standing.read(file, 2);
    }

    private static Settings model() {
        return Settings.defaults().with(links.model());
    }

    private static Standing standing() {
        Records records = copyOfAll();
        return Standing.of(records, new Linker(model()).link(records), model());
    }

    private static Records copyOfAll() {
        Records records = new Records();
        for (int record = 0; record < village.records.size(); record++) {
            copy(record, records);
        }
        return records;
    }

    private static int number(Standing standing, String source, String id) {
        return standing.find(new RecordName(source, id)).orElseThrow();
    }

    private static int pairOfOnePerson() {
        for (int record = 1; record < village.records.size(); record++) {
            if (links.person(record) == links.person(record - 1)) {
                return record - 1;
            }
        }
        throw new AssertionError("nobody has two records");
    }

    private static List<Integer> someRecords(long seed, int many) {
        List<Integer> all = new ArrayList<>();
        for (int record = 0; record < village.records.size(); record++) {
            all.add(record);
        }
        Collections.shuffle(all, new Random(seed));
        return new ArrayList<>(all.subList(0, many));
    }

    private static RecordName name(int record) {
        return new RecordName(village.records.source(record), village.records.id(record));
    }

    private static Map<RecordName, Integer> persons(Standing standing) {
        Map<RecordName, Integer> persons = new HashMap<>();
        for (int record = 0, left = standing.size(); left > 0; record++) {
            if (standing.person(record) != 0) {
                persons.put(standing.name(record), standing.person(record));
                left--;
            }
        }
        return persons;
    }

    private static Set<Set<RecordName>> groups(Map<RecordName, Integer> persons) {
        Map<Integer, Set<RecordName>> groups = new TreeMap<>();
        persons.forEach((name, person) ->
                groups.computeIfAbsent(person, unknown -> new HashSet<>()).add(name));
        return new HashSet<>(groups.values());
    }

    private static void copy(int record, Records to) {
        copy(village.records, record, to);
    }

    private static void copy(Records from, int record, Records to) {
        copy(from, record, to, from.source(record), from.id(record));
    }

    private static void copy(Records from, int record, Records to, String source, String id) {
        Records.Description description = to.record(source, id);
        for (Field field : Field.values()) {
            for (String value : field == Field.FULL_NAME ? List.<String>of() : from.values(record, field)) {
                description.put(field, value);
            }
        }
    }
}
