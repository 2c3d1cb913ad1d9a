package org.kith.needs.runs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.database.Apart;
import org.kith.database.bulk.Copy;
import org.kith.database.bulk.CopyOut;
import org.kith.needs.rules.PublishedRule;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/// Runs rules on two connections at once, each of which lays out what its own rules read: here those that read
/// attendance, which is most of all facts and is kept; beside them those that do not.
@Repository
class RulesBeside {

    private static final String EVIDENCE = "evidence_now";

    private final Inputs inputs;
    private final RuleRun run;
    private final JdbcOperations statements;
    private final Apart apart;

    RulesBeside(Inputs inputs, RuleRun run, JdbcOperations statements, Apart apart) {
        this.inputs = inputs;
        this.run = run;
        this.statements = statements;
        this.apart = apart;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Found(Optional<Integer> tooFar, byte[] evidence) {}

    /// Leaves in `evidence_now` what all of them found.
    ///
    /// @param progress told how many have run
    /// @param idle run once rules keep no more than one core busy
    /// @return the least number of a rule that hands a fact to somebody whom it does not reach
    /// @throws RuleRefused when one cannot be run
    Optional<Integer> run(
            List<PublishedRule> rules,
            List<LocalDate> schoolDays,
            LocalDate today,
            LongConsumer progress,
            Runnable idle) {
        var done = new AtomicLong();
        var readsAttendance = rules.stream().collect(Collectors.partitioningBy(KeptEvidence::readsAttendance));
        Function<Boolean, Optional<Integer>> those = attendance -> {
            var some = Objects.requireNonNull(readsAttendance.get(attendance));
            var read = some.stream().map(PublishedRule::rule).toList();
            if (attendance) {
                inputs.layOutKept(read, schoolDays, today);
            } else {
                inputs.layOut(read, schoolDays, today);
            }
            for (var rule : some) {
                if (Thread.interrupted()) {
                    throw new CancellationException("Rules beside this one have failed.");
                }
                run.run(rule.id(), rule.rule(), today);
                progress.accept(done.incrementAndGet());
            }
            var tooFar = run.reachesTooFar();
            if (attendance) {
                inputs.close();
            }
            return tooFar;
        };
        if (rules.stream().noneMatch(KeptEvidence::readsAttendance)) {
            idle.run();
            return those.apply(false);
        }
        Supplier<Found> others = () -> {
            var found = new Found(those.apply(false), evidence());
            idle.run();
            return found;
        };
        try (var beside = apart.begin(others)) {
            var tooFar = those.apply(true);
            var found = beside.whatCameOf();
            Copy.whole(statements, EVIDENCE, found.evidence());
            return Stream.of(tooFar, found.tooFar()).flatMap(Optional::stream).min(Comparator.naturalOrder());
        }
    }

    private byte[] evidence() {
        return CopyOut.whole(statements, "select * from " + EVIDENCE);
    }
}
