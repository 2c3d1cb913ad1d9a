package org.kith.partners.layouts.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Table;
import org.kith.partners.layouts.Trouble;

/// What the readings of all formats share: who may send the file, its period, its plans, and the reading at the
/// end.
final class Closing {

    private final Sources.Match match;
    private final Hints hints;
    private final Periods periods;
    private final Tally tally;
    private final List<Plan> plans = new ArrayList<>();
    private final Set<String> unknownColumns = new LinkedHashSet<>();

    Closing(Sources.Match match, Hints hints, @Nullable Integer yearInContent) {
        this.match = match;
        this.hints = hints;
        this.periods = new Periods(match.shape().calendar(), hints, yearInContent);
        this.tally = new Tally(hints.today(), match.shape().calendar().yearEnds());
    }

    /// Refuses what is new of a source that may send nothing today.
    ///
    /// @param header the columns of the file, or of its first list
    void open(RowSink sink, List<String> header) {
        if (sink.bringsWhatIsNew()) {
            match.source().refusal(hints.today()).ifPresent(trouble -> {
                throw new FileRefused(List.of(trouble));
            });
        }
        sink.recognised(new Recognised(
                match.source(),
                match.shape().layout(),
                periods.period(),
                match.shape().calendar().yearInName() != null,
                periods.scope(),
                periods.columnsInName().keySet().stream()
                        .anyMatch(column -> !match.table().has(column, header)),
                match.shape().kinds()));
    }

    Tally tally() {
        return tally;
    }

    Plan plan(Table table, List<String> header, Plan.Keys keys, RowSink sink) {
        var needed =
                match.source().layouts().getOrDefault(match.shape().layout().name(), Set.of());
        var plan = new Plan(
                table,
                header,
                needed,
                match.shape().days(),
                periods.moments(),
                periods.columnsInName(),
                periods.scope(),
                hints.terms(),
                match.source().audience().adultsOnly(),
                match.source().coverage().lateDays(),
                hints.today(),
                keys,
                new Entry(),
                tally,
                sink);
        plans.add(plan);
        return plan;
    }

    /// Refuses a file without a column that every row needs, and doubts one without another that is declared.
    void mustHave(Plan plan) {
        var missing = plan.missing();
        if (!missing.isEmpty()) {
            throw new FileRefused(missing.stream()
                    .map(column -> new Trouble(
                            1,
                            column,
                            "needed-column",
                            "The file has no column " + column + "." + instead(column),
                            Trouble.Severity.REFUSED))
                    .toList());
        }
        // A return of a year has the columns of that year: the others are no loss
        var absent = plan.absent();
        if (match.shape().calendar().yearInName() == null && !absent.isEmpty()) {
            tally.warn(
                    0,
                    null,
                    "column-missing",
                    "The file has not every column that its source declares: " + String.join(", ", absent)
                            + ". Nothing of these is taken, and what they said in rows that this file takes the place of"
                            + " is lost.");
        }
    }

    private String instead(String column) {
        var inName = match.shape().calendar().columnsInName().get(column);
        return inName == null ? "" : " Put " + inName.called() + " into the file's name.";
    }

    void unknownColumn(String name) {
        unknownColumns.add(name);
    }

    Reading reading(Reading.Quarantine quarantine) {
        periods.fromDates(tally.lastYear(), tally.to());
        if (tally.rows() == 0) {
            tally.warn(0, null, "no-rows", "The file has a heading and no rows.");
        }
        for (Plan plan : plans) {
            plan.close(periods.year());
            unknownColumns.addAll(plan.unknownColumns());
        }
        tally.in("");
        tally.close();
        return new Reading(
                match.source(),
                match.shape().layout(),
                periods.period(),
                tally.counts(),
                tally.shown(),
                tally.notShown(),
                tally.reasons(),
                List.copyOf(unknownColumns),
                tally.unknownCodes(),
                tally.from(),
                tally.to(),
                silentOn(),
                quarantine);
    }

    private Set<Short> silentOn() {
        var silent = new HashSet<Short>();
        plans.forEach(plan -> silent.addAll(plan.kinds(false)));
        plans.forEach(plan -> silent.removeAll(plan.kinds(true)));
        return Set.copyOf(silent);
    }
}
