package org.kith.partners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.FileRefused;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Reading;
import org.kith.partners.layouts.RowSink;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.Trouble;
import org.springframework.jdbc.UncategorizedSQLException;
import tools.jackson.databind.json.JsonMapper;

/// Where one worker takes files in, one after the other: a source at a time lies open on it, and what its files say is
/// committed when the last of them is done. A file that is turned away leaves those before it.
final class Desk implements AutoCloseable {

    private final DataSource pool;
    private final DeclaredSources sources;
    private final Deliveries deliveries;
    private final KeptFiles kept;
    private final JsonMapper json;
    private final LocalDate today;
    private final LongConsumer progress;
    private @Nullable OpenSource open;
    /// What the open source has taken and not committed yet, by the SHA-256 of the files.
    private final Map<String, Taken> uncommitted = new HashMap<>();

    Desk(
            DataSource pool,
            DeclaredSources sources,
            Deliveries deliveries,
            KeptFiles kept,
            JsonMapper json,
            LocalDate today,
            LongConsumer progress) {
        this.pool = pool;
        this.sources = sources;
        this.deliveries = deliveries;
        this.kept = kept;
        this.json = json;
        this.today = today;
        this.progress = progress;
    }

    /// Takes files in, one after the other, or says of each why not.
    List<Taken> take(List<Brought> files) {
        var hashed = files.stream().map(Hashed::of).toList();
        var in = deliveries.in(hashed.stream().map(Hashed::sha256).toList());
        return hashed.stream()
                .map(file -> in.stream()
                        .filter(delivery -> delivery.isOf(file))
                        .findFirst()
                        .map(delivery -> alreadyLoaded(new Taken(delivery.id(), delivery.receipt()), file.brought()))
                        .orElseGet(() -> take(file, null)))
                .toList();
    }

    /// Takes a file in whatever it would lose, as the delivery that has waited for this word.
    Taken takeAnyway(Brought brought, int delivery) {
        var taken = take(Hashed.of(brought), delivery);
        commit();
        return taken;
    }

    /// A file by what is in it.
    ///
    /// @param sha256 empty where it cannot be read
    record Hashed(Brought brought, String sha256, long bytes) {

        static Hashed of(Brought brought) {
            try {
                return new Hashed(brought, KeptFiles.sha256(brought.file()), Files.size(brought.file()));
            } catch (UncheckedIOException | IOException _) {
                return new Hashed(brought, "", 0);
            }
        }
    }

    private Taken take(Hashed file, @Nullable Integer waiting) {
        var brought = file.brought();
        var sha256 = file.sha256();
        long bytes = file.bytes();
        if (sha256.isEmpty()) {
            return refused(brought, sha256, bytes, null, List.of(UNREADABLE));
        }
        var sameFile = uncommitted.get(sha256);
        if (sameFile != null && isOfOpenSource(brought)) {
            return alreadyLoaded(sameFile, brought);
        }
        var opening = new Opening(brought, sha256, bytes, waiting);
        try {
            var loaded = load(opening);
            if (!loaded.outcome().waitsFor().isEmpty() && waiting == null) {
                opened().takeBack();
                return waits(opening, loaded);
            }
            kept.keep(brought.file(), sha256);
            var receipt = accept(opening, loaded);
            opened().keep();
            var taken = new Taken(opening.delivery, receipt);
            uncommitted.put(sha256, taken);
            return taken;
        } catch (AlreadyIn e) {
            takeBack();
            commit();
            return already(e.delivery, brought);
        } catch (FileRefused e) {
            takeBack();
            return refused(brought, sha256, bytes, opening, e.troubles());
        } catch (SQLException e) {
            abandon();
            throw new UncategorizedSQLException("The file could not be loaded", null, e);
        } catch (RuntimeException | Error e) {
            leaveOthers(e);
            throw e;
        }
    }

