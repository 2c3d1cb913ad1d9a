package org.kith.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Conditions.Comparison;
import org.kith.linkage.Conditions.Frequency;
import org.kith.linkage.Conditions.Level;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Conditions.Rule;

class StandingByConditionsTest {

    private static final List<String> FORENAMES = List.of("Ann", "Anna", "Bob", "Cal", "Dee", "Eve");
    private static final List<String> SURNAMES = List.of("Baker", "Bakr", "Dunn", "Lee");
    private static final Settings SETTINGS = Settings.defaults().joiningAt(0.6);

    @TempDir
    Path folder;

    /// One person's record: forename, surname, date of birth.
    private record Person(String forename, String surname, String born) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterAnyChangesThePeopleAreThoseOfAWholeRun(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<RecordName, Person> there = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (int i = 0; i < 60; i++) {
            there.put(new RecordName("s" + i % 2, "r" + i), somebody(random));
        }
        Standing standing = standing(there, SETTINGS);
        for (int change = 0; change < 6; change++) {
            Change next = new Change();
            for (int i = 0; i < 8; i++) {
                RecordName name = new RecordName("s" + random.nextInt(2), "r" + random.nextInt(90));
                boolean said = next.said.find(name.source(), name.id()).isPresent();
                if (there.containsKey(name) && !said && random.nextInt(3) == 0) {
                    there.remove(name);
                    next.remove(name);
                } else if (!next.gone.contains(name)) {
                    there.put(name, somebody(random));
                    put(next.said, name, there.get(name));
                }
            }
            Map<String, Integer> before = persons(standing);
            Effect effect = standing.apply(next);
            if (change == 3) {
                standing.write(folder.resolve("kept"));
                standing = Standing.read(folder.resolve("kept"), conditions(), 2);
            }
            assertThat(standing.size()).isEqualTo(there.size());
            Records whole = records(there);
            Links links = new Linker(SETTINGS, conditions()).link(whole);
            Map<String, Integer> found = new HashMap<>();
            for (int record = 0; record < whole.size(); record++) {
                found.put(whole.name(record).toString(), links.person(record));
            }
            assertThat(groups(persons(standing))).isEqualTo(groups(found));
            assertThat(standing.people()).isEqualTo(links.people());
            Map<String, Integer> after = persons(standing);
            long moved = after.entrySet().stream()
                    .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                    .count();
            assertThat(effect.moved()).hasSize((int) moved);
        }
    }

    @Test
    void personsKeepTheirNumbersAndSayWhatBecameOfThem() {
        Standing standing = standing(
                Map.of(
                        new RecordName("a", "1"), new Person("Ann", "Baker", "2015-03-01"),
                        new RecordName("a", "2"), new Person("Ann", "Baker", "2015-03-01"),
                        new RecordName("a", "3"), new Person("Bob", "Dunn", "2014-01-01")),
                SETTINGS);
        int ann = person(standing, "1");
        assertThat(person(standing, "2")).isEqualTo(ann);
        Change more = new Change();
        put(more.said, new RecordName("a", "4"), new Person("Ann", "Baker", "2015-03-01"));
        put(more.said, new RecordName("a", "5"), new Person("Cal", "Lee", "2013-02-02"));
        Effect effect = standing.apply(more);
        assertThat(person(standing, "4")).isEqualTo(ann);
        assertThat(effect.began()).containsExactly(person(standing, "5"));
        Effect after = standing.apply(new Change()
                .remove(new RecordName("a", "3"))
                .never(new RecordName("a", "1"), new RecordName("a", "4")));
        assertThat(after.ended()).hasSize(1).containsValue(0);
        assertThat(person(standing, "4")).isNotEqualTo(person(standing, "1"));
        assertThat(List.of(person(standing, "1"), person(standing, "4"))).contains(ann);
    }

    @Test
    void whatADecisionRefusesIsToldAndStaysKnown() {
        Person ann = new Person("Ann", "Baker", "2015-03-01");
        RecordName first = new RecordName("a", "1");
        RecordName second = new RecordName("a", "2");
        Standing standing = standing(Map.of(first, ann, second, ann), SETTINGS);
        Effect effect = standing.apply(new Change().never(first, second));
        assertThat(effect.refused()).extracting(Refusal::reason).containsExactly(Refusal.Reason.DECIDED_APART);
        Change other = new Change();
        put(other.said, new RecordName("a", "3"), new Person("Cal", "Lee", "2013-02-02"));
        assertThat(standing.apply(other).refused()).isEmpty();
        assertThat(standing.refusal(1, 0)).map(Refusal::reason).contains(Refusal.Reason.DECIDED_APART);
        assertThat(standing.rules(0, 1)).isNotEmpty();
        assertThat(standing.rules(0, 2)).isEmpty();
    }

