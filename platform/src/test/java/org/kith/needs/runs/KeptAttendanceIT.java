package org.kith.needs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.cast.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Attendance that is kept and follows what is new, against all of it laid out anew.
@OnPostgres
class KeptAttendanceIT {

    private static final LocalDate BEGUN = LocalDate.of(2026, 7, 28);
    private static final int RECORDS = 40;
    private static final String[] SOURCES = {"attendance"};

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeptAttendance attendance;

    @Autowired
    private TransactionTemplate transaction;

    private final SplittableRandom random = new SplittableRandom(41);
    private final @Nullable UUID[] owners = new UUID[RECORDS + 1];
    private long facts;

    private record Both(List<String> kept, List<String> anew) {}

    @BeforeEach
    void nothingTold() {
        Scene.anewWithoutNeeds(jdbc);
        jdbc.sql(
                        "insert into partners.source (name, title, kind, declaration) values ('attendance', 'Attendance', 'changes', '{}')"
                                + " on conflict (name) do nothing")
                .update();
        for (int record = 1; record <= RECORDS; record++) {
            owners[record] = somebody();
        }
    }

    @Test
    void whatIsKeptFollowsEveryChangeOfFactsOwnersAndDays() {
        var today = BEGUN;
        for (int month = 0; month < 16; month++) {
            int delivery = delivered(today, month % 3 == 0 ? 300 : 3);
            switch (month % 4) {
                case 0 -> takenBackBy(delivery, 3);
                case 1 -> owners[1 + random.nextInt(RECORDS)] = somebody();
                case 2 -> {
                    owners[1 + random.nextInt(RECORDS)] = null;
                    cameLate(delivery, today);
                }
                default -> {
                    int record = 1 + random.nextInt(RECORDS);
                    owners[record] = somebody();
                    tell(delivery, record, today.minusDays(40));
                    takenBackBy(delivery, 5);
                }
            }
            var both = laidOut(today);
            assertThat(both.kept()).as("month %d", month).isNotEmpty().isEqualTo(both.anew());
            today = today.plusDays(month % 2 == 0 ? 31 : 0);
        }
    }

    @Test
    void whatNothingNewIsToldOfIsNotReadAgain() {
        delivered(BEGUN, 300);
        laidOut(BEGUN);
        jdbc.sql("update needs.kept_attendance set missed = -1").update();
        int delivery = delivery();
        tell(delivery, 7, BEGUN.minusDays(30));
        owners[9] = somebody();
        laidOut(BEGUN.plusDays(1));
        assertThat(jdbc.sql("select distinct record_id from needs.kept_attendance where missed <> -1 order by 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(7, 9);
        assertThat(jdbc.sql("select count(*) from needs.kept_attendance where missed = -1 and record_id = 7")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatComesMeanwhileIsKeptOnce() {
        int last = delivered(BEGUN, 300);
        tell(last + 1, 5, BEGUN.minusDays(30));
        laidOut(BEGUN);
        int delivery = delivered(BEGUN, 3);
        cameLate(delivery, BEGUN);
        var both = laidOut(BEGUN);
        assertThat(both.kept()).isNotEmpty().isEqualTo(both.anew());
    }

    @Test
    void anUndoneDeliveryAndAnEarlierDayHaveAllReadAgain() {
        delivered(BEGUN, 300);
        int undone = delivered(BEGUN, 20);
        laidOut(BEGUN);
        jdbc.sql("delete from partners.fact where delivery_id = ?")
                .param(undone)
                .update();
        jdbc.sql("update partners.delivery set state = 'undone' where id = ?")
                .param(undone)
                .update();
        var both = laidOut(BEGUN);
        assertThat(both.kept()).isNotEmpty().isEqualTo(both.anew());
        both = laidOut(BEGUN.minusDays(90));
        assertThat(both.kept()).isNotEmpty().isEqualTo(both.anew());
    }

    private Both laidOut(LocalDate today) {
        return transaction.execute(_ -> {
            jdbc.sql("create temporary table owner (record_id int, person_id uuid, source text) on commit drop")
                    .update();
            for (int record = 1; record <= RECORDS; record++) {
                if (owners[record] != null) {
                    jdbc.sql("insert into owner values (?, ?, 'attendance')")
                            .param(record)
                            .param(owners[record])
                            .update();
                }
            }
            attendance.layOutKept(SOURCES, today);
            var kept = rows();
            attendance.close();
            attendance.layOut(SOURCES, today);
            return new Both(kept, rows());
        });
    }

    private List<String> rows() {
        return jdbc.sql("select a::text from input_attendance a order by 1")
                .query(String.class)
                .list();
    }

    private int delivered(LocalDate today, int many) {
        int delivery = delivery();
        for (int fact = 0; fact < many; fact++) {
            tell(delivery, 1 + random.nextInt(RECORDS), today.minusDays(random.nextInt(450)));
        }
        return delivery;
    }

    private void takenBackBy(int delivery, int few) {
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = :delivery
                where id in (
                  select id from partners.fact where delivery_id < :delivery and withdrawn_delivery_id is null order by id % 7, id limit :few)
                """).param("delivery", delivery).param("few", few).update();
    }

    /// A row of an earlier delivery that had waited for its person.
    private void cameLate(int delivery, LocalDate today) {
        tell(delivery - 1, 1 + random.nextInt(RECORDS), today.minusDays(50));
        jdbc.sql("""
                insert into partners.waiting_row (source_id, delivery_id, line, alias_hash, said, resolved_delivery_id)
                select source_id, :waited, :line, 1, '{}', :delivery from partners.delivery where id = :delivery
                """)
                .param("waited", delivery - 1)
                .param("line", facts)
                .param("delivery", delivery)
                .update();
    }

    private static UUID somebody() {
        return UUID.randomUUID();
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

    private void tell(int delivery, int record, LocalDate on) {
        facts++;
        jdbc.sql("""
                insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, ends_on, amount, delivery_id, line, kind, code,
                  setting_code, note)
                values (:id, :id, :id, :record, :on, :on, 8, :delivery, :id, 2, 'weeks', '101', :note)
                """)
                .param("id", facts)
                .param("record", record)
                .param("on", on)
                .param("delivery", delivery)
                .param("note", random.nextInt(9) + "/1/0|01:8/0/0/0:")
                .update();
    }
}
