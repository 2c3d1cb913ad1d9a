package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.layouts.DeliveryKind;
import org.springframework.beans.factory.annotation.Autowired;

/// Up to when what stands was told again: by files that say all there is, and of which it is not written anew.
class ToldAgainIT extends BringsFiles {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 30);

    @Autowired
    private Judgement judgement;

    @Test
    void whatEachWholeFileTellsIsToldAgainByTheNewest() throws IOException {
        taughtAtHome(SEPTEMBER, DeliveryKind.SNAPSHOT, "E1");
        assertThat(again()).containsExactly("E1 null, described null");

        taughtAtHome(OCTOBER, DeliveryKind.SNAPSHOT, "E1", "E2");
        var newest = taughtAtHome(NOVEMBER, DeliveryKind.SNAPSHOT, "E1", "E2");
        assertThat(again())
                .containsExactly("E1 2026-12-01, described 2026-12-01", "E2 2026-12-01, described 2026-12-01");

        judgement.undo(newest.delivery(), "Marek", null);
        assertThat(again()).containsExactly("E1 2026-11-01, described 2026-11-01", "E2 null, described null");
    }

    @Test
    void aFileOfNewsTellsNothingAgainThatItDoesNotName() throws IOException {
        taughtAtHome(SEPTEMBER, DeliveryKind.CHANGES, "E1", "E2");

        taughtAtHome(OCTOBER, DeliveryKind.CHANGES, "E2");

        assertThat(again()).containsExactly("E1 null, described null", "E2 null, described 2026-11-01");
    }

    @Test
    void anOlderFileThatComesLateIsNoNewerWord() throws IOException {
        taughtAtHome(SEPTEMBER, DeliveryKind.SNAPSHOT, "E1");
        taughtAtHome(NOVEMBER, DeliveryKind.SNAPSHOT, "E1");

        taughtAtHome(OCTOBER, DeliveryKind.SNAPSHOT, "E1");

        assertThat(again()).containsExactly("E1 2026-12-01, described 2026-12-01");
    }

    @Test
    void ofASchoolThatSentNothingAndAColumnThatIsNotThereNothingIsToldAgain() throws IOException {
        var heading = "pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual,senprovision";
        var pupil = "t%s,838400%1$s,A83840030000%1$s,Otter,Ann,2015-05-01,2023-09-03,5,K%s\n";
        census(
                "spring",
                LocalDate.of(2026, 1, 15),
                heading + ",servicechild\n" + pupil.formatted(3, ",Y") + pupil.formatted(4, ",N"));

        census("summer", LocalDate.of(2026, 5, 21), heading + "\n" + pupil.formatted(3, ""));

        assertThat(jdbc.sql("""
                select concat_ws(' ', k.name, f.setting_code, (select received_on from partners.told_again(f.id)))
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind
                where f.withdrawn_delivery_id is null
                order by k.id, f.setting_code
                """).query(String.class).list())
                .containsExactly(
                        "enrolment 8384003 2026-06-21",
                        "enrolment 8384004",
                        "sen-support 8384003",
                        "sen-support 8384004",
                        "service-child");
    }

    private List<@Nullable String> again() {
        return jdbc.sql("""
                select r.source_key || ' ' || coalesce((select received_on::text from partners.told_again(f.id)), 'null') || ', described '
                  || coalesce((select received_on::text from partners.described_again(r.id, i.delivery_id)), 'null')
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind and k.name = 'home-educated'
                join partners.record r on r.id = f.record_id
                join partners.identity i on i.record_id = r.id and i.until_on is null
                where f.withdrawn_delivery_id is null
                order by r.source_key
                """).query(String.class).list();
    }

    private Taken taughtAtHome(LocalDate on, DeliveryKind kind, String... children) throws IOException {
        var rows = new StringBuilder("EHERef,Forename,Surname,DOB,ParentName,StartDate,Suitable,Printed\n");
        for (var child : children) {
            rows.append(child)
                    .append(",Ann,Baker,03/02/2015,,01/09/2025,Y,")
                    .append(on)
                    .append('\n');
        }
        return bring("home_education_" + on + ".csv", rows.toString(), kind, on.plusDays(1), null, on);
    }

    private void census(String term, LocalDate on, String rows) throws IOException {
        var name = on + "_" + term + "_pupilonroll.csv";
        bring(name, rows, null, on.plusMonths(1), on.minusMonths(4), on);
    }

    private Taken bring(
            String name,
            String rows,
            @Nullable DeliveryKind kind,
            LocalDate received,
            @Nullable LocalDate from,
            LocalDate until)
            throws IOException {
        var file = write(name, rows);
        return ingest.all(
                        List.of(new Brought(file, name, null, null, null, kind, null, received, from, until, 0, false)),
                        _ -> {})
                .getFirst();
    }
}
