package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.layouts.DeliveryKind;
import org.springframework.beans.factory.annotation.Autowired;

/// How far behind a rent is: what each file says of its own day stands, whatever those of other days say.
class RentOfEachFileIT extends BringsFiles {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 30);

    @Autowired
    private Judgement judgement;

    @Test
    void whatEachFileSaysOfItsDayStands() throws IOException {
        rent(SEPTEMBER, 12);
        rent(OCTOBER, 12);
        assertThat(amounts("rent-arrears")).containsExactly("2026-09-30 12", "2026-10-31 12");

        var november = rent(NOVEMBER, 0);
        assertThat(amounts("rent-arrears")).containsExactly("2026-09-30 12", "2026-10-31 12");

        judgement.undo(november.delivery(), "Marek", null);
        rent(NOVEMBER, 7);
        assertThat(amounts("rent-arrears")).containsExactly("2026-09-30 12", "2026-10-31 12", "2026-11-30 7");
    }

    @Test
    void aFileOfTheSameDayPutsItRight() throws IOException {
        rent(SEPTEMBER, 12);
        rent(OCTOBER, 12);
        rent(OCTOBER, 9);
        assertThat(amounts("rent-arrears")).containsExactly("2026-09-30 12", "2026-10-31 9");

        rent(OCTOBER, 0);
        assertThat(amounts("rent-arrears")).containsExactly("2026-09-30 12");
    }

    @Test
    void aFileThatComesLateTellsOfItsOwnDay() throws IOException {
        rent(NOVEMBER, 7);
        rent(OCTOBER, 12);

        assertThat(amounts("rent-arrears")).containsExactly("2026-10-31 12", "2026-11-30 7");
    }

    @Test
    void aFileWhoseNameSaysNoDayTellsOfTheDayUntilWhichItTells() throws IOException {
        rent(SEPTEMBER, 12);
        rent("tenancies.csv", OCTOBER, 12);

        assertThat(amounts("rent-arrears")).containsExactly("2026-09-30 12", "2026-10-31 12");
    }

    private Taken rent(LocalDate on, int weeks) throws IOException {
        return rent("tenancies_" + on + "_" + weeks + ".csv", on, weeks);
    }

    private Taken rent(String name, LocalDate on, int weeks) throws IOException {
        var file = write(name, """
                TenancyRef,TenantRef,Landlord,Forename,Surname,DOB,Address,Postcode,TenancyStart,TenancyEnd,ChildrenInHome,WeeklyRent,ArrearsWeeks
                T1,P1,Weymouth Homes,Ann,Otter,01-May-1990,9 Mill Street,DT4 8AA,01-Sep-2021,,1,%d,%d
                """.formatted(100 + on.getMonthValue(), weeks));
        return ingest.all(
                        List.of(new Brought(
                                file,
                                name,
                                null,
                                null,
                                null,
                                DeliveryKind.SNAPSHOT,
                                null,
                                on.plusDays(1),
                                LocalDate.of(2021, 9, 1),
                                on,
                                0,
                                true)),
                        _ -> {})
                .getFirst();
    }
}
