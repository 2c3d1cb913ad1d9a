package org.kith.families.refuges;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.partners.ShieldAnswers;
import org.kith.site.errors.NotHere;
import org.springframework.stereotype.Component;

/// Asks the governance officer whether somebody stays shielded once no source tells of a stay in a refuge, and takes
/// the answer. Each reading and each answer is on record.
@Component
public class EndedRefugeOpening {

    private final EndedRefuges refuges;
    private final ShieldAnswers answers;
    private final Access access;
    private final Readings readings;

    EndedRefugeOpening(EndedRefuges refuges, ShieldAnswers answers, Access access, Readings readings) {
        this.refuges = refuges;
        this.answers = answers;
        this.access = access;
        this.readings = readings;
    }

    /// Whether the viewer is asked.
    public boolean follows(Viewer viewer) {
        return access.allows(viewer, Act.CHANGE, KindOfData.SHIELDS);
    }

    /// Those who wait for an answer, whose stay ended longest ago first. The caller records whom it names.
    public List<EndedRefuge> asked(Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.SHIELDS);
        return refuges.of(refuges.asked()).stream()
                .sorted(Comparator.comparing(
                                EndedRefuge::overSince, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(EndedRefuge::name))
                .toList();
    }

    /// Those about whom there is an answer, the newest first. The caller records whom it names.
    public List<EndedRefuge> answered(Viewer viewer, int most) {
        access.require(viewer, Act.CHANGE, KindOfData.SHIELDS);
        return refuges.of(refuges.answered(most));
    }

    public EndedRefuge open(UUID person, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.SHIELDS);
        var open = refuges.of(List.of(person)).stream().findFirst().orElseThrow(NotHere::new);
        readings.record(viewer, List.of(person), Untold.SHIELD_OF_A_REFUGE);
        return open;
    }

    /// Takes an answer of what the officer had before them. What a source says of a refuge in the meantime shields in
    /// spite of it.
    public void answer(EndedRefuge refuge, boolean lifts, String why, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.SHIELDS);
        if (refuge.state() == EndedRefuge.State.STANDS) {
            throw new IllegalArgumentException("a stay goes on");
        }
        readings.record(
                viewer,
                Act.CHANGE,
                List.of(refuge.person().value()),
                lifts ? "lifted the shield of a refuge" : "kept the shield of a refuge");
        answers.give(refuge.records(), refuge.known(), lifts, why, viewer);
    }
}
