package org.kith.partners.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Hashed;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.Trouble;
import org.kith.partners.layouts.reading.FileRefused;
import org.kith.partners.layouts.reading.Reading;
import org.kith.partners.layouts.reading.Recognised;
import org.kith.partners.layouts.reading.RowSink;
import org.kith.partners.loading.AlreadyIn;
import org.kith.partners.loading.Load;
import org.kith.partners.loading.OpenDelivery;
import org.kith.partners.standing.FactsBefore;
import org.kith.partners.standing.OpenSource;
import org.kith.partners.standing.Unloading;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.jdbc.UncategorizedSQLException;

/// Where one worker takes files in, one after the other: a source at a time lies open on it, and what its files say is
/// committed when the last of them is done. A file that is turned away leaves those before it.
final class Desk implements AutoCloseable {

    private static final Trouble UNREADABLE = new Trouble(
            0, null, "file-unreadable", "There is no such file, or it may not be read.", Trouble.Severity.REFUSED);

    private static final Trouble CHANGED = new Trouble(
            0,
            null,
            "file-changed",
            "Somebody wrote into the file while it was read: bring it again.",
            Trouble.Severity.REFUSED);

    private final Desks at;
    private final LocalDate today;
    private final LongConsumer progress;
    private final Runnable news;
    private @Nullable OpenSource open;

    Desk(Desks at, LocalDate today, LongConsumer progress, Runnable news) {
        this.at = at;
        this.today = today;
        this.progress = progress;
        this.news = news;
    }

    /// Takes files in, one after the other, or says of each why not.
    List<Taken> take(List<Brought> files) {
        var hashed = files.stream().map(Hashed::of).toList();
        var in = at.deliveries.in(hashed.stream().map(Hashed::sha256).toList());
        return hashed.stream()
                .map(file -> take(file, in, file.brought().attended()))
                .toList();
    }

    /// @param anew whether it is brought after those that are in, and not at the same time
    private Taken take(Hashed file, List<Delivery> in, boolean anew) {
        var same = in.stream().filter(delivery -> delivery.isOf(file)).toList();
        for (var delivery : same.reversed()) {
            if (isThat(delivery, file.brought(), anew)) {
                return known(delivery.id(), delivery.told(), file.brought());
            }
        }
        return take(file, null, same);
    }

    /// Whether a file is a delivery of the same bytes brought once more. It is another where it is said to
    /// cover other days, or somebody stands by who brings it, and a file came in its place since; and without a
    /// row where it is another month's.
    private boolean isThat(Delivery delivery, Brought brought, boolean anew) {
        boolean sameDays = Objects.equals(delivery.coversUntil(), brought.coversUntil());
        if (delivery.state() == Receipt.State.WAITING) {
            return true;
        }
        if (delivery.receipt().read() == 0) {
            return sameDays
                    && delivery.fileName().equals(brought.name())
                    && (!anew || delivery.receivedOn().equals(brought.receivedOn()));
        }
        if (!anew && (sameDays || brought.coversUntil() == null)) {
            return true;
        }
        return allThatCame().cameSince(delivery, brought.coversUntil()).isEmpty();
    }

    /// Deliveries, with those that the open source has taken and not committed yet.
    private Deliveries allThatCame() {
        var now = open;
        try {
            return now == null ? at.deliveries : at.deliveries.within(now.drained());
        } catch (SQLException e) {
            abandon();
            throw new UncategorizedSQLException("The files before this one could not be looked up", null, e);
        }
    }

    /// Takes a file in whatever it would lose, as the delivery that has waited for this word.
    Taken takeAnyway(Brought brought, Verdicts.Decision word) {
        var taken = take(Hashed.of(brought), word, List.of());
        commit();
        return taken;
    }

    private Taken take(Hashed file, Verdicts.@Nullable Decision word, List<Delivery> same) {
        if (file.isUnreadable()) {
            return refused(file, null, List.of(UNREADABLE));
        }
        news.run();
        showTerms();
        var opening = new Opening(file, word == null ? null : word.delivery(), false, same);
        try {
            var loaded = load(opening, at.terms);
            if (!loaded.outcome().waitsFor().isEmpty() && word == null) {
                opened().takeBack();
                return waits(file, loaded);
            }
            if (!at.kept.keep(file.brought().file(), file.sha256())) {
                takeBack();
                return refused(file, opening.load, List.of(CHANGED));
            }
            if (word != null) {
                at.verdicts.within(opened().drained()).say(word);
            }
            return accept(opening, loaded);
        } catch (AlreadyIn e) {
            takeBack();
            return word == null
                    ? take(file, allThatCame().in(List.of(file.sha256())), false)
                    : known(
                            e.delivery,
                            allThatCame().find(e.delivery).orElseThrow().told(),
                            file.brought());
        } catch (FileRefused e) {
            takeBack();
            if (word != null) {
                throw new NotToBeUndone("It cannot be taken now. " + e.getMessage());
            }
            return refused(file, opening.load, e.troubles());
        } catch (SQLException e) {
            abandon();
            throw new UncategorizedSQLException("The file could not be loaded", null, e);
        } catch (RuntimeException | Error e) {
            leaveOthers(e);
            throw e;
        }
    }

