package org.kith.families.corrections;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.Ties;
import org.kith.access.ToldOfChildren;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.families.Audience;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.site.errors.NotHere;
import org.springframework.stereotype.Component;

/// Opens corrections to whoever follows them and to whoever asked, and to nobody else. What is not
/// there and what is not theirs are the same [NotHere].
@Component
public class CorrectionOpening {

    private final Corrections corrections;
    private final ToldOfChildren told;
    private final People people;
    private final Access access;
    private final Audience audience;
    private final Readings readings;

    CorrectionOpening(
            Corrections corrections,
            ToldOfChildren told,
            People people,
            Access access,
            Audience audience,
            Readings readings) {
        this.corrections = corrections;
        this.told = told;
        this.people = people;
        this.access = access;
        this.audience = audience;
        this.readings = readings;
    }

    /// Whether the viewer follows every correction of a source's word.
    public boolean follows(Viewer viewer) {
        return access.allows(viewer, Act.FIND, KindOfData.CORRECTIONS);
    }

    /// Who answers the doubtful pairs answers also that two people are taken for one.
    private boolean follows(Correction correction, Viewer viewer) {
        return correction.asked().twoPeople() ? access.allows(viewer, Act.CHANGE, KindOfData.PAIRS) : follows(viewer);
    }

    /// Of whom somebody says that they are two people, and whom the viewer is to look at; the oldest first.
    public List<Correction> ofTwoPeople(Viewer viewer) {
        return access.allows(viewer, Act.CHANGE, KindOfData.PAIRS) ? corrections.ofTwoPeople() : List.of();
    }

    public OpenCorrection open(UUID id, Viewer viewer) {
        var correction = corrections.find(id).orElseThrow(NotHere::new);
        boolean follows = follows(correction, viewer);
        if (!follows && !isOwn(correction, viewer)) {
            throw new NotHere();
        }
        var about = List.of(correction.person().value());
        if (follows && correction.asked().twoPeople()) {
            readings.record(viewer, about, Untold.WHO_IS_WHO);
        } else {
            readings.record(viewer, Act.READ, about, "correction");
        }
        if (follows) {
            var places = correction.asked().twoPeople() ? List.<Correction.Place>of() : corrections.places(id);
            return new OpenCorrection(correction, true, true, correction.sender(), null, places);
        }
        var ties = access.ties(viewer, correction.person().value());
        return own(correction, ties, viewer, called(correction, ties));
    }

    /// What the viewer asked about a person whose page they have open, the newest first.
    public List<OpenCorrection> own(PersonId person, Ties ties, Viewer viewer) {
        return corrections.asked(viewer, person).stream()
                .filter(correction -> isOwn(correction, viewer))
                .map(correction -> own(correction, ties, viewer, null))
                .toList();
    }

    /// Of what the viewer asked, what was answered since a moment, the newest answer first.
    public List<OpenCorrection> answered(Viewer viewer, Instant since) {
        var answered = corrections.answered(viewer, since).stream()
                .filter(correction -> isOwn(correction, viewer))
                .toList();
        var ties = access.ties(viewer, people(answered));
        return answered.stream()
                .map(correction -> own(
                        correction,
                        Objects.requireNonNull(ties.get(correction.person().value())),
                        viewer,
                        ofOwnChild(correction, ties, viewer)))
                .toList();
    }

    /// Every correction of a source's word, for a file without names; the file is on record with each whom it is about.
    public List<Correction> takeAway(Viewer viewer) {
        access.require(viewer, Act.EXPORT, KindOfData.CORRECTIONS);
        var all = corrections.all();
        readings.record(viewer, Act.EXPORT, people(all), "the register of corrections, as a file without names");
        return all;
    }

    private boolean isOwn(Correction correction, Viewer viewer) {
        return correction.asked().by().equals(viewer.id().value())
                && access.allows(viewer, Act.READ, KindOfData.CORRECTIONS);
    }

    private OpenCorrection own(Correction correction, Ties ties, Viewer viewer, @Nullable String whom) {
        boolean parent = isShownAsParent(correction.person(), ties, viewer);
        var sender = correction.sender();
        boolean known = sender != null
                && (audience.mayKnow(sender.source(), ties, viewer)
                        || (parent && audience.names(sender.source(), viewer)));
        return new OpenCorrection(
                correction,
                false,
                parent || ties.allow(Act.READ, KindOfData.IDENTITY),
                known ? sender : null,
                whom,
                List.of());
    }

    private @Nullable String called(Correction correction, Ties ties) {
        return ties.allow(Act.READ, KindOfData.IDENTITY)
                ? people.find(correction.person()).map(Person::name).orElse(null)
                : null;
    }

    /// What a parent's child is called, while anything may be shown to them; null to everybody else.
    private @Nullable String ofOwnChild(Correction correction, Map<UUID, Ties> ties, Viewer viewer) {
        var person = correction.person();
        return isShownAsParent(person, Objects.requireNonNull(ties.get(person.value())), viewer)
                ? people.find(person).map(Person::called).orElse(null)
                : null;
    }

    /// A parent asks of what was released to them, and reads their own words while anything may be shown to them.
    private boolean isShownAsParent(PersonId person, Ties ties, Viewer viewer) {
        return viewer.role() == Role.PARENT
                && ties.allow(Act.READ, KindOfData.RELEASED)
                && told.of(List.of(person.value()), viewer).contains(person.value());
    }

    private static Collection<UUID> people(List<Correction> corrections) {
        var people = new LinkedHashSet<UUID>();
        corrections.forEach(correction -> people.add(correction.person().value()));
        return people;
    }
}
