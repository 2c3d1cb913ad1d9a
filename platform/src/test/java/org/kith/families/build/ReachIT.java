package org.kith.families.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.database.Apart;
import org.kith.families.FamilyGrants;
import org.kith.partners.PopulationsInForce;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A build of those whom something new reaches against a build of everybody.
@OnPostgres
class ReachIT {

    private static final List<String> SOURCES = List.of(
            "school-census", "case-system", "housing", "health-visiting", "police", "homelessness", "early-help");
    private static final List<String> SURNAMES =
            List.of("Barton", "Kowalska", "Reed", "Tanner", "Hardy", "Loveless", "Trent", "Okafor", "Marsh");
    private static final List<String> TIES = List.of(
            "mother",
            "father",
            "parent",
            "carer",
            "sibling",
            "partner",
            "child",
            "grandparent",
            "foster-carer",
            "other");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Gathering gathering;

    @Autowired
    private WhatStood stood;

    @Autowired
    private Derivation derivation;

    @Autowired
    private Reach reach;

    @Autowired
    private Guarded guarded;

    @Autowired
    private FamilyGrants grants;

    @Autowired
    private PopulationsInForce populations;

    @Autowired
    private Apart apart;

    @Autowired
    private PlatformTransactionManager transactions;

    private final SplittableRandom random = new SplittableRandom(26);
    private final List<Told.Sheet> records = new ArrayList<>();
    private Told told;
    private LocalDate today = LocalDate.of(2026, 11, 27);
    private int keys;

    @BeforeEach
    void tellOfATown() {
        told = Scene.anew(jdbc).cast.told();
        int change = change();
        for (int person = 0; person < 160; person++) {
            somebody(change);
        }
        for (int i = 0; i < 200; i++) {
            fact();
        }
    }

