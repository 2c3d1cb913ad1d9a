package org.kith.linkage.tool;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.kith.linkage.Explanation;
import org.kith.linkage.RecordName;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;

/// What `pairs.csv` holds: each pair that waits for people, then each join that was refused, likeliest first.
///
/// @param name    of a record by its number
/// @param explain why two records are, or are not, one person
record PairLines(IntFunction<RecordName> name, Why.Explains explain) {

    void write(CsvWriter csv, List<ScoredPair> doubtful, List<Refusal> refused) {
        csv.writeRecord("source_a", "id_a", "source_b", "id_b", "probability", "outcome", "reason");
        for (ScoredPair pair : doubtful) {
            Explanation why = explain.of(pair.a(), pair.b());
            line(csv, pair.a(), pair.b(), pair.probability(), "doubtful", why.sentence());
        }
        for (Refusal refusal : refused) {
            String why = refusal.reason().words();
            line(csv, refusal.a(), refusal.b(), refusal.probability(), "refused", why);
        }
    }

    private void line(CsvWriter csv, int a, int b, double probability, String outcome, String reason) {
        RecordName one = name.apply(a);
        RecordName other = name.apply(b);
        csv.writeRecord(
                one.source(),
                one.id(),
                other.source(),
                other.id(),
                String.format(Locale.ROOT, "%.4f", probability),
                outcome,
                reason);
    }
}
