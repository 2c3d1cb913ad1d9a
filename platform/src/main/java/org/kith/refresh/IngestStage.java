package org.kith.refresh;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.partners.Contents;
import org.kith.partners.Ingest;
import org.kith.partners.Receipt;
import org.kith.partners.Receipt.State;

/// Takes the new files in.
record IngestStage(
        Ingest ingest, Contents contents, @Nullable Path from) implements Stage {

    static final String REFUSED = "refused";

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Made run(Progress progress, Underway underway) {
        var counts = new LinkedHashMap<String, Long>();
        var changed = false;
        if (from != null) {
            var receipts = ingest
                    .folder(from, progress.begins(name(), ingest.rowsIn(from), "rows"), underway::news, underway::idle)
                    .stream()
                    .map(taken -> taken.receipt())
                    .toList();
            for (var receipt : receipts) {
                if (receipt.state() == State.REFUSED) {
                    progress.notTaken(receipt.file(), "was refused", why(receipt));
                } else if (receipt.waits()) {
                    progress.notTaken(receipt.file(), "waits", why(receipt));
                }
            }
            counts.put("files", (long) receipts.size());
            counts.put("new", count(receipts, State.ACCEPTED));
            counts.put(REFUSED, count(receipts, State.REFUSED));
            counts.put("waiting", count(receipts, State.WAITING));
            counts.put("rows read", receipts.stream().mapToLong(Receipt::read).sum());
            counts.put(
                    "rows rejected",
                    receipts.stream().mapToLong(Receipt::rejected).sum());
            changed = receipts.stream().anyMatch(receipt -> receipt.state() != State.ALREADY_LOADED);
        }
        var stand = contents.stand();
        counts.put("records", stand.summary().records());
        counts.put("facts", stand.summary().facts());
        return new Made(changed, counts, stand.digest());
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