    @Test
    void leavesWhatABuildOfEverybodyLeaves() {
        build();
        int some = 0;
        for (int step = 0; step < 40; step++) {
            var tooSoon = step % 3 == 1 ? families().ahead() : null;
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                something();
            }
            var made = build(step % 3 == 2 ? families().ahead() : tooSoon);
            some += made.lookedAt() < made.people() / 2 ? 1 : 0;
            var kept = inside();
            var what = "step %d of %s".formatted(step, today);
            undone(() -> {
                // Whoever knows nothing of an earlier build works out everybody
                jdbc.sql("update families.build set kept = null, fingerprint = ''")
                        .update();
                var everybody = build();
                assertThat(everybody.lookedAt()).as(what).isGreaterThanOrEqualTo(everybody.people());
                assertThat(inside()).as(what).isEqualTo(kept);
                assertThat(everybody.digest()).as(what).isEqualTo(made.digest());
                assertThat(everybody.changed()).as(what).isZero();
            });
        }
        assertThat(some).isGreaterThan(20);
    }

    @Test
    void looksAtEverybodyWhereItCannotTellWhatIsNew() {
        build();
        var newest = "(select max(id) from partners.delivery)";
        for (var doubt : List.of(
                "update partners.delivery set state = 'undone' where id = " + newest,
                "update partners.setting set zone_code = 'DOR' where code = '" + Cast.NOTHE + "'",
                "update families.build set kept = jsonb_set(kept, '{mark,conditions}', '\"another program\"')",
                "delete from matching.change where id = (select min(id) from matching.change)")) {
            change();
            jdbc.sql(doubt).update();
            var made = build();
            assertThat(made.lookedAt()).as(doubt).isGreaterThanOrEqualTo(made.people());
        }
        jdbc.sql("update partners.setting set zone_code = 'WEY' where code = '" + Cast.NOTHE + "'")
                .update();
    }

    /// Something that deliveries, a match, a person's decision or a day may bring.
    private void something() {
        switch (random.nextInt(13)) {
            case 0 -> somebody(change());
            case 1, 2 -> describe(any(records));
            case 3, 4, 5 -> fact();
            case 6 -> withdraw();
            case 7 -> part(any(records));
            case 8 -> join(any(records), any(records));
            case 9 -> guard(any(records));
            case 10 -> today = today.plusDays(random.nextInt(60));
            case 11 -> any(records).fact("death", null, "2026-03-04");
            default -> restate(any(records));
        }
    }

    private Told.Sheet record() {
        var record = told.record(any(SOURCES), "key " + ++keys);
        records.add(record);
        return record;
    }

    /// A person of one or two records.
    private void somebody(int change) {
        var person = UUID.randomUUID();
        jdbc.sql("insert into matching.person (id, since_change) values (?, ?)")
                .params(person, change)
                .update();
        boolean child = random.nextInt(2) == 0;
        var born = LocalDate.of(child ? 2008 : 1985, 1, 1).plusDays(random.nextInt(child ? 6_500 : 4_000));
        var surname = any(SURNAMES);
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            var record = record().named("Name" + random.nextInt(40), surname, born.toString());
            described(child ? record.child("F") : record.adult("M"));
            jdbc.sql("insert into matching.membership (record_id, person_id, since_change) values (?, ?, ?)")
                    .params(record.id, person, change)
                    .update();
        }
    }

    /// With an address, its property's number, both, or neither, as different sources write it.
    private void described(Told.Sheet record) {
        int house = random.nextInt(45);
        if (random.nextInt(8) > 0) {
            var street = any(List.of("Mill Lane", "MILL LANE", "Mill  La"));
            // Now and then a number is slipped
            int slipped = random.nextInt(12) == 0 ? random.nextInt(45) : house;
            record.at(slipped + " " + street, any(List.of("DT1 1AA", "DT11AA", "DT4 8AA")));
        }
        if (random.nextInt(3) == 0) {
            record.with("uprn", 1_000L + house);
        }
        record.since(today.minusDays(random.nextInt(900)).toString()).told();
    }

    private void describe(Told.Sheet record) {
        jdbc.sql("update partners.identity set until_on = ? where record_id = ? and until_on is null")
                .params(today.minusDays(random.nextInt(30)), record.id)
                .update();
        record.with("surname", any(SURNAMES));
        described(record);
    }

    /// The same address once more, so that it is what is said most.
    private void restate(Told.Sheet record) {
        jdbc.sql("update partners.identity set until_on = ? where record_id = ? and until_on is null")
                .params(today, record.id)
                .update();
        record.with("phone", "01632 960" + random.nextInt(100, 999)).told();
    }

    private void fact() {
        var one = any(records);
        var from = today.plusDays(random.nextInt(-700, 60)).toString();
        var until =
                random.nextInt(3) == 0 ? today.plusDays(random.nextInt(-40, 60)).toString() : null;
        switch (random.nextInt(9)) {
            case 0 -> one.fact("enrolment", "7", from, until, null, null, any(List.of(Cast.NOTHE, Cast.QUARRY)), null);
            case 1 -> one.fact("involvement", "social worker", from, until, null, "Tom|Team||" + Cast.TOM, null, null);
            case 2 -> one.fact("early-help", "Team", from, until, null, "Jo Reed|Hub||jo@example.org", null, null);
            case 3 -> one.fact("health-birth", null, from, null, null, null, null, any(records));
            case 4 -> one.fact("household", "H" + random.nextInt(10), from);
            case 5 ->
                one.fact("voluntary-help", "mentoring", from, until, null, "|Harbour Friends|01632 960300", null, null);
            default ->
                one.fact(
                        "relationship",
                        any(TIES),
                        from,
                        until,
                        null,
                        any(List.of("PR", "no-contact", "")),
                        null,
                        any(records));
        }
    }

    /// By a later delivery, as a load does it.
    private void withdraw() {
        any(records).fact("contact", "information and advice", "2026-05-05").withdrawn();
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = (select max(id) from partners.delivery)
                where id = (
                  select id from partners.fact
                  where withdrawn_delivery_id is null
                  order by hashint8(id # :seed) limit 1)
                """).param("seed", random.nextLong()).update();
        // It is the newest delivery that took it back: what is told after this comes by others
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                select min(id), ?, 'taken back.csv', 'accepted', date '2026-11-02', date '2026-11-02', '{}'
                from partners.source
                """).param(UUID.randomUUID().toString()).update();
    }

    /// A record becomes a person of its own.
    private void part(Told.Sheet record) {
        int change = change();
        var person = UUID.randomUUID();
        jdbc.sql("insert into matching.person (id, since_change) values (?, ?)")
                .params(person, change)
                .update();
        move(record, person, change);
    }

    private void join(Told.Sheet one, Told.Sheet other) {
        int change = change();
        move(one, person(other), change);
    }

    private void move(Told.Sheet record, UUID person, int change) {
        jdbc.sql("update matching.membership set until_change = ? where record_id = ? and until_change is null")
                .params(change, record.id)
                .update();
        jdbc.sql("insert into matching.membership (record_id, person_id, since_change) values (?, ?, ?)")
                .params(record.id, person, change)
                .update();
    }

    private UUID person(Told.Sheet record) {
        return jdbc.sql("select person_id from matching.member where record_id = ?")
                .param(record.id)
                .query(UUID.class)
                .single();
    }

    private void guard(Told.Sheet record) {
        switch (random.nextInt(5)) {
            case 0, 4 -> record.sealed();
            case 1 -> record.shielded("refuge");
            case 2 -> record.shielded("confidential-address");
            default -> {
                jdbc.sql("update partners.record set shielded = false where shielded")
                        .update();
                jdbc.sql("""
                        update partners.shield
                        set withdrawn_delivery_id = delivery_id
                        where reason <> 'adoption' and random() < 0.5
                        """).update();
            }
        }
    }

    private int change() {
        return jdbc.sql("""
                insert into matching.change (kind, made_at) values ('decision', now()) returning id
                """).query(Integer.class).single();
    }

    private Built build() {
        return build(null);
    }

    private Built build(FamilyBuild.@Nullable Ahead ahead) {
        return Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(_ -> families().run(_ -> {}, () -> {}, ahead)));
    }

    private FamilyBuild families() {
        return new FamilyBuild(
                gathering,
                stood,
                derivation,
                reach,
                guarded,
                grants,
                populations,
                apart,
                () -> today.atTime(12, 0).atZone(Dates.HERE).toInstant());
    }

    private void undone(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    /// What a build keeps for itself or tells others, beside the tables that its digest is of.
    private Map<String, Object> inside() {
        var inside = new HashMap<String, Object>();
        for (var table : List.of("families.spelling", "families.guarded", "access.grant")) {
            inside.put(
                    table,
                    new HashSet<>(jdbc.sql("select t::text from " + table + " t")
                            .query(String.class)
                            .list()));
        }
        inside.put(
                "kept",
                jdbc.sql("select kept -> 'contents' from families.build order by id desc limit 1")
                        .query(String.class)
                        .single());
        return inside;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