    /// Takes back a delivery as though it had never come. Those of its source that came after it are taken back as
    /// well and loaded again from the files kept, all in one transaction.
    void undo(Source source, int delivery, List<Again> later) {
        try {
            var now = open(source);
            var after = new ArrayList<>(now.past.keySet());
            after.subList(0, after.indexOf(delivery) + 1).clear();
            if (!after.equals(later.stream().map(Again::delivery).toList())) {
                throw new NotToBeUndone("Another file of this source came at this moment.");
            }
            for (var one : later.reversed()) {
                Unloading.unload(now.database, one.delivery());
                now.database.update("update partners.delivery set state = 'undone' where id = ?", one.delivery());
            }
            Unloading.unload(now.database, delivery);
            now.database.update("update partners.delivery set state = 'undone' where id = ?", delivery);
            open = now.anew();
            for (var one : later) {
                var opening = new Opening(one.brought(), one.sha256(), 0, one.delivery());
                accept(opening, load(opening));
                opened().keep();
            }
            opened().commit();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("The load could not be undone", null, e);
        } finally {
            abandon();
        }
    }

    /// A delivery to be loaded again after an earlier one was taken back.
    record Again(int delivery, String sha256, Brought brought) {}

    private record Loaded(Reading reading, Load.Outcome outcome) {}

    private Loaded load(Opening opening) throws SQLException {
        var brought = opening.brought;
        var hints = new Hints(brought.name(), brought.source(), brought.year(), brought.term(), today);
        var reading = sources.reader().read(brought.file(), hints, opening);
        return new Loaded(reading, opening.current().finish(reading, opening.again != null));
    }

    private Taken waits(Opening opening, Loaded loaded) {
        var brought = opening.brought;
        var receipt = receipt(opening, loaded.reading(), Receipt.State.WAITING);
        kept.keep(brought.file(), opening.sha256);
        int id = deliveries.put(
                receipt,
                sources.id(loaded.reading().source()),
                brought,
                opening.bytes,
                loaded.outcome(),
                remarks(loaded, brought));
        return new Taken(id, receipt);
    }

    private Receipt accept(Opening opening, Loaded loaded) throws SQLException {
        var source = opened();
        var reading = loaded.reading();
        var outcome = loaded.outcome();
        var brought = opening.brought;
        var receipt = receipt(opening, reading, Receipt.State.ACCEPTED);
        source.database.update(
                """
                update partners.delivery
                set state = 'accepted', layout = ?, kind = ?, year = ?, term = ?, covers_from = ?, covers_until = ?,
                    starts_from = ?, starts_until = ?, read = ?, accepted = ?, rejected = ?, warned = ?,
                    brought = ?, changed = ?, unchanged = ?, withdrawn = ?, attendance = ?,
                    receipt = ?::jsonb, remarks = ?::jsonb, loaded_at = clock_timestamp()
                where id = ?
                """,
                reading.layout().name(),
                outcome.kind().word(),
                reading.period().year(),
                reading.period().term(),
                brought.coversFrom(),
                brought.coversUntil(),
                outcome.startsFrom(),
                outcome.startsUntil(),
                (int) receipt.read(),
                (int) receipt.accepted(),
                (int) receipt.rejected(),
                (int) receipt.warned(),
                outcome.loaded().brought(),
                outcome.loaded().changed(),
                outcome.loaded().unchanged(),
                outcome.loaded().withdrawn(),
                outcome.attendance(),
                json.writeValueAsString(receipt),
                json.writeValueAsString(remarks(loaded, brought)),
                opening.delivery);
        source.past.put(
                opening.delivery,
                new PastDelivery(
                        opening.delivery,
                        reading.layout().name(),
                        reading.period().year(),
                        reading.period().term(),
                        outcome.startsFrom(),
                        outcome.startsUntil(),
                        outcome.asOf(),
                        (int) receipt.accepted(),
                        outcome.loaded().brought(),
                        outcome.attendance()));
        return receipt;
    }

    private Taken already(int delivery, Brought brought) {
        var earlier = deliveries.find(delivery).orElseThrow();
        return alreadyLoaded(new Taken(delivery, earlier.receipt()), brought);
    }

    private Taken alreadyLoaded(Taken earlier, Brought brought) {
        progress.accept(brought.rows());
        return new Taken(
                earlier.delivery(),
                earlier.receipt().as(Receipt.State.ALREADY_LOADED).called(brought.name()));
    }

    private boolean isOfOpenSource(Brought brought) {
        return brought.source() == null
                || brought.source().equals(opened().source.name());
    }

