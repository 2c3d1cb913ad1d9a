package org.kith.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@OnPostgres
@Transactional
class HomeNeedsIT {

    private static final UUID FAMILY = new UUID(0, 1);
    private static final UUID MOTHER = new UUID(0, 2);
    private static final UUID ANN = new UUID(0, 3);
    private static final UUID BEN = new UUID(0, 4);
    private static final UUID CAL = new UUID(0, 5);
    private static final String DAY = "2026-10-01";

    @Autowired
    private HomeNeeds homes;

    @Autowired
    private JdbcClient jdbc;

    private int one;
    private int other;

    @BeforeEach
    void rules() {
        one = rule(1);
        other = rule(2);
    }

    @Test
    void whatRestsOnOneRecordOfSomebodyElseIsOfTheHome() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        long ben = found(one, BEN, DAY, 7, MOTHER);
        long cal = found(one, CAL, DAY, 7, MOTHER);
        assertThat(together(ann, ben, cal)).containsExactly(List.of(ann, ben, cal));
        assertThat(together(cal, ann)).as("nobody who is not shown").containsExactly(List.of(cal, ann));
    }

    @Test
    void whatEachChildsOwnRecordSaysBesideMayDiffer() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        long ben = found(one, BEN, DAY, 7, MOTHER);
        rests(ann, 8, null);
        rests(ben, 9, null);
        assertThat(together(ann, ben)).hasSize(1);
    }

    @Test
    void whatChildrensRecordsSayOfEachOtherIsOfTheHome() {
        long ann = found(one, ANN, DAY, 7, null);
        rests(ann, 8, BEN);
        long ben = found(one, BEN, DAY, 8, null);
        rests(ben, 7, ANN);
        assertThat(together(ann, ben)).hasSize(1);
    }

    @Test
    void nothingIsPutTogetherByGuess() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        for (var apart : List.of(
                found(one, BEN, "2026-10-02", 7, MOTHER),
                found(other, BEN, DAY, 7, MOTHER),
                found(one, CAL, DAY, 8, MOTHER))) {
            assertThat(together(ann, apart)).containsExactly(List.of(ann), List.of(apart));
        }
    }

    @Test
    void whatIsNotConfirmedOrEndsOnAnotherDayStandsApart12() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        long ben = found(one, BEN, DAY, 7, MOTHER);
        for (var column : List.of("unconfirmed_since", "stands_until")) {
            jdbc.sql("update needs.found set " + column + " = '2026-11-01' where id = ?")
                    .param(ann)
                    .update();
            assertThat(together(ann, ben)).as(column).containsExactly(List.of(ann), List.of(ben));
            jdbc.sql("update needs.found set " + column + " = null where id = ?")
                    .param(ann)
                    .update();
        }
        assertThat(together(ann, ben)).hasSize(1);
    }

    @Test
    void whatEndedAlikeIsOfTheHomeStill() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        long ben = found(one, BEN, DAY, 7, MOTHER);
        long cal = found(one, CAL, DAY, 7, MOTHER);
        ended(ann, "2026-11-01", "its time ran out");
        assertThat(together(ann, ben)).as("stands").containsExactly(List.of(ann), List.of(ben));
        ended(ben, "2026-11-01", "its time ran out");
        assertThat(together(ann, ben)).containsExactly(List.of(ann, ben));
        ended(ben, "2026-11-02", "its time ran out");
        ended(cal, "2026-11-01", "past its ages");
        assertThat(together(ann, ben, cal)).containsExactly(List.of(ann), List.of(ben), List.of(cal));
    }

    private void ended(long found, String on, String why) {
        jdbc.sql("update needs.found set ended_on = ?, ended_why = ? where id = ?")
                .params(LocalDate.parse(on), why, found)
                .update();
    }

    @Test
    void whatRestsOnChildrensOwnRecordsAloneIsOfNoHome() {
        long ann = found(one, ANN, DAY, 7, null);
        long ben = found(one, BEN, DAY, 8, null);
        assertThat(together(ann, ben)).containsExactly(List.of(ann), List.of(ben));
    }

    @Test
    void evidenceThatOneOfThemHasBesideIsEnoughToTellThemApart() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        long ben = found(one, BEN, DAY, 7, MOTHER);
        rests(ben, 8, MOTHER);
        assertThat(together(ann, ben)).containsExactly(List.of(ann), List.of(ben));
    }

    @Test
    void anotherFamilyIsAnotherHome() {
        long ann = found(one, ANN, DAY, 7, MOTHER);
        long ben = found(one, BEN, DAY, 7, MOTHER);
        assertThat(homes.together(List.of(ann, ben), found -> found, found -> found == ann ? FAMILY : BEN))
                .containsExactly(List.of(ann), List.of(ben));
    }

    private List<List<Long>> together(Long... found) {
        return homes.together(List.of(found), each -> each, _ -> FAMILY);
    }

    private int rule(int version) {
        return jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, sources, kinds, reads, stands, in_force,
                  off_why, sql, sql_sha256, published_on)
                values ('of-a-home', ?, 't', 'o', 'w', 'e', '{}', '{}', '[]', 's', false, 'only tried', '', '', '2026-09-01')
                returning id
                """).param(version).query(Integer.class).single();
    }

    private long found(int rule, UUID person, String since, long fact, @Nullable UUID of) {
        long id = jdbc.sql("""
                insert into needs.found (rule_id, person_id, since, found_on, received_on, kinds, sources, settings, row_hash)
                values (?, ?, ?, '2026-10-05', '2026-10-04', '{}', '{}', '{}', 0)
                returning id
                """)
                .params(rule, person, LocalDate.parse(since))
                .query(Long.class)
                .single();
        rests(id, fact, of);
        return id;
    }

    private void rests(long found, long fact, @Nullable UUID of) {
        jdbc.sql("insert into needs.evidence (found_id, fact_id, path, path_person_id) values (?, ?, ?, ?)")
                .param(found)
                .param(fact)
                .param(of == null ? "own record" : "lives in the home")
                .param(of)
                .update();
    }
}
