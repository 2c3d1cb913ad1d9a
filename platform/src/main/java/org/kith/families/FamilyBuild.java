package org.kith.families;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.LongConsumer;
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
    private final InstantSource clock;

    FamilyBuild(
            Gathering gathering,
            Derivation derivation,
            FamilyGrants grants,
            PopulationsInForce populations,
            InstantSource clock) {
        this.populations = populations;
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
        var gathered = gathering.gather(today, progress);
        var graph = new FamilyGraph(gathered, today, ages);
        var built = derivation.write(gathered, graph, today, ages);
        grants.replace();
        derivation.built(fingerprint, built);
        return built;
    }
}
