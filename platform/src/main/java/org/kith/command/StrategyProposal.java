package org.kith.command;

import java.io.PrintStream;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.kith.access.Viewer;
import org.kith.changes.Proposal;
import org.kith.changes.Proposals;
import org.kith.changes.Publication;
import org.kith.changes.Reach;
import org.kith.changes.Reach.Moved;
import org.kith.changes.Reach.OfSight;
import org.kith.changes.Reach.Part;
import org.kith.changes.Reach.Seen;
import org.kith.declarations.FileSet;
import org.kith.site.words.Counts;
import org.kith.site.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// From what is written in the strategy folder to what is in force.
final class StrategyProposal {

    private StrategyProposal() {}

    @Command(
            name = "propose",
            description = "Says whom the written files would reach, and keeps that until it is published or dropped.",
            mixinStandardHelpOptions = true)
    static final class Propose implements Callable<Integer> {

        @Mixin
        DataFolder data = new DataFolder();

        @Override
        public Integer call() {
            try (var running = data.start()) {
                tell(running.the(Publication.class).propose(Viewer.operator()), System.out);
                System.out.println("Nothing has changed yet: kith strategy publish puts it in force, drop does not.");
                return 0;
            }
        }
    }

    /// What is done with the proposal that waits.
    abstract static class Decide implements Callable<Integer> {

        @Mixin
        DataFolder data = new DataFolder();

        @Override
        public Integer call() {
            try (var running = data.start()) {
                var waiting = running.the(Proposals.class).waiting();
                if (waiting.isEmpty()) {
                    System.err.println("kith: no proposal waits; kith strategy propose makes one.");
                    return 1;
                }
                System.out.println(
                        decided(running.the(Publication.class), waiting.get().id()));
                return 0;
            }
        }

        /// Decides, and says what is so now.
        abstract String decided(Publication publication, UUID id);
    }

    @Command(name = "publish", description = "Puts the proposal that waits in force.", mixinStandardHelpOptions = true)
    static final class Publish extends Decide {

        @Override
        String decided(Publication publication, UUID id) {
            publication.publish(id, Viewer.operator());
            return "In force. Who may see what goes by it now, rules of need from the next refresh on.";
        }
    }

    @Command(
            name = "drop",
            description = "Drops the proposal that waits; the written files stay where they are.",
            mixinStandardHelpOptions = true)
    static final class Drop extends Decide {

        @Override
        String decided(Publication publication, UUID id) {
            publication.drop(id, Viewer.operator());
            return "Dropped. What was in force still is.";
        }
    }

    /// Prints whom a proposal would reach.
    static void tell(Proposal proposal, PrintStream out) {
        var reach = proposal.reach();
        out.println(Counts.of(reach.files().size(), "file differs", "files differ") + " from those in force:");
        for (var file : reach.files()) {
            out.println("  " + how(file) + " " + file.path());
        }
        for (var rule : reach.rules()) {
            out.println(rule.title() + " (" + rule.name() + "): " + rule.how() + ". " + Words.capital(moved(rule.all()))
                    + ".");
            parts(rule.zones(), "zones", out);
            parts(rule.groups(), "groups", out);
        }
        for (var role : reach.roles()) {
            out.println(role);
        }
        for (var need : reach.needs()) {
            out.println(need);
        }
        if (!reach.sources().isEmpty()) {
            out.println("Over all sources: " + seen(reach.more(), "more") + "; " + seen(reach.fewer(), "fewer") + ".");
        }
        for (var source : reach.sources()) {
            out.println("  " + sight(source, "records"));
        }
        for (var kind : reach.kinds()) {
            out.println("  " + sight(kind, "people"));
        }
        if (reach.rules().isEmpty()
                && reach.sources().isEmpty()
                && reach.kinds().isEmpty()) {
            out.println("Nobody would enter or leave a need, and nobody would see more or fewer records.");
        }
    }

    private static String how(FileSet.Change file) {
        return Words.of(file.how());
    }

    private static void parts(Iterable<Part> parts, String what, PrintStream out) {
        for (var part : parts) {
            out.println("  " + what + ", " + part.name() + ": " + moved(part.moved()));
        }
    }

    private static String moved(Moved moved) {
        return Counts.roughly(moved.enter(), "nobody", "people") + " would enter, "
                + Counts.roughly(moved.leave(), "nobody", "people") + " would leave";
    }

    private static String seen(Seen seen, String moreOrFewer) {
        return seen.users() == 0
                ? "nobody would see " + moreOrFewer
                : Counts.of(seen.users(), "user", "users") + " would see " + moreOrFewer + ", "
                        + Counts.roughly(seen.records(), "no record", "records");
    }

    private static String sight(OfSight sight, String what) {
        return sight.title() + ": " + Reach.words(sight, what) + "; " + String.join("; ", sight.who());
    }
}