    private Taken refused(
            Brought brought, String sha256, long bytes, @Nullable Opening opening, List<Trouble> troubles) {
        var source = opening == null ? null : opening.source;
        var layout = opening == null ? null : opening.layout;
        if (source == null && brought.source() != null) {
            source = sources.find(brought.source()).orElse(null);
        }
        var receipt = Receipt.refused(
                brought.name(),
                sha256,
                source == null ? brought.source() : source.name(),
                layout == null ? null : layout.name(),
                brought.year(),
                noted(troubles));
        int id = deliveries.put(
                receipt,
                source == null ? null : sources.id(source),
                brought,
                bytes,
                null,
                Remarks.because(reasons(troubles)));
        return new Taken(id, receipt);
    }

    private static Receipt receipt(Opening opening, Reading reading, Receipt.State state) {
        return new Receipt(
                opening.brought.name(),
                opening.sha256,
                reading.source().name(),
                reading.layout().name(),
                reading.period().year(),
                state,
                reading.counts().read(),
                reading.counts().accepted(),
                reading.counts().rejected(),
                reading.counts().warned(),
                noted(reading.troubles()),
                reading.moreTroubles(),
                reading.unknownColumns(),
                reading.unknownCodes().stream()
                        .map(code -> new Receipt.UnknownCode(code.column(), code.code(), code.rows(), code.line()))
                        .toList(),
                reading.from(),
                reading.to());
    }

    private static List<Receipt.Noted> noted(List<Trouble> troubles) {
        return troubles.stream()
                .map(trouble -> new Receipt.Noted(trouble.line(), trouble.column(), trouble.code(), trouble.reason()))
                .toList();
    }

    private static Remarks remarks(Loaded loaded, Brought brought) {
        var basis = loaded.reading().period().yearFrom();
        var quarantine = loaded.reading().quarantine();
        return new Remarks(
                loaded.outcome().waitsFor(),
                loaded.outcome().absent(),
                reasons(loaded.reading().troubles()),
                basis == null ? null : basis.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                quarantine.before(),
                quarantine.after(),
                quarantine.extension(),
                Remarks.Said.of(brought));
    }

    private static List<Remarks.Reason> reasons(List<Trouble> troubles) {
        record Sort(boolean refused, String code) {}
        var sorts = new LinkedHashMap<Sort, List<Trouble>>();
        for (var trouble : troubles) {
            sorts.computeIfAbsent(
                            new Sort(trouble.severity() != Trouble.Severity.WARNED, trouble.code()),
                            _ -> new ArrayList<>())
                    .add(trouble);
        }
        return sorts.entrySet().stream()
                .map(sort -> {
                    var first = sort.getValue().getFirst();
                    return new Remarks.Reason(
                            sort.getKey().refused(),
                            sort.getKey().code(),
                            first.reason(),
                            sort.getValue().size(),
                            first.line(),
                            first.column());
                })
                .sorted(Comparator.comparingInt(Remarks.Reason::times).reversed())
                .toList();
    }

    private OpenSource open(Source source) throws SQLException {
        var now = open;
        if (now != null && now.source.name().equals(source.name())) {
            return now;
        }
        close();
        var next = OpenSource.open(source, sources.id(source), pool, sources.kinds().attendance);
        open = next;
        return next;
    }

    private OpenSource opened() {
        var now = open;
        if (now == null) {
            throw new IllegalStateException("the file was read without being recognised");
        }
        return now;
    }

    /// Takes back what a file that was turned away has left in the open source, if it came so far.
    private void takeBack() {
        var now = open;
        if (now != null) {
            try {
                now.takeBack();
            } catch (SQLException e) {
                abandon();
                throw new UncategorizedSQLException("The file could not be taken back", null, e);
            }
        }
    }

    private void commit() {
        var now = open;
        if (now != null) {
            try {
                now.commit();
                uncommitted.clear();
            } catch (SQLException e) {
                abandon();
                throw new UncategorizedSQLException("The files could not be loaded", null, e);
            }
        }
    }

