package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.SetClock;
import org.kith.partners.deliveries.Receipt.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// What people may still decide on files once the declaration of their source is out of date.
@Import(SetClock.class)
class LapsedDeclarationIT extends BringsFiles {

    private static final LocalDate IN_FORCE = LocalDate.of(2027, 10, 25);
    private static final LocalDate LAPSED = LocalDate.of(2027, 11, 5);

    @Autowired
    private Judgement judgement;

    @Autowired
    private SetClock clock;

    @BeforeEach
    void inForce() {
        clock.set(IN_FORCE);
    }

    @Test
    void aLoadIsUndoneThoughFilesThatCameLaterMayNoLongerBeBrought() throws IOException {
        var first = bringChildren("a.csv", 3);
        bringChildren("b.csv", 4);
        clock.set(LAPSED);
        assertThat(bringChildren("c.csv", 5).receipt().state()).isEqualTo(State.REFUSED);

        judgement.undo(first.delivery(), "Marek", null);

        assertThat(delivery(first).state()).isEqualTo(State.UNDONE);
        assertThat(standing()).hasSize(4);
    }

    @Test
    void aFileThatWaitedIsNotTakenAndSaysWhy1() throws IOException {
        bringChildren("a.csv", 20);
        var waiting = bringChildren("b.csv", 5);
        assertThat(waiting.receipt().state()).isEqualTo(State.WAITING);
        clock.set(LAPSED);

        assertThatThrownBy(() -> judgement.take(waiting.delivery(), "Marek", null))
                .isInstanceOf(NotToBeUndone.class)
                .hasMessageContaining("was to be reviewed by 2027-10-31");

        assertThat(delivery(waiting).state()).isEqualTo(State.WAITING);
        assertThat(PartnersData.count(jdbc, "partners.delivery")).isEqualTo(2);
        assertThat(standing()).hasSize(20);
    }

    private Taken bringChildren(String name, int children) throws IOException {
        var rows = IntStream.range(0, children)
                .mapToObj("E%d,Ann,Baker,03/02/2015,F,,1 High Street,DT1 1AA,,,01/09/2025,,choice,,Y,%n"::formatted)
                .collect(Collectors.joining());
        var file = write(
                name,
                "EHERef,Forename,Surname,DOB,Sex,UPN,Address,Postcode,ParentName,ParentPhone,StartDate,EndDate,Reason,"
                        + "LastContact,Suitable,LastSchool\n" + rows);
        return ingest.files(List.of(file), Ingest.Told.NOTHING, _ -> {}).getFirst();
    }
}
