package org.kith.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.cast.Cast;
import org.kith.cast.Told;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class MatchIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    private Cast cast;

    @BeforeEach
    void forget() {
        jdbc.sql("""
                truncate partners.record, partners.identity, partners.fact, partners.shield, matching.change,
                  matching.person, matching.membership, matching.outcome, matching.pair, matching.refusal, matching.decision
                  restart identity cascade
                """).update();
        cast = Cast.in(jdbc);
        cast.strangers();
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
    void aSealedRecordStandsAloneWithItsOwnEarlierLifeOnly() {
        var adoption = cast.theAdoption();
        match.run(_ -> {});
        assertThat(person(adoption.tyler())).isNotEqualTo(person(adoption.thomas()));
        assertThat(person(adoption.tylerAtClinic())).isNotEqualTo(person(adoption.thomas()));
        assertThat(person(adoption.tyler())).isNotEqualTo(person(adoption.thomasAtSchool()));
    }

    @Test
    void noPairAndNoRefusalMentionsASealedRecord() {
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
