package org.kith.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.linkage.uk.NhsNumber;

class LinkerTest {

    /// Whose chance is known, and need not be learnt.
    private static final Set<String> NUMBERS =
            Set.of("NHS number", "UPN", "ULN", "council id", "other identifier", "children");

    private static Village village;
    private static Links links;

    @BeforeAll
    static void linkTheVillage() {
        village = new Village(900, 4);
        links = new Linker(Settings.defaults()).link(village.records);
    }

    @Test
    void findsThePeopleOfTheVillage() {
        Quality quality = Quality.of(links.persons(), village.truths());
        assertThat(quality.precision()).isGreaterThan(0.995);
        assertThat(quality.recall()).isGreaterThan(0.97);
        assertThat(quality.bcubedF1()).isGreaterThan(0.985);
    }

    @Test
    void keepsTwinsApart() {
        Map<Integer, Set<Integer>> personsOf = new HashMap<>();
        for (int record = 0; record < village.records.size(); record++) {
            personsOf
                    .computeIfAbsent(village.truth.get(record), person -> new HashSet<>())
                    .add(links.person(record));
        }
        long merged = village.twins.stream()
                .filter(pair -> !Collections.disjoint(
                        personsOf.getOrDefault(pair[0], Set.of()), personsOf.getOrDefault(pair[1], Set.of())))
                .count();
        assertThat(village.twins).hasSizeGreaterThan(60);
        assertThat(merged).isLessThanOrEqualTo(village.twins.size() / 20);
    }

    @Test
    void neverHoldsTwoConflictingNhsNumbersInOnePerson() {
        Map<Integer, Set<String>> numbers = new HashMap<>();
        for (int record = 0; record < village.records.size(); record++) {
            for (String number : village.records.values(record, Field.NHS_NUMBER)) {
                assertThat(NhsNumber.valid(number)).isTrue();
                numbers.computeIfAbsent(links.person(record), person -> new HashSet<>())
                        .add(number);
            }
        }
        assertThat(numbers.values()).allMatch(held -> held.size() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "NHS_NUMBER, 9434765919, 9990000018, NHS_NUMBERS_CONFLICT",
        "UPN, H801200001001, X801200001002, UPNS_CONFLICT"
    })
    void twoConflictingNumbersStayApartHoweverMuchElseAgrees(
            Field field, String one, String other, Refusal.Reason reason) {
        Records records = new Records();
        int first = everythingOf(records, "1").put(field, one).number();
        int second = everythingOf(records, "2").put(field, other).number();
        int without = everythingOf(records, "3").number();
        Links apart = new Linker(Settings.defaults().with(links.model())).link(records);
        assertThat(apart.person(first)).isNotEqualTo(apart.person(second));
        assertThat(apart.person(without)).isIn(apart.person(first), apart.person(second));
        assertThat(apart.refused()).extracting(Refusal::reason).contains(reason);
    }

