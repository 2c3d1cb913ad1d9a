package org.kith.matching;

import java.util.function.LongConsumer;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds the people behind all records, and writes what changed, in one transaction: killed, it leaves what stood.
@Component
public class Match {

    private final RecordsToLink recordsToLink;
    private final Memberships memberships;
    private final Findings findings;
    private final LinkRates linkRates;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    Match(
            RecordsToLink recordsToLink,
            Memberships memberships,
            Findings findings,
            LinkRates linkRates,
            Changes changes,
            ApplicationEventPublisher events) {
        this.recordsToLink = recordsToLink;
        this.memberships = memberships;
        this.findings = findings;
        this.linkRates = linkRates;
        this.changes = changes;
        this.events = events;
    }

    /// Runs over everything that the partners have sent, unless nothing came since the last run.
    ///
    /// @param progress told how many descriptions have been read
    @Transactional
    public Matched run(LongConsumer progress) {
        var fingerprint = recordsToLink.fingerprint();
        var last = changes.lastRun(fingerprint);
        if (last.isPresent()) {
            return last.get().again();
        }
        var described = recordsToLink.read(progress);
        var settled = recordsToLink.settled(described);
        var links = new Linker(
                        Settings.defaults().keepingFrom(Band.DOUBTFUL_FROM).under(settled))
                .link(described.records());
        return write(fingerprint, described, links, settled);
    }

    private Matched write(
            String fingerprint, RecordsToLink.Described described, Links links, org.kith.linkage.Constraints settled) {
        var before = memberships.before(described);
        var persons = Steadied.persons(described.records(), links, settled, before.personOf());
        int people = Steadied.count(persons);
        var survivors = Survivors.of(
                persons, people, before.personOf(), before.persons().size());
        int change = changes.beginRun(fingerprint);
        var moved = memberships.write(change, described, persons, people, before, survivors);
        var found = Found.of(described, links, persons, settled);
        findings.write(change, described, found);
        linkRates.write(change, described, persons, people);
        var matched = new Matched(
                described.size(),
                people,
                moved.records(),
                moved.newPeople(),
                moved.joined(),
                moved.ended(),
                found.doubtful().size(),
                found.refused().size(),
                links.figures().pairsCompared(),
                found.digest(described));
        changes.endRun(change, matched);
        events.publishEvent(new PeopleRelinked(change, moved.records()));
        return matched;
    }
}
