package org.kith.partners.deliveries;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One file of a source, as it was taken or not.
///
/// @param kind what it replaces: `snapshot`, `year-to-date`, `changes` or `corrections`
/// @param loaded what it did to the facts of its source
public record Delivery(
        int id,
        @Nullable String source,
        @Nullable String sourceTitle,
        @Nullable String layout,
        @Nullable String kind,
        String fileName,
        long bytes,
        LocalDate receivedOn,
        @Nullable LocalDate coversFrom,
        @Nullable LocalDate coversUntil,
        Instant loadedAt,
        Receipt.State state,
        Receipt receipt,
        Remarks remarks,
        Loaded loaded) {

    /// The receipt as it is handed out: why the file waits, where it does, is among its troubles.
    public Receipt told() {
        return receipt.waits() ? receipt.waitingFor(remarks.waitsFor()) : receipt;
    }

    public boolean isOf(Hashed file) {
        var said = file.brought().source();
        return receipt.sha256().equals(file.sha256()) && (said == null || said.equals(source));
    }

    /// The same for whoever may know of the file and not what stands in its cells.
    public Delivery withoutCells() {
        return noted(receipt.withoutCells(), remarks.withoutCells());
    }

    /// The same with what is known of it besides.
    Delivery noted(Receipt noted, Remarks remarked) {
        return new Delivery(
                id,
                source,
                sourceTitle,
                layout,
                kind,
                fileName,
                bytes,
                receivedOn,
                coversFrom,
                coversUntil,
                loadedAt,
                state,
                noted,
                remarked,
                loaded);
    }

    /// Facts by what happened to them.
    public record Loaded(int brought, int changed, int unchanged, int withdrawn) {

        public static final Loaded NOTHING = new Loaded(0, 0, 0, 0);

        /// Facts of rows that the source had not sent before.
        public int fresh() {
            return Math.max(0, brought - changed);
        }
    }
}
