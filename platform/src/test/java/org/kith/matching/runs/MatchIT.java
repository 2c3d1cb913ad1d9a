package org.kith.matching.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.OnPostgres;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.matching.rates.GroupRates;
import org.kith.matching.rates.LinkRate;
import org.kith.matching.rates.LinkRates;
import org.kith.matching.rates.Parting;
import org.kith.matching.rates.Served;
import org.kith.matching.records.RecordsToLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class MatchIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private RecordsToLink recordsToLink;

    @Autowired
    private LinkRates rates;

    @Autowired
    private GroupRates groups;

    private Cast cast;

    @BeforeEach
    void forget() {
        cast = Scene.anew(jdbc).cast;
    }

    @Test
    void joinsOnePersonsRecordsAndKeepsStrangersApart() {
        var family = cast.theOBriens();
        match.run(_ -> {});
        assertThat(person(family.cian())).isEqualTo(person(family.cianAtSchool()));
        assertThat(person(family.niamh())).isEqualTo(person(family.niamhAtSchool()));
        assertThat(person(family.cian())).isNotEqualTo(person(family.niamh()));
        assertThat(person(family.aoife())).isNotEqualTo(person(family.declan()));
    }

    @Test
    void countsHowManyOfASourcesRecordsFoundTheirPersonElsewhereAndHowThatMoved() {
        cast.theOBriens();
        match.run(_ -> {});
        assertThat(rate("case-system").now().shared()).isEqualTo(3);
        assertThat(rate("case-system").before()).isNull();
        var before = rate("school-census").now();
        cast.told()
                .record("school-census", "X1")
                .named("Zebedee", "Quillfeather", "2014-01-05")
                .child("M")
                .told();
        cast.theAdoption();
        match.run(_ -> {});
        var now = rate("school-census");
        assertThat(now.before()).isEqualTo(before);
        assertThat(jdbc.sql(
                                "select sum(records) from matching.link_rate where change_id = (select max(id) from matching.change)")
                        .query(Long.class)
                        .single())
                .as("sealed records are in no count")
                .isLessThan(jdbc.sql("select count(*) from matching.member")
                        .query(Long.class)
                        .single());
    }

    @Test
    void countsTheSameRecordsByGroupsOfPeopleAndKeepsEachRun() {
        cast.theOBriens();
        cast.theAdoption();
        match.run(_ -> {});
        cast.theReeds();
        match.run(_ -> {});
        var sums = jdbc.sql("""
                        select sum(records) || ' ' || sum(shared) from matching.group_rate
                        group by change_id, parting order by change_id, parting
                        """).query(String.class).list();
        assertThat(sums).as("four partings of two runs").hasSize(8);
        assertThat(sums.subList(0, 4)).containsOnly(sums.getFirst());
        assertThat(sums.subList(4, 8))
                .containsOnly(jdbc.sql("""
                select sum(records) || ' ' || sum(shared) from matching.link_rate
                where change_id = (select max(id) from matching.change)
                """).query(String.class).single());
        assertThat(groups.latest()).extracting(Served::parting).containsExactly(Parting.values());
    }

    @Test
    void aHomesPostcodeSaysInWhichFifthItsAreaIsHoweverItIsSpaced() {
        jdbc.sql("""
                insert into partners.area (code, name, deprivation_decile) values ('A-1', 'Quay', 1)
                on conflict (code) do update set deprivation_decile = 1
                """).update();
        jdbc.sql("""
                insert into partners.postcode (postcode, area_code) values ('DT19QQ', 'A-1')
                on conflict (postcode) do update set area_code = 'A-1'
                """).update();
        for (var postcode : List.of("DT1 9QQ", "DT19QQ", "ZZ1 1ZZ")) {
            cast.told()
                    .record("police", postcode)
                    .named("Zebedee" + (char) ('a' + postcode.length()), "Quillfeather", "2014-01-05")
                    .child("M")
                    .at("1 Quay Row", postcode)
                    .told();
        }
        match.run(_ -> {});
        jdbc.sql("delete from partners.postcode where area_code = 'A-1'").update();
        jdbc.sql("delete from partners.area where code = 'A-1'").update();
        assertThat(jdbc.sql("""
                        select records from matching.group_rate
                        where parting = 'deprivation' and part = 'most deprived fifth'
                          and change_id = (select max(id) from matching.change)
                        """).query(Integer.class).optional()).contains(2);
    }

    private LinkRate rate(String source) {
        return rates.latest().stream()
                .filter(each -> each.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void changesNothingWhenNothingCame() {
        cast.theOBriens();
        var first = match.run(_ -> {});
        var rows = memberships();
        var second = match.run(_ -> {});
        assertThat(second.moved()).isZero();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(memberships()).isEqualTo(rows);
    }

    @Test
    void peopleKeepTheirIdsWhenMoreRecordsCome() {
        var family = cast.theOBriens();
        match.run(_ -> {});
        var cian = person(family.cian());
        cast.theReeds();
        var second = match.run(_ -> {});
        assertThat(person(family.cian())).isEqualTo(cian);
        assertThat(second.moved()).isEqualTo(2);
        assertThat(second.newPeople()).isEqualTo(2);
    }

    @Test
    void twoRecordsOfASourceThatHoldsAPersonOnceAreTwoPeople() {
        var told = new Told(jdbc);
        for (var source : List.of("health-visiting", "police")) {
            for (var key : List.of("one", "other")) {
                told.record(source, source + " " + key)
                        .named("Marigold", "Featherstone", "2023-02-11")
                        .child("F")
                        .at("4 Quay Row", "DT1 1AA")
                        .told();
            }
        }
        match.run(_ -> {});
        assertThat(people("police")).isEqualTo(1);
        assertThat(people("health-visiting")).isEqualTo(2);
    }

    private int people(String source) {
        return jdbc.sql("""
                select count(distinct m.person_id)
                from matching.member m
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                where s.name = :source and r.source_key in (:source || ' one', :source || ' other')
                """).param("source", source).query(Integer.class).single();
    }

    @Test
    void aSealedRecordStandsAloneWithItsOwnEarlierLifeOnly() {
        var adoption = cast.theAdoption();
        match.run(_ -> {});
        assertThat(person(adoption.tyler())).isNotEqualTo(person(adoption.thomas()));
        assertThat(person(adoption.tylerAtClinic())).isNotEqualTo(person(adoption.thomas()));
        assertThat(person(adoption.tyler())).isNotEqualTo(person(adoption.thomasAtSchool()));
    }

    @Test
    void aReturnsNamelessRecordWithTheCouncilIdOfASealedLifeIsThatLifes9() {
        var adoption = cast.theAdoption();
        var told = cast.told();
        jdbc.sql("update partners.identity set council_id = 'C300' where record_id = ?")
                .param(adoption.tyler().id)
                .update();
        var census = told.record("children-in-need", "C300")
                .with("council_id", "C300")
                .with("born_on", LocalDate.of(2019, 5, 20))
                .with("upn", "X838400019001")
                .child("M")
                .told();
        var unborn = told.record("children-looked-after", "C300")
                .with("council_id", "C300")
                .child("M")
                .told();
        var next = told.record("children-in-need", "C301")
                .with("council_id", "C301")
                .with("born_on", LocalDate.of(2019, 5, 20))
                .child("M")
                .told();
        match.run(_ -> {});
        assertThat(person(census)).isEqualTo(person(adoption.tyler()));
        assertThat(person(unborn)).isEqualTo(person(adoption.tyler()));
        assertThat(person(next)).isNotEqualTo(person(adoption.tyler()));

        var later = told.record("early-help", "E300")
                .named("Thomas", "Lindqvist", "2019-05-20")
                .with("council_id", "C300")
                .child("M")
                .told();
        match.run(_ -> {});
        assertThat(person(later)).isNotEqualTo(person(adoption.tyler()));
        assertThat(person(census)).isEqualTo(person(adoption.tyler()));
    }

    @Test
    void aRegistersNamelessRecordWithTheUpnOfASealedLifeIsThatLifes9() {
        var adoption = cast.theAdoption();
        var told = cast.told();
        told.record("school-census", "X838400019001")
                .named("Tyler", "Webb", "2019-05-20")
                .child("M")
                .with("upn", "X838400019001")
                .told();
        var register = told.record("attendance", "X838400019001")
                .with("upn", "X838400019001")
                .child("M")
                .told();
        var nextRegister = told.record("attendance", "T838224017099")
                .with("upn", "T838224017099")
                .child("M")
                .told();
        match.run(_ -> {});
        assertThat(person(register)).isEqualTo(person(adoption.tyler()));
        assertThat(person(nextRegister)).isEqualTo(person(adoption.thomasAtSchool()));
    }

    @Test
    void aUpnThatASteparentsAdoptionLeavesTellsTheNextLifeNothing9() {
        var adoption = cast.theAdoption();
        var told = cast.told();
        jdbc.sql("update partners.identity set upn = 'T838224017099' where record_id = ?")
                .param(adoption.tyler().id)
                .update();
        var register = told.record("attendance", "T838224017099")
                .with("upn", "T838224017099")
                .child("M")
                .told();
        var inCare = told.record("children-looked-after", "C301")
                .with("council_id", "C301")
                .with("upn", "T838224017099")
                .with("born_on", LocalDate.of(2019, 5, 20))
                .child("M")
                .told();
        match.run(_ -> {});
        assertThat(person(register)).isEqualTo(person(adoption.tyler()));
        assertThat(person(adoption.thomasAtSchool())).isEqualTo(person(adoption.thomas()));
        assertThat(person(inCare)).as("the council's id is the next life's").isNotEqualTo(person(adoption.tyler()));
    }

    @Test
    void noPairAndNoRefusalMentionsASealedRecord9() {
        var adoption = cast.theAdoption();
        match.run(_ -> {});
        for (var sealed : List.of(adoption.tyler(), adoption.tylerAtClinic())) {
            assertThat(jdbc.sql("""
                    select count(*) from (
                      select one_record_id, other_record_id from matching.pair
                      union all select one_record_id, other_record_id from matching.refusal) mention
                    where :id in (one_record_id, other_record_id)
                    """).param("id", sealed.id).query(Integer.class).single())
                    .isZero();
        }
    }

    @Test
    void twinsAndCousinsAreDifferentPeople() {
        var tanners = cast.theTanners();
        var reeds = cast.theReeds();
        match.run(_ -> {});
        assertThat(person(tanners.isla())).isNotEqualTo(person(tanners.ivy()));
        assertThat(person(reeds.jack())).isNotEqualTo(person(reeds.otherJack()));
    }

    /// By itself it would be found in the home of the family before, by a name with one slip.
    @Test
    void whatStoodWithARecordIsOfTheSealedLifeWhateverItIsCalled9() {
        var told = cast.told();
        var tyler = ofTheFeatherstones(told, "case-system", "Tyler");
        var tylor = ofTheFeatherstones(told, "health-visiting", "Tylor");
        match.run(_ -> {});
        assertThat(person(tyler)).isEqualTo(person(tylor));
        tyler.sealed();
        for (var more : List.<Runnable>of(cast::theReeds, cast::theTanners)) {
            more.run();
            match.run(_ -> {});
            assertThat(person(tyler)).isEqualTo(person(tylor));
        }
    }

    /// The school had heard of the new name before the council told of the order, or has since.
    @ParameterizedTest
    @CsvSource({"Lindqvist, 2026-11-02, false", "Lindqvist, 2020-11-02, true", "Fetherstone, 2026-11-02, true"})
    void whatStoodWithARecordAndIsCalledAnewSinceTheOrderIsTheNextLifes9(
            String surname, LocalDate since, boolean sealed) {
        var told = cast.told();
        var school = ofTheFeatherstones(told, "school-census", "Tyler");
        var tyler = ofTheFeatherstones(told, "case-system", "Tyler");
        match.run(_ -> {});
        assertThat(person(tyler)).isEqualTo(person(school));
        jdbc.sql("update partners.identity set surname = ?, from_on = ?, row_hash = -row_hash where record_id = ?")
                .params(surname, since, school.id)
                .update();
        tyler.fact("adoption", "adopted", "2026-01-15").sealed();
        match.run(_ -> {});
        assertThat(person(tyler).equals(person(school))).isEqualTo(sealed);
    }

    /// The pupil is still on the school's list though social care renames what it sealed.
    @ParameterizedTest
    @CsvSource({"Lindqvist, false", "Featherston, true"})
    void aSealedRecordTakesNobodyByTheNameThatItIsGivenAfterTheOrder9(String surname, boolean sealed) {
        var told = cast.told();
        var tyler = ofTheFeatherstones(told, "case-system", "Tyler")
                .fact("adoption", "adopted", "2026-01-15")
                .sealed();
        var school = told.record("school-census", "Tyler")
                .named("Tyler", surname, "2014-05-17")
                .child("M")
                .told();
        match.run(_ -> {});
        assertThat(sealed(school)).isFalse();
        jdbc.sql("update partners.identity set until_on = '2026-11-02' where record_id = ?")
                .param(tyler.id)
                .update();
        told.nextFiles();
        tyler.since("2026-11-02").named("Tyler", surname, "2014-05-17").told();
        match.run(_ -> {});
        assertThat(sealed(school)).isEqualTo(sealed);
    }

    private boolean sealed(Told.Sheet record) {
        return !recordsToLink.sealed(List.of(record.id)).isEmpty();
    }

    private static Told.Sheet ofTheFeatherstones(Told told, String source, String forename) {
        return told.record(source, forename)
                .named(forename, "Featherstone", "2014-05-17")
                .child("M")
                .at("14 Larch Road", "DT9 9ZZ")
                .told();
    }

    private UUID person(Told.Sheet record) {
        return jdbc.sql("select person_id from matching.member where record_id = ?")
                .param(record.id)
                .query(UUID.class)
                .single();
    }

    private int memberships() {
        return jdbc.sql("select count(*) from matching.membership")
                .query(Integer.class)
                .single();
    }
}