    /// Shows the term dates of the files before, by which marks are placed: registers are shown once they are
    /// committed.
    private void showTerms() {
        var now = open;
        if (now != null && now.registers.contains(TermDates.REGISTER)) {
            commit();
        }
    }

    /// Takes back deliveries as though they had never come. Those of their source that came after the first of
    /// them are taken back as well and loaded again from the files kept, all in one transaction.
    ///
    /// @param decisions on each that is undone, in the order in which they were loaded
    void undo(Source source, List<Verdicts.Decision> decisions, List<Again> later) {
        var undone = decisions.stream().map(Verdicts.Decision::delivery).toList();
        try {
            var now = open(source);
            var after = new ArrayList<>(now.past.keySet());
            after.subList(0, Math.max(0, after.indexOf(undone.getFirst()))).clear();
            var expected = new HashSet<>(undone);
            later.forEach(one -> expected.add(one.delivery()));
            if (!expected.equals(Set.copyOf(after))) {
                throw new NotToBeUndone("Another file of this source came at this moment.");
            }
            FactsBefore.note(after, now.database);
            for (int one : after.reversed()) {
                Unloading.unload(now, one);
                now.database.update("update partners.delivery set state = 'undone' where id = ?", one);
            }
            open = now.anew();
            opened().keep();
            for (var one : later) {
                loadAgain(one);
            }
            opened().write();
            FactsBefore.giveBack(later.stream().map(Again::delivery).toList(), opened().database);
            decisions.forEach(at.verdicts.within(opened().drained())::say);
            opened().commit();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("The load could not be undone", null, e);
        } finally {
            abandon();
        }
    }

    private void loadAgain(Again one) throws SQLException {
        var opening = new Opening(one.file(), one.delivery(), true, List.of());
        opened().showRegisters();
        try {
            var terms = at.terms.within(opened().drained());
            accept(opening, load(opening, terms).again(one.waitedFor()));
        } catch (FileRefused e) {
            throw new NotToBeUndone("The file " + one.file().brought().name()
                    + " came later and can no longer be read as it was. " + e.getMessage());
        }
    }

    /// A delivery to be loaded again after an earlier one was taken back.
    ///
    /// @param waitedFor why it had waited for a person's word, where it had
    record Again(int delivery, Hashed file, List<String> waitedFor) {}

    private record Loaded(Reading reading, Load.Outcome outcome) {

        /// Of a file that is loaded again once one before it was undone: nobody was asked what else it loses now.
        Loaded again(List<String> waitedFor) {
            return waitedFor.containsAll(outcome.waitsFor())
                    ? this
                    : new Loaded(
                            reading.warned(
                                    "loses-more-now",
                                    "It was loaded again when a file before it was undone, and would have waited for a"
                                            + " person’s word. "
                                            + String.join(" ", outcome.waitsFor())),
                            outcome);
        }
    }

    private Loaded load(Opening opening, TermDates terms) throws SQLException {
        var brought = opening.file.brought();
        var hints = new Hints(
                brought.name(),
                brought.source(),
                brought.year(),
                brought.term(),
                brought.mends() == null
                        ? null
                        : at.mended.scope(brought.mends()).orElse(null),
                brought.mends() != null,
                terms.now(),
                today);
        var reading = at.sources.reader().read(brought.file(), hints, opening);
        if (opening.current().delivery().isOfAnEarlierDay(reading)) {
            opened().takeBack();
            opening.found = reading;
            reading = at.sources.reader().read(brought.file(), hints, opening);
        }
        var outcome = opening.current().finish(reading, opening.again != null);
        if (outcome.waitingRows() > 0) {
            reading = reading.warned(
                    "rows-wait",
                    Counts.of(outcome.waitingRows(), "row names", "rows name")
                            + " somebody by a row that has not come yet: what is said there waits until it comes.");
        }
        if (!opening.same.isEmpty() && reading.counts().read() > 0) {
            var before = opening.same.getLast();
            reading = reading.warned(
                    "sent-again",
                    "The same file came on " + Dates.day(before.receivedOn()) + " as " + before.fileName()
                            + ", and another in its place since: it was taken as a new one.");
        }
        return new Loaded(reading, outcome);
    }

