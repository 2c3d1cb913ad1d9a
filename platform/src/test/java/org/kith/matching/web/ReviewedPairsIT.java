package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Scene;
import org.kith.matching.Band;
import org.kith.matching.precision.Precision;
import org.kith.matching.precision.ReviewedPairs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoorsOnPostgres
class ReviewedPairsIT extends Visiting {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReviewedPairs reviewed;

    @Autowired
    private Accounts accounts;

    private Viewer marek;
    private int record;

    @BeforeEach
    void tell() {
        Scene.anew(jdbc);
        marek = new Staff(accounts).of(Role.ANALYST);
        record = 100_000;
    }

    @Test
    void saysSoWhileNothingIsKnown() {
        assertThat(get("/pairs", marek))
                .hasStatusOk()
                .bodyText()
                .contains("How many doubtful pairs are one person", "Not known yet")
                .doesNotContain("By month");
    }

    @Test
    void countsWhatTwoPeopleSaidByBandAndMonth() {
        for (int i = 0; i < 8; i++) {
            decided("2026-09-14", "one", "PotentialMatch", 0.9, "one", "one");
        }
        decided("2026-09-30T23:30:00Z", "two", "PotentialMatch", 0.88, "two", "two"); // October by the county's clock
        decided("2026-10-02", "two", "ManyMatch", 0.96, "one", "two", "two");
        decided("2026-10-03", "ask", "ManyMatch", 0.93, "ask", "ask");

        decided("2026-10-04", "one", "ManyMatch", 0.9, "one"); // parted or decided by one person
        decided("2026-10-05", "one", "ManyMatch", 0.9);
        int undone = decided("2026-10-06", "one", "ManyMatch", 0.9, "one", "one");
        jdbc.sql(
                        "update matching.decision set undone_at = now(), undone_by_name = 'x', undone_why = 'x' where change_id = ?")
                .param(undone)
                .update();

        var found = reviewed.reviewed(marek);
        assertThat(found.all()).isEqualTo(new Precision(8, 2, 1, 1, found.all().expected()));
        assertThat(found.all().expected()).isCloseTo(8 * 0.9 + 0.88 + 0.96, within(1e-9));
        assertThat(found.bands().keySet()).containsExactly(Band.POTENTIAL_MATCH, Band.MANY_MATCH);
        assertThat(found.bands().get(Band.MANY_MATCH)).isEqualTo(new Precision(0, 1, 1, 1, 0.96));
        assertThat(found.months().keySet())
                .containsExactly(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-10-01"));
        assertThat(found.months().get(LocalDate.parse("2026-10-01")))
                .extracting(Precision::two)
                .isEqualTo(2);

        assertThat(get("/pairs", marek))
                .hasStatusOk()
                .bodyText()
                .contains("Of 10 doubtful pairs judged, 8 were one person", "80.0% (49.0 to 94.3)")
                .contains(
                        "It expected 90.4%", "of 1 a third person was asked", "1 could not be told, and is in no share")
                .contains("September 2026", "100.0% (67.6 to 100.0)", "October 2026", "0.0% (0.0 to 65.8)")
                .contains("<svg class=\"chart\"");
    }

    @Test
    void whatTouchesASealedRecordIsNotCounted() {
        decided("2026-09-14", "one", "PotentialMatch", 0.9, "one", "one");
        int change = decided("2026-09-15", "one", "PotentialMatch", 0.9, "one", "one");
        jdbc.sql("""
                update partners.record set sealed = true where id = (select min(id) from partners.record)
                """).update();
        for (var table : new String[] {"decision where change_id", "opinion where closed_change_id"}) {
            var parts = table.split(" where ", 2);
            jdbc.sql("update matching." + parts[0] + " set one_record_id = (select min(id) from partners.record) where "
                            + parts[1] + " = ?")
                    .param(change)
                    .update();
        }
        assertThat(reviewed.reviewed(marek).all().one()).isEqualTo(1);
    }

    /// A decision about two records that nothing else is about, and what was said before it.
    private int decided(String at, String answer, String band, double probability, String... said) {
        int one = record++;
        int other = record++;
        var when = at.contains("T") ? at : at + "T12:00:00Z";
        int change = jdbc.sql(
                        "insert into matching.change (kind, made_at) values ('decision', ?::timestamptz) returning id")
                .param(when)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into matching.decision (one_record_id, other_record_id, answer, why, decided_by, decided_by_name,
                  decided_at, change_id)
                values (?, ?, ?, 'x', ?, 'x', ?::timestamptz, ?)
                """)
                .params(one, other, answer, UUID.randomUUID(), when, change)
                .update();
        for (var word : said) {
            jdbc.sql("""
                    insert into matching.opinion (one_record_id, other_record_id, answer, why, given_by, given_by_name,
                      given_at, probability, band, closed_change_id)
                    values (?, ?, ?, 'x', ?, 'x', ?::timestamptz, ?, ?, ?)
                    """)
                    .params(one, other, word, UUID.randomUUID(), when, probability, band, change)
                    .update();
        }
        return change;
    }
}
