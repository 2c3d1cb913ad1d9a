package org.kith.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What stood together and is a little less sure now.
class HoldingTest {

    private static final int STOOD_TOGETHER = 1;

    private final Records records = new Village(400, 5).records;

    private int child(String id, String forename) {
        records.record("list", id)
                .put(Field.FORENAME, forename)
                .put(Field.SURNAME, "Featherstone")
                .put(Field.BORN_ON, "2014-05-17")
                .put(Field.SEX, "F")
                .put(Field.POSTCODE, "DT9 9ZZ")
                .put(Field.ADDRESS, "14 larch road");
        return records.size() - 1;
    }

    private int[] stood(int... together) {
        int[] before = new int[records.size()];
        Arrays.stream(together).forEach(record -> before[record] = STOOD_TOGETHER);
        return before;
    }

    private static Settings surerThanSure() {
        return Settings.defaults().joiningAt(1 - 1e-14).keepingFrom(0.85).onThreads(1);
    }

    private static boolean together(Links links, int a, int b) {
        return links.person(a) == links.person(b);
    }

    @Test
    void whatStoodTogetherStaysWhereItIsNearlySureAndNobodyElseIsJoined() {
        int one = child("one", "Ella");
        int other = child("other", "Ella");
        int third = child("third", "Ella");
        Links found = new Linker(surerThanSure()).link(records);
        assertThat(together(found, one, other)).isFalse();
        assertThat(found.explain(one, other).probability()).isGreaterThan(0.9);

        Links held = found.holding(stood(one, other));

        assertThat(together(held, one, other)).isTrue();
        assertThat(together(held, one, third)).isFalse();
        assertThat(held.people()).isEqualTo(found.people() - 1);
        assertThat(held.figures().people()).isEqualTo(held.people());
        assertThat(held.band(one)).as("as it was found").isEqualTo(Band.MANY_MATCH);
        assertThat(held.doubtful())
                .noneMatch(pair -> pair.a() == one && pair.b() == other)
                .anyMatch(pair -> pair.a() == one && pair.b() == third);
    }

    @Test
    void aBarrierADecisionAndASourcePartWhatStoodTogether() {
        int one = child("one", "Ella");
        int other = child("other", "Ella");
        assertThat(held(new Constraints(), one, other)).isTrue();
        assertThat(held(new Constraints().barrier(one, 1), one, other)).isFalse();
        assertThat(held(new Constraints().never(one, other), one, other)).isFalse();
        assertThat(held(new Constraints().oncePerPerson("list"), one, other)).isFalse();
    }

    @Test
    void numbersThatAreNotValidSayNothingThoughTheyDiffer() {
        int one = child("one", "Ella");
        int other = child("other", "Ella");
        records.put(one, Field.UPN, "A80120000100A");
        records.put(other, Field.UPN, "A80120000200A");
        assertThat(held(new Constraints(), one, other)).isTrue();
    }

    private boolean held(Constraints constraints, int one, int other) {
        Links found = new Linker(surerThanSure().under(constraints)).link(records);
        assertThat(found.explain(one, other).probability()).isGreaterThan(0.9);
        assertThat(together(found, one, other)).isFalse();
        return together(found.holding(stood(one, other)), one, other);
    }

    /// A record without a first name stood with one twin and is the other's: with her name it tells them apart,
    /// though alone it fits the first as well as ever.
    @Test
    void twinsWhomTheirRecordsTakenTogetherTellApartAreNotHeldByOnePair() {
        int nameless = child("nameless", "");
        int ella = child("ella", "Ella");
        int ava = child("ava", "Ava");
        for (int record : new int[] {nameless, ava}) {
            records.put(record, Field.PHONE, "01305 123456");
            records.put(record, Field.MIDDLE_NAMES, "Rosalind");
        }
        Links found = new Linker(Settings.defaults().onThreads(1)).link(records);
        assertThat(found.explain(nameless, ella).probability()).isGreaterThan(0.9);
        assertThat(together(found, nameless, ava)).isTrue();
        assertThat(together(found, nameless, ella)).isFalse();

        Links held = found.holding(stood(nameless, ella));

        assertThat(together(held, nameless, ella)).isFalse();
        assertThat(held.refused())
                .anyMatch(refusal -> refusal.a() == nameless
                        && refusal.b() == ella
                        && refusal.reason() == Refusal.Reason.UNSURE_TOGETHER);
    }
}
