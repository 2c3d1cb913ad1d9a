package org.kith.partners.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.partners.DeclaredSources;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Hashed;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.layouts.Source;
import org.springframework.stereotype.Component;

/// A person's word on a delivery: take what waits, refuse it, or undo what was done. Each is written down with a name.
@Component
public final class Judgement {

    private final Desks desks;
    private final DeclaredSources sources;
    private final Deliveries deliveries;
    private final Verdicts verdicts;
    private final KeptFiles kept;
    private final FilesToKeep toKeep;
    private final MendedRows mended;

    Judgement(
            Desks desks,
            DeclaredSources sources,
            Deliveries deliveries,
            Verdicts verdicts,
            KeptFiles kept,
            FilesToKeep toKeep,
            MendedRows mended) {
        this.desks = desks;
        this.sources = sources;
        this.deliveries = deliveries;
        this.verdicts = verdicts;
        this.kept = kept;
        this.toKeep = toKeep;
        this.mended = mended;
    }

    /// Loads what waits, whatever it would lose.
    public Receipt take(int delivery, String who, @Nullable String why) {
        return take(brought(in(Receipt.State.WAITING, delivery)), new Verdicts.Decision(delivery, "take", who, why));
    }

    /// Loads what waits as refused rows that were mended: they join the file that they were refused from.
    ///
    /// @param from that file, while it is the one that they may be of
    public Receipt join(int delivery, int from, String who, @Nullable String why) {
        var waiting = in(Receipt.State.WAITING, delivery);
        var rows = deliveries
                .refusedRowsOf(waiting)
                .filter(refused -> refused.id() == from)
                .flatMap(refused -> mended.of(refused.id(), brought(waiting)))
                .orElseThrow(Judgement::decidedAlready);
        return take(rows, new Verdicts.Decision(delivery, "join", who, why));
    }

    private Brought brought(Delivery delivery) {
        return again(delivery).file().brought();
    }

    private Receipt take(Brought brought, Verdicts.Decision decision) {
        try (var desk = desks.open()) {
            var taken = desk.takeAnyway(brought, decision);
            if (taken.known()) {
                throw decidedAlready();
            }
            return taken.receipt();
        }
    }

    /// Turns away what waits; the source says what it said before.
    public void refuse(int delivery, String who, @Nullable String why) {
        change(Receipt.State.WAITING, Receipt.State.REFUSED, new Verdicts.Decision(delivery, "refuse", who, why));
    }

    /// Undoes a load, as though its file had never come; or a refusal by a person, after which the file waits again.
    public void undo(int delivery, String who, @Nullable String why) {
        var done = deliveries.find(delivery).orElseThrow();
        var decision = new Verdicts.Decision(delivery, "undo", who, why);
        switch (done.state()) {
            case ACCEPTED -> unload(done, decision);
            case REFUSED -> {
                if (done.remarks().waitsFor().isEmpty()) {
                    throw new NotToBeUndone("It was refused for what is in it, not by a person.");
                }
                again(done); // without its file it could never be taken
                change(Receipt.State.REFUSED, Receipt.State.WAITING, decision);
            }
            case WAITING, UNDONE, ALREADY_LOADED -> throw new NotToBeUndone("Nothing of it is loaded.");
        }
        toKeep.letGoOfOthers();
    }

    /// What was refused of it and came mended goes with it.
    private void unload(Delivery done, Verdicts.Decision decision) {
        var undone = new ArrayList<Verdicts.Decision>(List.of(decision));
        var later = new ArrayList<Desk.Again>();
        for (var after : deliveries.loadedAfter(done)) {
            if (undone.stream().anyMatch(one -> Objects.equals(after.remarks().mends(), one.delivery()))) {
                undone.add(new Verdicts.Decision(
                        after.id(), "undo", decision.who(), "These were refused rows of " + done.fileName() + "."));
            } else {
                later.add(again(after));
            }
        }
        try (var desk = desks.open()) {
            desk.undo(source(done), undone, later);
        }
    }

    private Delivery in(Receipt.State state, int delivery) {
        var found = deliveries.find(delivery).orElseThrow();
        if (found.state() != state) {
            throw decidedAlready();
        }
        return found;
    }

    private void change(Receipt.State from, Receipt.State to, Verdicts.Decision decision) {
        if (!verdicts.change(from, to, decision)) {
            throw decidedAlready();
        }
    }

    private static NotToBeUndone decidedAlready() {
        return new NotToBeUndone("Somebody has decided on this file already. Open its receipt again.");
    }

    private Desk.Again again(Delivery delivery) {
        var sha256 = delivery.receipt().sha256();
        var file = kept.find(sha256)
                .orElseThrow(() -> new NotToBeUndone(
                        delivery.state() == Receipt.State.ACCEPTED
                                ? "The file " + delivery.fileName()
                                        + " came later and is not kept any longer: files are"
                                        + " for " + KeptFiles.DAYS + " days. Undo its load first, and bring it again"
                                        + " afterwards."
                                : "The file " + delivery.fileName() + " is not kept any longer: files are for "
                                        + KeptFiles.DAYS + " days. Bring it again."));
        var said = delivery.remarks().said();
        if (said == null) {
            throw new NotToBeUndone("It is not known how " + delivery.fileName() + " was brought.");
        }
        return new Desk.Again(
                delivery.id(),
                new Hashed(said.brought(file, delivery.fileName(), delivery.receivedOn(), 0), sha256, delivery.bytes()),
                delivery.remarks().waitsFor());
    }

    private Source source(Delivery delivery) {
        var name = delivery.source();
        return sources.find(name == null ? "" : name)
                .orElseThrow(() -> new NotToBeUndone("Its source is no longer declared."));
    }
}
