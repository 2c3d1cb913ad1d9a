package org.kith.refresh;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.Contents;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Receipt.State;
import org.kith.partners.intake.Ingest;
import org.kith.partners.intake.Taken;

/// Takes the new files in.
record IngestStage(
        Ingest ingest, Contents contents, @Nullable Path from) implements Stage {

    static final String REFUSED = "refused";
    private static final String WAITING = "waiting";
    private static final String PASSED_OVER = "passed over";

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Made run(Progress progress, Underway underway) {
        var counts = new LinkedHashMap<String, Long>();
        var changed = false;
        if (from != null) {
            var taken = ingest.folder(
                    from, progress.begins(name(), ingest.rowsIn(from), "rows"), underway::news, underway::idle);
            var receipts = taken.stream().map(Taken::receipt).toList();
            for (var one : taken) {
                var receipt = one.receipt();
                if (receipt.state() == State.REFUSED && !one.known()) {
                    progress.notTaken(receipt.file(), "was refused", why(receipt));
                } else if (receipt.waits()) {
                    progress.notTaken(receipt.file(), "waits", why(receipt));
                }
            }
            counts.put("files", (long) receipts.size());
            long fresh = count(receipts, State.ACCEPTED);
            counts.put("new", fresh);
            counts.put(REFUSED, count(receipts, State.REFUSED));
            counts.put(WAITING, count(receipts, State.WAITING));
            counts.put("rows read", receipts.stream().mapToLong(Receipt::read).sum());
            counts.put(
                    "rows rejected",
                    receipts.stream().mapToLong(Receipt::rejected).sum());
            var passedOver = ingest.passedOver(from);
            for (var file : passedOver) {
                progress.notTaken(file, "was passed over", "MANIFEST.csv does not name it.");
            }
            if (!passedOver.isEmpty()) {
                counts.put(PASSED_OVER, (long) passedOver.size());
            }
            changed = fresh > 0;
        }
        var stand = contents.stand();
        counts.put("records", stand.summary().records());
        counts.put("facts", stand.summary().facts());
        return new Made(changed, counts, stand.digest());
    }

    /// Where nothing new came, what is still to be mended or decided.
    @Override
    public String words(Made made) {
        return made.changed()
                ? made.words()
                : Stream.of(REFUSED, WAITING, PASSED_OVER)
                        .filter(each -> made.counts().getOrDefault(each, 0L) > 0)
                        .map(each -> String.format("%,d %s", made.counts().get(each), each))
                        .reduce("nothing new", (said, each) -> said + ", " + each);
    }

    private static String why(Receipt receipt) {
        return receipt.troubles().stream()
                .findFirst()
                .map(Receipt.Noted::reason)
                .orElse("its receipt, under Sources, says why.");
    }

    private static long count(java.util.List<Receipt> receipts, State state) {
        Predicate<Receipt> has = receipt -> receipt.state() == state;
        return receipts.stream().filter(has).count();
    }
}
