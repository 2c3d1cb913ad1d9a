package org.kith.families.build;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.database.Apart;
import org.kith.families.FamilyGrants;
import org.kith.partners.DeliveredSince;
import org.kith.partners.Populations;
import org.kith.partners.PopulationsInForce;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes people, homes, families and grants from the records, in one transaction: killed, it leaves what stood. Whom
/// somebody seals or shields while it works is so in what it writes: it works everybody out again then.
@Component
public class FamilyBuild {

    private final Gathering gathering;
    private final WhatStood stood;
    private final Derivation derivation;
    private final Reach reach;
    private final Guarded guarded;
    private final FamilyGrants grants;
    private final PopulationsInForce populations;
    private final Apart apart;
    private final InstantSource clock;

    FamilyBuild(
            Gathering gathering,
            WhatStood stood,
            Derivation derivation,
            Reach reach,
            Guarded guarded,
            FamilyGrants grants,
            PopulationsInForce populations,
            Apart apart,
            InstantSource clock) {
        this.populations = populations;
        this.apart = apart;
        this.gathering = gathering;
        this.stood = stood;
        this.derivation = derivation;
        this.reach = reach;
        this.guarded = guarded;
        this.grants = grants;
        this.clock = clock;
    }

    /// Homes that were made before the build that they are for. They are good once.
    public static final class Ahead {

        private final HomesNow homes;

        private Ahead(HomesNow homes) {
            this.homes = homes;
        }
    }

    /// Makes the homes for a build that will look at the news, before it; null where it will look at everybody.
    @Transactional(readOnly = true)
    public @Nullable Ahead ahead() {
        var mark = reach.now(Dates.today(clock), populations.now());
        return derivation
                .kept()
                .filter(kept -> reach.canBeTold(kept.mark(), mark))
                .map(kept -> new Ahead(reach.homes(kept.mark(), mark)))
                .orElse(null);
    }

    /// Builds, unless nothing came and no day passed since the last time. Where little came, those whom it reaches are
    /// worked out; what stands after it is what working out everybody would leave.
    ///
    /// @param progress told how many rows have been read
    /// @param idle run as soon as one core is enough: from the beginning where news may reach few, else once all
    /// is worked out and only the database writes
    @Transactional
    public Built run(LongConsumer progress, Runnable idle) {
        return run(progress, idle, null);
    }

    /// The same, with what was made ahead of it; that is left aside where anything came since.
    @Transactional
    public Built run(LongConsumer progress, Runnable idle, @Nullable Ahead ahead) {
        var today = Dates.today(clock);
        var ages = populations.now();
        var fingerprint = fingerprint(today, ages);
        var last = derivation.last(fingerprint);
        if (last.isPresent()) {
            return last.get().again();
        }
        var mark = reach.now(today, ages);
        guarded.look();
        var homes = ahead == null ? null : ahead.homes;
        var before = derivation.kept();
        if (before.isPresent()) {
            idle.run(); // whom news reaches is found, and read, by one process of the database
        }
        var workedOut = before.flatMap(kept ->
                        reach.since(kept, mark, homes).map(reached -> some(kept, reached, mark, ages, progress)))
                .orElseGet(() -> all(mark, ages, progress, idle));
        guarded.hold();
        var now = fingerprint(today, ages);
        return !now.equals(fingerprint) && guarded.othersNow()
                ? write(now, all(reach.now(today, ages), ages, progress, idle))
                : write(fingerprint, workedOut);
    }

    private String fingerprint(LocalDate today, Populations ages) {
        return gathering.fingerprint(today) + " " + ages.oldestChild() + " " + ages.oldestYoung();
    }

    /// What is to be written, from what was seen until `mark`.
    ///
    /// @param idle run once all tables are made
    /// @param grants replaces them by what those tables say
    private record WorkedOut(DerivedTables tables, Mark mark, Runnable idle, Runnable grants) {}

    private Built write(String fingerprint, WorkedOut workedOut) {
        var made = derivation.write(workedOut.tables(), workedOut.idle());
        workedOut.grants().run();
        guarded.keep();
        derivation.built(fingerprint, made, workedOut.mark());
        return made.built();
    }

    private WorkedOut some(Kept kept, Reached reached, Mark mark, Populations ages, LongConsumer progress) {
        var gathered = gathering.some(reached.all(), mark.today(), progress);
        var graph = new FamilyGraph(gathered, mark.today(), ages);
        var before = stood.of(reached, gathered, kept.contents());
        return new WorkedOut(
                new DerivedTables(gathered, graph, mark.today(), ages, before), mark, () -> {}, grants::replaceReached);
    }

    /// What stands is read while records are gathered.
    private WorkedOut all(Mark mark, Populations ages, LongConsumer progress, Runnable idle) {
        try (var standing = apart.begin(stood::everybody)) {
            var gathered = gathering.all(mark.today(), DeliveredSince.last(mark.moment()), progress);
            var graph = new FamilyGraph(gathered, mark.today(), ages);
            var before = standing.whatCameOf();
            gathered.homes().number(before.homes());
            return new WorkedOut(
                    new DerivedTables(gathered, graph, mark.today(), ages, before), mark, idle, grants::replace);
        }
    }
}
