package org.kith.matching.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.Standing;
import org.kith.matching.Band;
import org.kith.matching.records.Described;

class FoundTest {

    private final Records records = new Records();
    private String number = "";

    private void featherstone(String id, String forename, String middle) {
        records.record("source", id)
                .put(Field.FORENAME, forename)
                .put(Field.MIDDLE_NAMES, middle)
                .put(Field.SURNAME, "Featherstone")
                .put(Field.BORN_ON, "2014-05-17")
                .put(Field.POSTCODE, "DT9 9ZZ");
    }

    private void others() {
        for (int other = 0; other < 200; other++) {
            int person = other / 2;
            char letter = (char) ('a' + person % 26);
            records.record("others", Integer.toString(other))
                    .put(Field.FORENAME, "Fore" + letter + (char) ('a' + person / 26))
                    .put(Field.SURNAME, "Sur" + letter + (char) ('a' + person / 7))
                    .put(Field.BORN_ON, "2010-0" + (1 + person % 9) + "-1" + person % 10)
                    .put(Field.POSTCODE, "DT1 " + person % 10 + "AA");
        }
    }

    /// Two records of one person, of which one fits Ella best and the other Ava, who are two people: each of them is
    /// asked about by another record, and either comes near both records.
    @Test
    void whoFitsARecordIsARivalThoughTheirPersonIsAskedAboutByAnotherRecord() {
        featherstone("one", "", "Rose");
        featherstone("again", "", "May");
        featherstone("ella", "Ella", "Rose");
        featherstone("ava", "Ava", "May");
        others();
        var settled = new Constraints().must(0, 1).never(2, 3);
        var settings = Settings.defaults()
                .joiningAt(1 - 1e-14)
                .keepingFrom(Band.DOUBTFUL_FROM)
                .under(settled);
        var links = new Linker(settings).link(records);
        int[] places = IntStream.range(0, records.size()).toArray();
        var described =
                new Described(Standing.of(records, links, settings), places, places.clone(), new int[places.length]);

        var found = Found.of(described, links, links.persons(), settled);

        assertThat(found.doubtful())
                .filteredOn(doubt -> doubt.one() < 4)
                .hasSize(2)
                .allSatisfy(doubt -> {
                    assertThat(doubt.other() - doubt.one()).isEqualTo(2);
                    assertThat(doubt.rivals()).containsExactly(doubt.other() == 2 ? 3 : 2);
                    assertThat(doubt.band()).isEqualTo(Band.MANY_MATCH);
                    assertThat(doubt.gaps().one()).isPositive();
                    assertThat(doubt.gaps().other()).isNull();
                });
    }

    /// Two records that a run joins and three that it joins stood for one person, of which the run is less sure now.
    @Test
    void ofTwoGroupsThatAreOnlyHeldTheLargerIsThePerson() {
        assertThat(bandsOfTwoAndThree())
                .containsExactly(Band.POTENTIAL_MATCH, Band.POTENTIAL_MATCH, Band.MATCH, Band.MATCH, Band.MATCH);
    }

    @Test
    void ofTwoGroupsThatAreOnlyHeldTheOneKnownByANumberIsThePersonThoughTheOtherIsLarger10() {
        number = "A800000000001";

        assertThat(bandsOfTwoAndThree())
                .containsExactly(
                        Band.MATCH, Band.MATCH, Band.POTENTIAL_MATCH, Band.POTENTIAL_MATCH, Band.POTENTIAL_MATCH);
    }

    private Band[] bandsOfTwoAndThree() {
        for (int record = 0; record < 5; record++) {
            featherstone("record " + record, "Ella", "");
        }
        records.put(0, Field.UPN, number);
        others();
        var settled = new Constraints().must(0, 1).must(2, 3).must(3, 4);
        var settings = Settings.defaults().joiningAt(1 - 1e-14).under(settled);
        var links = new Linker(settings).link(records);
        int[] places = IntStream.range(0, records.size()).toArray();
        int[] ids = places.clone();
        var described = new Described(Standing.of(records, links, settings), places, ids, new int[places.length]);
        int[] surely = links.persons();
        var held = links.holding(
                Arrays.stream(places).map(place -> place < 5 ? 1 : 0).toArray());
        assertThat(held.person(0)).isEqualTo(held.person(4));
        assertThat(surely[0]).isNotEqualTo(surely[4]);

        return Arrays.copyOf(Found.of(described, held, surely, settled).bands(), 5);
    }
}