    /// Commits the files before one that failed, if that can still be done.
    private void leaveOthers(Throwable failure) {
        try {
            takeBack();
            commit();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        abandon();
    }

    /// Puts away what is open with all that is not committed.
    private void abandon() {
        var now = open;
        open = null;
        uncommitted.clear();
        if (now != null) {
            now.close();
        }
    }

    /// Commits what is open, and puts it away.
    @Override
    public void close() {
        commit();
        abandon();
    }

    private static final Trouble UNREADABLE = new Trouble(
            0, null, "file-unreadable", "There is no such file, or it may not be read.", Trouble.Severity.REFUSED);

    /// This very file is in already; found out under the lock of its source.
    private static final class AlreadyIn extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int delivery;

        AlreadyIn(int delivery) {
            super(null, null, false, false);
            this.delivery = delivery;
        }
    }

    /// Opens the load as soon as the reader knows what the file is, and hands the rows on to it.
    private final class Opening implements RowSink {

        private final Brought brought;
        private final String sha256;
        private final long bytes;
        private final @Nullable Integer again;
        private @Nullable Source source;
        private @Nullable Layout layout;
        private @Nullable Load load;
        private int delivery;

        Opening(Brought brought, String sha256, long bytes, @Nullable Integer again) {
            this.brought = brought;
            this.sha256 = sha256;
            this.bytes = bytes;
            this.again = again;
        }

        @Override
        public void recognised(Source source, Layout layout) {
            recognised(source, layout, new Reading.Period(null, null, null, null));
        }

        @Override
        public void recognised(Source source, Layout layout, Reading.Period period) {
            this.source = source;
            this.layout = layout;
            try {
                var open = open(source);
                var asOf = asOf(brought, period);
                delivery = again == null ? begin(open, layout, asOf) : beginAgain(open, again, asOf);
                load = new Load(
                        new OpenDelivery(delivery, brought, asOf, open, layout, sources.kinds()), json, progress);
            } catch (SQLException e) {
                throw new UncategorizedSQLException("The load could not be opened", null, e);
            }
        }

        private int begin(OpenSource open, Layout layout, LocalDate asOf) throws SQLException {
            var there = open.database.list(row -> row.getInt(1), """
                    select id
                    from partners.delivery
                    where source_id = ?
                    and sha256 = ?
                    and state in ('accepted', 'waiting')
                    """, open.id, sha256);
            if (!there.isEmpty()) {
                throw new AlreadyIn(there.getFirst());
            }
            return open.database
                    .list(
                            row -> row.getInt(1),
                            """
                            insert into partners.delivery (source_id, sha256, file_name, bytes, layout, state, turn,
                                received_on, as_of, receipt)
                            values (?, ?, ?, ?, ?, 'accepted', nextval('partners.turn'), ?, ?, '{}')
                            returning id
                            """,
                            open.id,
                            sha256,
                            brought.name(),
                            bytes,
                            layout.name(),
                            brought.receivedOn(),
                            asOf)
                    .getFirst();
        }

        private int beginAgain(OpenSource open, int delivery, LocalDate asOf) throws SQLException {
            int free = open.database.update("""
                    update partners.delivery
                    set state = 'accepted', turn = nextval('partners.turn'), as_of = ?
                    where id = ?
                    and state in ('waiting', 'undone')
                    """, asOf, delivery);
            if (free == 0) {
                throw new AlreadyIn(delivery);
            }
            return delivery;
        }

        @Override
        public void row() {
            current().row();
        }

        @Override
        public void entry(Entry entry) {
            current().entry(entry);
        }

        @Override
        public void registered(long line, String table, Map<String, String> values) {
            current().registered(line, table, values);
        }

        @Override
        public void rejected(long line, String raw) {
            current().rejected(line, raw);
        }

        private Load current() {
            var now = load;
            if (now == null) {
                throw new IllegalStateException("rows came before the file was recognised");
            }
            return now;
        }
    }

    /// The day as of which a file speaks: the last it covers, else the end of its return, else the day it came.
    private static LocalDate asOf(Brought brought, Reading.Period period) {
        var until = brought.coversUntil();
        if (until == null && period.year() != null) {
            until = endOf(period.year(), period.term());
        }
        return until == null || until.isAfter(brought.receivedOn()) ? brought.receivedOn() : until;
    }

    private static LocalDate endOf(int year, @Nullable String term) {
        return switch (term == null ? "" : term) {
            case "autumn" -> LocalDate.of(year, 10, 31);
            case "spring" -> LocalDate.of(year, 1, 31);
            case "summer" -> LocalDate.of(year, 5, 31);
            default -> LocalDate.of(year, 3, 31);
        };
    }
}
