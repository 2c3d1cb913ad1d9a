package org.kith.families;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.cast.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Years of which something new was told, against all years.
@OnPostgres
class YearsAtSchoolIT {

    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final int DAYS = 5 * 365;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private YearsAtSchool years;

    @Autowired
    private PlatformTransactionManager transactions;

    private final SplittableRandom random = new SplittableRandom(37);
    private long facts;

    @BeforeEach
    void nothingTold() {
        Scene.anew(jdbc);
        jdbc.sql(
                        "insert into partners.source (name, title, kind, declaration) values ('attendance', 'Attendance', 'changes', '{}')"
                                + " on conflict (name) do nothing")
                .update();
        jdbc.sql("truncate families.year_at_school, families.year_at_school_from")
                .update();
    }

    @Test
    void whatIsNewOfSomeYearsComesToTheSameAsAllYears() {
        for (int month = 0; month < 12; month++) {
            delivered(month % 3 == 0 ? 400 : 3, month % 4);
            comesToTheSameAsAllYears("month " + month);
        }
    }

    @Test
    void onlyRecordsOfWhichSomethingWasTakenBackAreSummedUpAgain() {
        delivered(300, 0);
        bringUpToDate();
        jdbc.sql("update families.year_at_school set missed = -1").update();
        delivered(0, 1);
        bringUpToDate();
        assertThat(jdbc.sql("select distinct record_id from families.year_at_school where missed <> -1")
                        .query(Integer.class)
                        .list())
                .isEqualTo(jdbc.sql("select record_id from partners.fact where withdrawn_delivery_id is not null")
                        .query(Integer.class)
                        .list());
    }

    @Test
    void whatIsNewIsAddedToWhatWasSummedUp() {
        delivered(300, 0);
        bringUpToDate();
        jdbc.sql("update families.year_at_school set missed = 1000 where year = 2024")
                .update();
        int delivery = delivery();
        for (int fact = 0; fact < 40; fact++) {
            tell(delivery, LocalDate.of(2023, 10, 1), 2, "weeks", "4/1/0|01:8/4/1/0:");
        }
        bringUpToDate();
        assertThat(jdbc.sql("select distinct (missed - 1000) % 4 from families.year_at_school where missed > 1000")
                        .query(Integer.class)
                        .list())
                .containsExactly(0);
    }

    @Test
    void whatComesMeanwhileIsAddedOnce() {
        int last = delivered(300, 0);
        tell(last + 1, LocalDate.of(2023, 10, 1), 2, "weeks", "4/1/0|01:8/4/1/0:");
        bringUpToDate();
        delivered(3, 0);
        comesToTheSameAsAllYears("brought up to date");
    }

    @Test
    void anUndoneDeliveryHasAllYearsSummedUpAgain() {
        delivered(300, 0);
        int last = delivery();
        tell(last, LocalDate.of(2023, 10, 1), 2, "weeks", "4/1/0|01:8/4/1/0:");
        bringUpToDate();
        jdbc.sql("delete from partners.fact where delivery_id = ?").param(last).update();
        jdbc.sql("update partners.delivery set state = 'undone' where id = ?")
                .param(last)
                .update();
        comesToTheSameAsAllYears("brought up to date");
    }

    @Test
    void aYearIsTakenFromTheCensusOrFromTheMarksAndNeverFromBoth() {
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change)
                select record, md5('pupil')::uuid, 1 from generate_series(1, 39) record
                """).update();
        jdbc.sql("""
                insert into families.person (id, row_hash, born_on, born_doubtful, child, shielded, records, terms)
                values (md5('pupil')::uuid, 0, '2015-01-01', false, true, false, 39, '{}')
                """).update();
        int delivery = delivery();
        tell(delivery, LocalDate.of(2023, 10, 1), 2, "term", "140/10/4");
        tell(delivery, LocalDate.of(2024, 2, 10), 2, "term", "140//3");
        tell(delivery, LocalDate.of(2024, 2, 1), 2, "weeks", "30/1/0|01:8/4/1/0:");
        tell(delivery, LocalDate.of(2024, 10, 1), 2, "weeks", "30/1/0|01:8/4/1/0:");
        tell(delivery, LocalDate.of(2025, 2, 1), 3, "B", null);
        bringUpToDate();
        assertThat(jdbc.sql(
                                "select year || ' ' || marks || ' ' || possible || ' ' || missed from families.school_year_facts order by year")
                        .query(String.class)
                        .list())
                .containsExactly("2024 false 280 17", "2025 true 140 30");
    }

    private void comesToTheSameAsAllYears(String what) {
        bringUpToDate();
        var kept = summed();
        jdbc.sql("truncate families.year_at_school, families.year_at_school_from")
                .update();
        bringUpToDate();
        assertThat(kept).as(what).isNotEmpty().isEqualTo(summed());
    }

    private void bringUpToDate() {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> years.bringUpToDate());
    }

    private List<String> summed() {
        return jdbc.sql("select y::text from families.year_at_school y order by 1")
                .query(String.class)
                .list();
    }

    /// A delivery that tells so many facts and takes back a few of those that stood.
    private int delivered(int told, int takenBack) {
        int delivery = delivery();
        for (int fact = 0; fact < told; fact++) {
            var on = FIRST.plusDays(random.nextInt(DAYS));
            switch (random.nextInt(4)) {
                case 0 -> tell(delivery, on, 2, "term", "140/" + random.nextInt(20) + "/");
                case 1 -> tell(delivery, on, 2, "term", "140//");
                case 2 -> tell(delivery, on, 2, "weeks", random.nextInt(30) + "/1/0|01:8/0/0/0:");
                default -> tell(delivery, on, 3 + random.nextInt(2), "B", null);
            }
        }
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = :delivery
                where id in (select id from partners.fact where delivery_id < :delivery and withdrawn_delivery_id is null order by id % 7, id limit :few)
                """).param("delivery", delivery).param("few", takenBack).update();
        return delivery;
    }

    private int delivery() {
        return jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                select id, gen_random_uuid()::text, 'marks.csv', 'accepted', date '2026-11-01', date '2026-11-01', '{}'
                from partners.source
                where name = 'attendance'
                returning id
                """).query(Integer.class).single();
    }

    private void tell(int delivery, LocalDate on, int kind, String code, @Nullable String note) {
        facts++;
        jdbc.sql("""
                insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, ends_on, amount, delivery_id, line, kind, code,
                  setting_code, note)
                values (:id, :id, :id, :record, :on, :on, 140, :delivery, :id, :kind, :code, :setting, :note)
                """)
                .param("id", facts)
                .param("record", random.nextInt(1, 40))
                .param("on", on)
                .param("delivery", delivery)
                .param("kind", kind)
                .param("code", code)
                .param("setting", "10" + random.nextInt(3))
                .param("note", note)
                .update();
    }
}