    @Test
    void aSourceThatHoldsAPersonOnceHasTwoPeopleHoweverMuchAgrees() {
        Records records = new Records();
        int first = everythingOf(records, "1").number();
        int second = everythingOf(records, "2").number();
        Constraints once = new Constraints().oncePerPerson("health");
        Settings settings = Settings.defaults().with(links.model());
        Links apart = new Linker(settings.under(once)).link(records);
        assertThat(apart.person(first)).isNotEqualTo(apart.person(second));
        assertThat(apart.refused())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE);
        Links together = new Linker(settings).link(records);
        assertThat(together.person(first)).isEqualTo(together.person(second));
    }

    private static Records.Description everythingOf(Records records, String id) {
        return records.record("health", id)
                .put(Field.FORENAME, "Thomasina")
                .put(Field.MIDDLE_NAMES, "Aurelia")
                .put(Field.SURNAME, "Featherstonehaugh")
                .put(Field.BORN_ON, "2014-05-17")
                .put(Field.SEX, "F")
                .put(Field.POSTCODE, "DT11 7ZQ")
                .put(Field.ADDRESS, "The Old Mill")
                .put(Field.COUNCIL_ID, "C104711")
                .put(Field.ULN, "1234567890")
                .put(Field.PHONE, "07700900123")
                .put(Field.EMAIL, "aurelia@example.org");
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        for (int threads : new int[] {1, 3, 8}) {
            Links again = new Linker(Settings.defaults().onThreads(threads)).link(village.records);
            assertThat(again.persons()).isEqualTo(links.persons());
            assertThat(again.doubtful()).isEqualTo(links.doubtful());
            assertThat(again.refused()).isEqualTo(links.refused());
            assertThat(again.model()).isEqualTo(links.model());
        }
    }

    @Test
    void findsTheSamePeopleWhateverTheOrderOfTheRecords() {
        int size = village.records.size();
        List<Integer> order = new ArrayList<>();
        for (int record = 0; record < size; record++) {
            order.add(record);
        }
        Collections.shuffle(order, new Random(11));
        Records shuffled = new Records();
        for (int record : order) {
            copy(village.records, record, shuffled);
        }
        Links again = new Linker(Settings.defaults().with(links.model())).link(shuffled);
        Quality agreement = Quality.of(
                again.persons(), order.stream().mapToInt(links::person).toArray());
        assertThat(agreement.f1()).isEqualTo(1);
    }

    @Test
    void linksAgainWithALearntModelToTheSamePeople() {
        Links again = new Linker(Settings.defaults().with(links.model())).link(village.records);
        assertThat(again.persons()).isEqualTo(links.persons());
    }

    @Test
    void breaksNoConstraintWhateverItIsTold() {
        SplittableRandom random = new SplittableRandom(5);
        int size = village.records.size();
        Constraints told = new Constraints().oncePerPerson("schools");
        for (int i = 0; i < 200; i++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            if (i % 2 == 0) {
                told.must(a, b);
            } else {
                told.never(a, b);
                told.never(a, (a + 1) % size);
            }
            told.barrier(random.nextInt(size), 1 + random.nextInt(3));
        }
        Links constrained = new Linker(Settings.defaults().under(told)).link(village.records);
        for (Constraints.Pair pair : told.nevers()) {
            if (pair.a() != pair.b()) {
                assertThat(constrained.person(pair.a())).isNotEqualTo(constrained.person(pair.b()));
            }
        }
        Map<Integer, Set<Integer>> barriers = new HashMap<>();
        for (int record = 0; record < size; record++) {
            barriers.computeIfAbsent(constrained.person(record), person -> new HashSet<>())
                    .add(told.barrierOf(record));
        }
        assertThat(barriers.values()).allMatch(groups -> groups.size() == 1);
        for (Constraints.Pair pair : told.musts()) {
            boolean together = constrained.person(pair.a()) == constrained.person(pair.b());
            boolean refused = constrained.refused().stream()
                    .anyMatch(refusal -> refusal.a() == pair.a() && refusal.b() == pair.b());
            assertThat(together || refused).as("must %s", pair).isTrue();
        }
    }

    @Test
    void aPersonsDecisionBeatsConflictingNumbersAndABarrierBeatsBoth() {
        Records records = new Records();
        int a = records.record("health", "1")
                .put(Field.NHS_NUMBER, Village.nhsNumber(1))
                .number();
        int b = records.record("health", "2")
                .put(Field.NHS_NUMBER, Village.nhsNumber(2))
                .number();
        Links decided = new Linker(Settings.defaults().under(new Constraints().must(a, b))).link(records);
        assertThat(decided.person(a)).isEqualTo(decided.person(b));

        Links sealed = new Linker(
                        Settings.defaults().under(new Constraints().must(a, b).barrier(a, 1)))
                .link(records);
        assertThat(sealed.person(a)).isNotEqualTo(sealed.person(b));
        assertThat(sealed.refused()).extracting(Refusal::reason).containsExactly(Refusal.Reason.BARRIER);
    }

    @Test
    void recordsEachRefusalWithItsReason() {
        Constraints told = new Constraints();
        int refusedA = -1;
        int refusedB = -1;
        for (int b = 1; b < village.records.size() && refusedA < 0; b++) {
            if (links.person(b) == links.person(b - 1)) {
                refusedA = b - 1;
                refusedB = b;
                told.never(refusedA, refusedB);
            }
        }
        Links apart = new Linker(Settings.defaults().with(links.model()).under(told)).link(village.records);
        assertThat(apart.person(refusedA)).isNotEqualTo(apart.person(refusedB));
        assertThat(apart.refused()).extracting(Refusal::reason).contains(Refusal.Reason.DECIDED_APART);
    }

    @Test
    void aRecordIsNotInDoubtForAPairThatPeopleDecided() {
        ScoredPair pair = links.doubtful().stream()
                .filter(each -> links.band(each.a()) == Band.POTENTIAL_MATCH && each.probability() >= .85)
                .filter(each -> links.doubtful().stream()
                                .filter(other -> other.a() == each.a() || other.b() == each.a())
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow();
        Constraints told = new Constraints().never(pair.a(), pair.b());
        Links decided = new Linker(Settings.defaults().with(links.model()).under(told)).link(village.records);
        assertThat(decided.band(pair.a())).isEqualTo(Band.NO_MATCH);
    }

    @Test
    void severalVersionsOfARecordAreComparedByTheirBest() {
        Village with = new Village(300, 9);
        int before = with.records.size();
        with.records
                .record("schools", "married")
                .put(Field.FORENAME, "Philomena")
                .put(Field.SURNAME, "Quartermaine")
                .put(Field.BORN_ON, "2009-07-08")
                .put(Field.POSTCODE, "BH99 9ZZ");
        with.records
                .record("schools", "married")
                .put(Field.SURNAME, "Featherstonehaugh")
                .put(Field.POSTCODE, "DT1 1ZZ");
        with.records
                .record("health", "maiden")
                .put(Field.FORENAME, "Philomena")
                .put(Field.SURNAME, "Featherstonehaugh")
                .put(Field.BORN_ON, "08/07/2009")
                .put(Field.POSTCODE, "DT1 1ZZ");
        assertThat(with.records.size()).isEqualTo(before + 2);
        Links found = new Linker(Settings.defaults()).link(with.records);
        assertThat(found.person(before)).isEqualTo(found.person(before + 1));
        assertThat(found.band(before)).isEqualTo(Band.MATCH);
    }

    /// A register that holds a number and nothing else, and a person of whom much is known without it.
    @Test
    void aNumberAloneFindsItsPersonHoweverMuchIsKnownOfThem() {
        Village with = new Village(300, 9);
        String upn = "H801200001001";
        for (int year = 0; year < 9; year++) {
            with.records
                    .record("clubs", "y" + year)
                    .put(Field.FORENAME, "Philomena")
                    .put(Field.SURNAME, "Quartermaine")
                    .put(Field.BORN_ON, "2009-07-08")
                    .put(Field.POSTCODE, "BH99 9ZZ")
                    .put(Field.COUNCIL_ID, "C900");
        }
        with.records.record("clubs", "y0").put(Field.NHS_NUMBER, Village.nhsNumber(900));
        int census = with.records
                .record("census", upn)
                .put(Field.UPN, upn)
                .put(Field.NHS_NUMBER, Village.nhsNumber(900))
                .put(Field.FORENAME, "Philomena")
                .put(Field.SURNAME, "Quartermaine")
                .put(Field.BORN_ON, "2009-07-08")
                .put(Field.POSTCODE, "BH99 9ZZ")
                .put(Field.COUNCIL_ID, "C900")
                .number();
        int marks = with.records.record("marks", upn).put(Field.UPN, upn).number();
        Links found = new Linker(Settings.defaults()).link(with.records);
        assertThat(found.person(marks)).isEqualTo(found.person(census));
    }

    /// Mothers of one name, none with a date of birth or a number, and of one child.
    @Test
    void recordsThatNameOneChildAreOnePersonAndOtherNamesakesAreNot() {
        Village with = new Village(300, 9);
        Records records = with.records;
        int[] child = new int[3];
        int[] mother = new int[3];
        String[] homes = {"BH99 9ZZ", "", "BH77 7XX"};
        for (int i = 0; i < 3; i++) {
            child[i] = records.record("schools", "child" + i)
                    .put(Field.FORENAME, i == 2 ? "Archibald" : "Philomena")
                    .put(Field.SURNAME, "Quartermaine")
                    .put(Field.BORN_ON, i == 2 ? "2011-01-30" : "2009-07-08")
                    .put(Field.UPN, i == 2 ? "H801200001002" : "H801200001001")
                    .number();
        }
        int second = records.record("health", "child")
                .put(Field.UPN, "H801200001001")
                .number();
        for (int i = 0; i < 3; i++) {
            mother[i] = records.record("contacts", "mother" + i)
                    .put(Field.FORENAME, "Margery")
                    .put(Field.SURNAME, "Quartermaine")
                    .put(Field.POSTCODE, homes[i])
                    .number();
        }
        int father = records.record("contacts", "father")
                .put(Field.FORENAME, "Rupert")
                .put(Field.SURNAME, "Quartermaine")
                .put(Field.POSTCODE, homes[2])
                .number();
        records.addChild(mother[0], child[2]);
        records.addChild(mother[1], second);
        records.addChild(mother[2], child[0]);
        records.addChild(father, child[0]);
        Links found = new Linker(Settings.defaults()).link(records);
        assertThat(found.person(second)).isEqualTo(found.person(child[0]));
        assertThat(found.person(mother[1])).isEqualTo(found.person(mother[2]));
        assertThat(found.person(mother[0])).isNotEqualTo(found.person(mother[2]));
        assertThat(found.person(father)).isNotEqualTo(found.person(mother[2]));
        assertThat(found.explain(mother[1], mother[2]).sentence()).contains("children one in common");
    }

    /// A name and no birth date, at two homes far apart: her children made the same move, or they made another.
    @Test
    void whoMovesWithOthersIsFoundByTheCompanyTheyKeep() {
        Explanation moved = mother("BH99 9ZZ");
        Explanation stayed = mother("BH88 8YY");
        assertThat(moved.probability()).isGreaterThan(0.95);
        assertThat(stayed.probability()).isLessThan(0.5);
        assertThat(moved.sentence()).contains("home a move that others made");
    }

    private static Explanation mother(String childrensHome) {
        Records records = new Village(300, 9).records;
        for (String child : new String[] {"Philomena", "Archibald"}) {
            for (String source : new String[] {"schools", "health"}) {
                records.record(source, child)
                        .put(Field.FORENAME, child)
                        .put(Field.SURNAME, "Oakford")
                        .put(Field.BORN_ON, child.equals("Philomena") ? "2009-07-08" : "2011-01-30")
                        .put(Field.POSTCODE, source.equals("schools") ? "DT9 7XX" : childrensHome);
            }
        }
        int before = records.record("contacts", "mother")
                .put(Field.FORENAME, "Amelia")
                .put(Field.SURNAME, "Oakford")
                .put(Field.BORN_ON, "1984-05-06")
                .put(Field.POSTCODE, "DT9 7XX")
                .number();
        int since = records.record("hubs", "mother")
                .put(Field.FORENAME, "Amelia")
                .put(Field.SURNAME, "Oakford")
                .put(Field.POSTCODE, "BH99 9ZZ")
                .number();
        return new Linker(Settings.defaults()).link(records).explain(before, since);
    }

    /// An office's postcode, put where none was known.
    @Test
    void anOfficesPostcodeSaysNothingWhetherItIsTheSameOrNot() {
        Records records = new Records();
        for (int i = 0; i < 600; i++) {
            records.record("homes", Integer.toString(i))
                    .put(Field.POSTCODE, "DT%d %dA%c".formatted(1 + i / 2 % 9, i / 18 % 10, 'A' + i / 180));
        }
        for (int i = 0; i < 250; i++) {
            records.record("office", Integer.toString(i)).put(Field.POSTCODE, "BH1 1XJ");
        }
        Links found = new Linker(Settings.defaults()).link(records);
        assertThat(found.explain(0, 1).sentence()).startsWith("home the same postcode");
        assertThat(found.explain(0, 2).steps()).isNotEmpty();
        assertThat(found.explain(0, 700).steps()).isEmpty();
        assertThat(found.explain(700, 701).steps()).isEmpty();
    }

    @Test
    void explainsWhyTwinsAreTwo() {
        for (int[] pair : village.twins) {
            int a = village.truth.indexOf(pair[0]);
            int b = village.truth.indexOf(pair[1]);
            if (a >= 0 && b >= 0) {
                Explanation explanation = links.explain(a, b);
                double sum = explanation.priorWeight();
                for (Explanation.Step step : explanation.steps()) {
                    sum += step.weight() + step.frequencyWeight();
                }
                assertThat(explanation.probability()).isLessThanOrEqualTo(1 / (1 + Math.pow(2, -sum)) + 1e-9);
                assertThat(explanation.probability() + explanation.twins() + explanation.kin())
                        .isLessThanOrEqualTo(1 + 1e-9);
                assertThat(explanation.sentence()).isNotBlank();
            }
        }
    }

    @Test
    void aParentOfTheSameNameWrittenTheOtherWayRoundIsNotTheChild() {
        Records records = new Records();
        int parent = named(records, "Morris", "Lucas", "1988-03-22");
        int child = named(records, "Lucas", "Morris", "2010-04-01");
        int again = named(records, "Morris", "Lucas", "2010-04-01");
        Links family = new Linker(Settings.defaults().with(links.model())).link(records);
        assertThat(family.person(child)).isEqualTo(family.person(again)).isNotEqualTo(family.person(parent));
        assertThat(family.explain(parent, child).kin()).isGreaterThan(0.5);
    }

    private static int named(Records records, String forename, String surname, String born) {
        return records.record("people", Integer.toString(records.size()))
                .put(Field.FORENAME, forename)
                .put(Field.SURNAME, surname)
                .put(Field.BORN_ON, born)
                .put(Field.POSTCODE, "DT4 9TG")
                .put(Field.ADDRESS, "4 Mill Lane")
                .number();
    }

    @Test
    void whatNoPairTaughtWeighsNoMoreThanAFullerAnswerAndSpeaksForNobodyApart() {
        List<String> unlearnt = new ArrayList<>();
        for (Model.Comparison comparison : links.model().comparisons()) {
            double least = Double.MAX_VALUE;
            for (Model.Level level : comparison.levels()) {
                if (!level.learnt()) {
                    unlearnt.add(comparison.name() + ": " + level.name());
                }
                if (!level.learnt() && !level.name().equals("the same") && !NUMBERS.contains(comparison.name())) {
                    assertThat(level.weight()).as(unlearnt.getLast()).isBetween(-1e-9, Math.max(0, least) + 1e-9);
                }
                least = level.learnt() ? Math.min(least, level.weight()) : least;
            }
        }
        assertThat(unlearnt)
                .contains("first name: the same initial", "home: the same postcode", "occupation: different")
                .doesNotContain("first name: different", "NHS number: the same");
    }

    @Test
    void saysWhichRulesBringTwoRecordsTogether() {
        Records records = new Records();
        int one = named(records, "Ada", "Holt", "2014-05-06");
        int other = named(records, "Ada", "Holt", "2014-05-06");
        Links found = new Linker(Settings.defaults().with(links.model())).link(records);
        assertThat(found.rules(one, other)).contains("surname, date of birth", "all with all");
        assertThat(links.rules(0, 1))
                .isSubsetOf(links.figures().rules().stream()
                        .filter(Links.Figures.Rule::used)
                        .map(Links.Figures.Rule::name)
                        .toList());
    }

    @Test
    void anEmptyListAndALoneRecordAreNoTrouble() {
        assertThat(new Linker(Settings.defaults()).link(new Records()).people()).isZero();
        Records one = new Records();
        one.record("health", "1").put(Field.FORENAME, "Ann");
        Links alone = new Linker(Settings.defaults()).link(one);
        assertThat(alone.people()).isEqualTo(1);
        assertThat(alone.band(0)).isEqualTo(Band.NO_MATCH);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Settings.defaults().joiningAt(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settings.defaults().onThreads(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void copy(Records from, int record, Records to) {
        Records.Description description = to.record(from.source(record), from.id(record));
        for (Field field : Field.values()) {
            for (String value : field == Field.FULL_NAME ? List.<String>of() : from.values(record, field)) {
                description.put(field, value);
            }
        }
    }
}