    @Test
    void whatIsDecidedHoldsThoughTheFileIsReadAgain() throws IOException {
        Constraints once = new Constraints().oncePerPerson("b");
        Standing standing = standing(
                Map.of(
                        new RecordName("a", "1"), new Person("Ann", "Baker", "2015-03-01"),
                        new RecordName("a", "2"), new Person("Ann", "Baker", "2015-03-01"),
                        new RecordName("a", "3"), new Person("Dee", "Lee", "2014-01-01")),
                SETTINGS.under(once));
        standing.apply(new Change()
                .never(new RecordName("a", "1"), new RecordName("a", "2"))
                .must(new RecordName("a", "1"), new RecordName("a", "3")));
        standing.write(folder.resolve("kept"));
        Standing again = Standing.read(folder.resolve("kept"), conditions(), 1);
        assertThat(persons(again)).isEqualTo(persons(standing));
        assertThat(again.settled().nevers()).hasSize(1);
        Change more = new Change();
        put(more.said, new RecordName("b", "4"), new Person("Bob", "Dunn", "2013-02-02"));
        put(more.said, new RecordName("b", "5"), new Person("Bob", "Dunn", "2013-02-02"));
        Effect effect = again.apply(more);
        assertThat(person(again, "1")).isEqualTo(person(again, "3")).isNotEqualTo(person(again, "2"));
        assertThat(again.person(again.find(new RecordName("b", "4")).orElseThrow()))
                .isNotEqualTo(again.person(again.find(new RecordName("b", "5")).orElseThrow()));
        assertThat(effect.refused())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE);
    }

    @Test
    void saysWhatConditionsDoNotKnow() {
        RecordName one = new RecordName("a", "1");
        Standing standing = standing(Map.of(one, new Person("Ann", "Baker", "2015-03-01")), SETTINGS);
        assertThatThrownBy(() -> standing.apply(new Change().barrier(one, 1)))
                .hasMessage("conditions know neither children nor barriers");
        assertThatThrownBy(() -> standing.relink(new Change())).hasMessageContaining("a run by conditions");
        assertThatThrownBy(() -> standing.apply(new Change().remove(new RecordName("a", "9"))))
                .hasMessageContaining("that is to be removed");
        assertThat(standing.size()).isOne();
    }

    @Test
    void aFileThatIsNotWholeOrOfAnotherKindIsRefusedWithASentence() throws IOException {
        Path kept = folder.resolve("kept");
        standing(Map.of(new RecordName("a", "1"), new Person("Ann", "Baker", "2015-03-01")), SETTINGS)
                .write(kept);
        assertThatThrownBy(() -> Standing.read(kept, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("it is no kept run");
        byte[] whole = Files.readAllBytes(kept);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(kept, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Standing.read(kept, conditions(), 1)).isInstanceOf(IOException.class);
        }
        whole[whole.length / 2] ^= 1;
        Files.write(kept, whole);
        assertThatThrownBy(() -> Standing.read(kept, conditions(), 1)).hasMessage("it is damaged or was cut off");
    }

    private static Person somebody(SplittableRandom random) {
        return new Person(
                FORENAMES.get(random.nextInt(FORENAMES.size())),
                SURNAMES.get(random.nextInt(SURNAMES.size())),
                "2015-03-0" + (1 + random.nextInt(4)));
    }

    private static Standing standing(Map<RecordName, Person> people, Settings settings) {
        Records records = records(people);
        return Standing.of(records, new Linker(settings, conditions()).link(records), settings);
    }

    private static Records records(Map<RecordName, Person> people) {
        Records records = new Records();
        people.forEach((name, person) -> put(records, name, person));
        return records;
    }

    private static void put(Records records, RecordName name, Person person) {
        records.record(name.source(), name.id())
                .put("forename", person.forename())
                .put("surname", person.surname())
                .put("born", person.born());
    }

    private static int person(Standing standing, String id) {
        return standing.person(standing.find(new RecordName("a", id)).orElseThrow());
    }

    private static Map<String, Integer> persons(Standing standing) {
        Map<String, Integer> persons = new HashMap<>();
        standing.records().forEach(record -> persons.put(standing.name(record).toString(), standing.person(record)));
        return persons;
    }

    private static Set<Set<String>> groups(Map<String, Integer> persons) {
        Map<Integer, Set<String>> groups = new HashMap<>();
        persons.forEach((name, person) ->
                groups.computeIfAbsent(person, unseen -> new HashSet<>()).add(name));
        return new HashSet<>(groups.values());
    }

    private static Conditions conditions() {
        List<Comparison> comparisons = new ArrayList<>();
        for (String column : List.of("forename", "surname", "born")) {
            comparisons.add(new Comparison(
                    column,
                    List.of(
                            new Level(
                                    column + "_l = " + column + "_r",
                                    "same",
                                    false,
                                    0.9,
                                    0.05,
                                    true,
                                    true,
                                    column.equals("surname") ? new Frequency("surname", 1, 0.0001, false) : null),
                            new Level("ELSE", "other", false, 0.1, 0.95, true, true, null))));
        }
        return new Conditions(
                Linking.WITHIN_AND_BETWEEN,
                List.of(new Rule("l.surname = r.surname"), new Rule("l.born = r.born and l.forename = r.forename")),
                comparisons,
                0.01,
                0.0001,
                25);
    }
}
