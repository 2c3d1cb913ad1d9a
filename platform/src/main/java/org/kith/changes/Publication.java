package org.kith.changes;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kith.access.Viewer;
import org.kith.changes.Proposal.State;
import org.kith.changes.Reach.Moved;
import org.kith.declarations.FileSet;
import org.kith.declarations.PublishedFiles;
import org.kith.declarations.StrategyFolder;
import org.kith.needs.runs.Rehearsal;
import org.kith.partners.Vocabulary;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.strategy.Strategy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Proposes what is written, and publishes or drops it. The files in force change in one transaction with
/// the decision: killed at any moment, it is published whole or waits as before.
@Component
public class Publication {

    private final StrategyFolder folder;
    private final PublishedFiles published;
    private final Proposals proposals;
    private final Rehearsal rehearsal;
    private final Sights sights;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Publication(
            StrategyFolder folder,
            PublishedFiles published,
            Proposals proposals,
            Rehearsal rehearsal,
            Sights sights,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.folder = folder;
        this.published = published;
        this.proposals = proposals;
        this.rehearsal = rehearsal;
        this.sights = sights;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The files that are written and not in force; none while nothing was put in force yet.
    public List<FileSet.Change> written() {
        int newest = published.newest();
        return newest == 0 ? List.of() : FileSet.in(folder.written()).since(published.files(newest));
    }

    /// What was in force and what is written instead, of each file of a proposal that differs.
    public List<Difference> differences(Proposal proposal) {
        var before = published.files(proposal.base()).texts();
        var after = proposals.files(proposal.id()).texts();
        return proposal.reach().files().stream()
                .map(change -> Difference.between(
                        change.path(), before.getOrDefault(change.path(), ""), after.getOrDefault(change.path(), "")))
                .toList();
    }

    /// Works out whom the written files would reach, and keeps that as the proposal that waits.
    ///
    /// @throws NothingIsWritten when they are in force as they are
    /// @throws org.kith.declarations.BrokenDeclaration when one of them cannot be understood
    public Proposal propose(Viewer viewer) {
        int base = published.newest();
        var files = FileSet.in(folder.written());
        var changes = base == 0 ? List.<FileSet.Change>of() : files.since(published.files(base));
        if (changes.isEmpty()) {
            throw new NothingIsWritten();
        }
        var reach = folder.reading(files, written -> reach(changes, written));
        return proposals.keep(files, reach, base, viewer.name(), clock.instant());
    }

    private Reach reach(List<FileSet.Change> changes, Path written) {
        var check = StrategyCheck.of(written, Dates.today(clock));
        check.mistakes().stream().findFirst().ifPresent(mistake -> {
            throw mistake;
        });
        var groups = check.strategies()
                .standing(Dates.today(clock))
                .map(Strategy::groups)
                .orElse(List.of());
        var names = new HashMap<String, String>();
        groups.forEach(group -> names.put(group.code(), group.title()));
        var zones = new HashMap<String, String>();
        check.zones().forEach(zone -> zones.put(zone.code(), zone.name()));
        var inForce = folder.path();
        var now = Sights.Sight.in(inForce);
        var then = Sights.Sight.in(written);
        return new Reach(
                changes,
                rehearsal.of(inForce, written, groups).stream()
                        .map(each -> ofRule(each, zones, names))
                        .toList(),
                sights.ofSources(now, then),
                sights.ofKinds(now, then),
                sights.ofRoles(now.rules(), then.rules()),
                sights.ofNeeds(now, then, check.rules(), Vocabulary.in(written).kindsOfData()),
                sights.more(now, then),
                sights.more(then, now));
    }

    private static Reach.OfRule ofRule(
            Rehearsal.Reached reached, Map<String, String> zones, Map<String, String> groups) {
        return new Reach.OfRule(
                reached.name(),
                reached.title(),
                switch (reached.how()) {
                    case CHANGED, SWITCHED_OFF -> reached.version();
                    case NEW, RECOUNTED -> null;
                },
                switch (reached.how()) {
                    case NEW -> "a new rule, version " + reached.version();
                    case CHANGED -> "version " + reached.version() + " in place of the one in force";
                    case RECOUNTED -> "as in force, by other days of school";
                    case SWITCHED_OFF -> Reach.OfRule.SWITCHED_OFF;
                },
                rough(reached.all()),
                reached.zones().stream()
                        .sorted(Comparator.comparing(
                                        (Rehearsal.Part part) -> part.code().isEmpty())
                                .thenComparing(part -> zones.getOrDefault(part.code(), "")))
                        .map(part -> new Reach.Part(
                                zones.getOrDefault(part.code(), "No zone known, or not shown"), rough(part.moved())))
                        .toList(),
                reached.groups().stream()
                        .map(part -> new Reach.Part(groups.getOrDefault(part.code(), part.code()), rough(part.moved())))
                        .toList());
    }

    private static Moved rough(Rehearsal.Moved moved) {
        return new Moved(Counts.rough(moved.enter()), Counts.rough(moved.leave()));
    }

    /// Puts the proposal's files in force. Who may see what goes by them at once, rules of need from the next
    /// run on.
    ///
    /// @throws AlreadyDecided when it waits no longer
    /// @throws AnotherIsInForce when it was held against files that are in force no longer
    public void publish(UUID id, Viewer viewer) {
        transaction.executeWithoutResult(_ -> {
            hold(id);
            int base = proposals.find(id).orElseThrow().base();
            if (!published.publish(proposals.files(id), base, viewer.name(), clock.instant())) {
                throw new AnotherIsInForce();
            }
            proposals.decide(id, State.PUBLISHED, viewer.name(), clock.instant());
        });
        folder.look();
    }

    /// Leaves everything as it is. The written files stay where they are.
    ///
    /// @throws AlreadyDecided when it waits no longer
    public void drop(UUID id, Viewer viewer) {
        transaction.executeWithoutResult(_ -> {
            hold(id);
            proposals.decide(id, State.DROPPED, viewer.name(), clock.instant());
        });
    }

    private void hold(UUID id) {
        if (!proposals.hold(id)) {
            throw new AlreadyDecided();
        }
    }
}
