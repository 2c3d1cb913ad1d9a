package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kith.OnPostgres;
import org.kith.partners.Contents;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Receipt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings files to data that nobody has brought any to, for the tests that extend it.
@OnPostgres
abstract class BringsFiles {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ingest ingest;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Contents contents;

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        PartnersData.forget(jdbc);
    }

    /// After each load, and whatever a test did in the end, what was added to the count before is the count of all.
    @AfterEach
    void whatIsAddedUpIsWhatStands() {
        assertThat(contents.stand().digest()).isEqualTo(contents.digest());
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// What became of a file with this name and text, of which nothing else is said.
    Receipt bring(String name, String text) throws IOException {
        return ingest.files(List.of(write(name, text)), Ingest.Told.NOTHING, _ -> {})
                .getFirst()
                .receipt();
    }

    Delivery delivery(Taken taken) {
        return deliveries.find(taken.delivery()).orElseThrow();
    }

    /// What stands: "C1 enrolment 7 8384004 2026-09-01", without what is not said.
    List<String> standingFacts() {
        return jdbc.sql("""
                select concat_ws(' ', r.source_key, k.name, f.code, f.setting_code, f.starts_on, f.ends_on, f.amount, f.note,
                  o.source_key)
                from partners.fact f
                join partners.record r on r.id = f.record_id
                join partners.fact_kind k on k.id = f.kind
                left join partners.record o on o.id = f.other_record_id
                where f.withdrawn_delivery_id is null
                order by r.source_key, k.id, f.starts_on, f.code
                """).query(String.class).list();
    }

    /// From when facts of a kind stand, and how much each tells: "2026-09-30 12".
    List<String> amounts(String kind) {
        return jdbc.sql("""
                select f.starts_on || ' ' || f.amount
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind
                where k.name = ? and f.withdrawn_delivery_id is null
                order by 1
                """).param(kind).query(String.class).list();
    }

    /// Who is taught at home, and why: "E1 faith".
    List<String> standing() {
        return jdbc.sql("""
                select r.source_key || ' ' || f.note
                from partners.fact f
                join partners.record r on r.id = f.record_id
                join partners.fact_kind k on k.id = f.kind
                where f.withdrawn_delivery_id is null and k.name = 'home-educated'
                order by r.source_key
                """).query(String.class).list();
    }
}
