package org.kith.linkage.tool.findings;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.Locale;
import org.kith.linkage.RecordName;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;

/// What `pairs.csv` holds: each pair that waits for people, then each join that was refused, likeliest first.
public record PairLines(Linked linked) {

    public void write(CsvWriter csv) {
        csv.writeRecord("source_a", "id_a", "source_b", "id_b", "probability", "outcome", "reason");
        for (ScoredPair pair : linked.doubtful()) {
            String why = linked.explain(pair.a(), pair.b()).sentence();
            line(csv, pair.a(), pair.b(), pair.probability(), "doubtful", why);
        }
        for (Refusal refusal : linked.refused()) {
            String why = refusal.reason().words();
            line(csv, refusal.a(), refusal.b(), refusal.probability(), "refused", why);
        }
    }

    private void line(CsvWriter csv, int a, int b, double probability, String outcome, String reason) {
        RecordName one = linked.name(a);
        RecordName other = linked.name(b);
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
