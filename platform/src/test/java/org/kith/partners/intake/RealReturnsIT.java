package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.partners.deliveries.Receipt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class RealReturnsIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ingest ingest;

    @BeforeEach
    void forget() {
        PartnersData.forget(jdbc);
    }

    @Test
    void takesTheSchoolCensusInAnyOrderOfItsTables() {
        var files = PartnersData.files(PartnersData.shared("standards/school-census"));

        var taken = ingest.files(files, Ingest.Told.NOTHING, _ -> {});
        assertThat(taken)
                .allSatisfy(one -> assertThat(one.receipt().state())
                        .as(one.receipt().toString())
                        .isEqualTo(Receipt.State.ACCEPTED));
        var childrenFirst = said();
        assertThat(PartnersData.count(jdbc, "partners.waiting_row where resolved_delivery_id is null"))
                .isZero();
        nothingDangles();

        PartnersData.forget(jdbc);
        Collections.reverse(files);
        ingest.files(files, Ingest.Told.NOTHING, _ -> {});
        assertThat(said()).hasSameSizeAs(childrenFirst);
        assertThat(PartnersData.difference(childrenFirst, said())).isEmpty();
    }

    @Test
    void takesChildrenInCareAndInNeed() {
        var files = PartnersData.files(PartnersData.shared("standards/ssda903"));
        var taken = ingest.files(files, Ingest.Told.NOTHING, _ -> {});
        assertThat(taken)
                .allSatisfy(one -> assertThat(one.receipt().state())
                        .as(one.receipt().toString())
                        .isEqualTo(Receipt.State.ACCEPTED));
        nothingDangles();
    }

    @Test
    void takesTheTablesOfFamilyContext() {
        var files = PartnersData.files(PartnersData.shared("standards/family-context/reference-app")).stream()
                .filter(file -> !file.endsWith("datasources.csv"))
                .toList();
        var taken = ingest.files(files, Ingest.Told.NOTHING, _ -> {});

        assertThat(taken).hasSize(6).allSatisfy(one -> {
            assertThat(one.receipt().state()).as(one.receipt().toString()).isEqualTo(Receipt.State.ACCEPTED);
            assertThat(one.receipt().source()).isEqualTo("family-context");
            assertThat(one.receipt().rejected()).isZero();
            assertThat(one.receipt().unknownColumns()).isEmpty();
            assertThat(one.receipt().unknownCodes()).isEmpty();
        });
        assertThat(said())
                .contains("fact family-context/1 1 A+ School true")
                .filteredOn(line -> line.startsWith("fact"))
                .hasSize(7);
        nothingDangles();
    }

    /// All that is said; which of two tables that say the same came first is no matter, nor which part of a
    /// description.
    private List<String> said() {
        return PartnersData.everything(jdbc).stream()
                .filter(line -> !line.startsWith("identity"))
                .map(line -> line.replaceFirst(" \\S+:\\d+$", ""))
                .sorted()
                .toList();
    }

    private void nothingDangles() {
        assertThat(PartnersData.count(jdbc, """
                        partners.fact f
                        where not exists (select from partners.record r where r.id = f.record_id)
                        or (f.other_record_id is not null
                            and not exists (select from partners.record r where r.id = f.other_record_id))
                        or not exists (select from partners.delivery d where d.id = f.delivery_id)
                        """)).isZero();
        assertThat(PartnersData.count(jdbc, """
                        partners.identity i
                        where not exists (select from partners.record r where r.id = i.record_id)
                        """)).isZero();
    }
}
