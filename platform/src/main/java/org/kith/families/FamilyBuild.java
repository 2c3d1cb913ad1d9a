package org.kith.families;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.kith.database.Apart;
import org.kith.partners.Populations;
import org.kith.partners.PopulationsInForce;
import org.kith.site.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes people, homes, families and grants from the records, in one transaction: killed, it leaves what stood.
@Component
public class FamilyBuild {

    private final Gathering gathering;
    private final Derivation derivation;
    private final FamilyGrants grants;
    private final PopulationsInForce populations;
    private final Apart apart;
    private final InstantSource clock;

    FamilyBuild(
            Gathering gathering,
            Derivation derivation,
            FamilyGrants grants,
            PopulationsInForce populations,
            Apart apart,
            InstantSource clock) {
        this.populations = populations;
        this.apart = apart;
        this.gathering = gathering;
        this.derivation = derivation;
        this.grants = grants;
        this.clock = clock;
    }

    /// Builds, unless nothing came and no day passed since the last time.
    ///
    /// @param progress told how many rows have been read
    @Transactional
    public Built run(LongConsumer progress) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HERE);
        var ages = populations.now();
        var fingerprint = gathering.fingerprint(today) + " " + ages.oldestChild() + " " + ages.oldestYoung();
        var last = derivation.last(fingerprint);
        if (last.isPresent()) {
            return last.get().again();
        }
        var built = build(today, ages, progress);
        grants.replace();
        derivation.built(fingerprint, built);
        return built;
    }

    /// What stands is read while records are gathered.
    private Built build(LocalDate today, Populations ages, LongConsumer progress) {
        try (var before = apart.begin(derivation::before)) {
            var gathered = gathering.gather(today, progress);
            var graph = new FamilyGraph(gathered, today, ages);
            return derivation.write(gathered, graph, today, ages, before.whatCameOf());
        }
    }
}