    private Taken waits(Hashed file, Loaded loaded) {
        var reading = loaded.reading();
        var outcome = loaded.outcome();
        var receipt = Receipt.of(file, reading, Receipt.State.WAITING);
        if (!at.kept.keep(file.brought().file(), file.sha256())) {
            return refused(file, null, List.of(CHANGED));
        }
        // Where the same bytes were taken in before it, this would wait for that for ever
        commit();
        int id = at.verdicts.put(
                receipt,
                at.sources.id(reading.source()),
                file,
                outcome.kind(),
                outcome.loaded(),
                Remarks.of(file.brought(), reading, outcome.waitsFor(), outcome.absent()));
        return new Taken(id, receipt.waitingFor(outcome.waitsFor()), false);
    }

    private Taken accept(Opening opening, Loaded loaded) throws SQLException {
        var receipt = Receipt.of(opening.file, loaded.reading(), Receipt.State.ACCEPTED);
        var delivery = opening.current().delivery();
        delivery.accept(receipt, loaded.reading(), loaded.outcome(), at.json);
        opened().keep();
        return new Taken(delivery.id, receipt, false);
    }

    private Taken known(int delivery, Receipt earlier, Brought brought) {
        progress.accept(brought.rows());
        var receipt = earlier.waits() ? earlier : earlier.as(Receipt.State.ALREADY_LOADED);
        return new Taken(delivery, receipt.called(brought.name()), true);
    }

    private Taken refused(Hashed file, @Nullable Load load, List<Trouble> troubles) {
        var said = file.brought().source();
        var source = load == null ? declared(said) : load.delivery().source.source;
        var receipt = Receipt.refused(
                file,
                source == null ? said : source.name(),
                load == null ? null : load.delivery().layout.name(),
                troubles);
        var before = file.brought().attended()
                ? Optional.<Integer>empty()
                : at.verdicts.refusedAlready(receipt, Remarks.because(troubles));
        if (before.isPresent()) {
            return new Taken(before.get(), receipt, true);
        }
        int id = at.verdicts.put(
                receipt,
                source == null ? null : at.sources.id(source),
                file,
                null,
                Delivery.Loaded.NOTHING,
                Remarks.because(troubles));
        return new Taken(id, receipt, false);
    }

    private @Nullable Source declared(@Nullable String source) {
        return source == null ? null : at.sources.find(source).orElse(null);
    }

    private OpenSource open(Source source) throws SQLException {
        var now = open;
        if (now != null && now.source.name().equals(source.name())) {
            return now;
        }
        close();
        var next = OpenSource.open(source, at.sources.id(source), at.pool, at.kinds.attendance);
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

    /// Opens the load as soon as the reader knows what the file is, and hands the rows on to it.
    private final class Opening implements RowSink {

        private final Hashed file;
        private final @Nullable Integer again;
        private final boolean wasIn;
        private final List<Delivery> same;
        private @Nullable Load load;
        /// What was found by reading it a first time, where only its rows tell of what time it is.
        private @Nullable Reading found;

        /// @param again the delivery that is loaded once more, where it is one
        /// @param wasIn whether that was in until now, so that nothing new comes by it
        /// @param same the deliveries of the same bytes that are in
        Opening(Hashed file, @Nullable Integer again, boolean wasIn, List<Delivery> same) {
            this.file = file;
            this.again = again;
            this.wasIn = wasIn;
            this.same = same;
        }

        @Override
        public boolean bringsWhatIsNew() {
            return !wasIn;
        }

        @Override
        public void recognised(Recognised recognised) {
            try {
                var open = open(recognised.source());
                var delivery = again == null
                        ? OpenDelivery.begin(file, same.size(), open, recognised, found, at.kinds)
                        : OpenDelivery.beginAgain(again, file.brought(), open, recognised, found, at.kinds);
                open.expect(recognised, at.kinds.enrolment);
                load = new Load(delivery, at.json, progress);
            } catch (SQLException e) {
                throw new UncategorizedSQLException("The load could not be opened", null, e);
            }
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
        public void taken(long rowKey) {
            current().taken(rowKey);
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
}
