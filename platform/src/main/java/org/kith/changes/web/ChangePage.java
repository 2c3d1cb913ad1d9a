package org.kith.changes.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.Rules;
import org.kith.changes.Difference;
import org.kith.changes.Proposal;
import org.kith.changes.Reach;
import org.kith.changes.Reach.Moved;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// One change: which files, and whom it would reach.
record ChangePage(Proposal proposal, List<Difference> differences) implements Page {

    /// What files reach of which nobody can say whom, by the beginning of their paths.
    private static final SortedMap<String, String> BESIDES = new TreeMap<>(Map.of(
            "layouts/",
            "Files of these sources are read by the changed layouts from the next delivery on.",
            "populations.yaml",
            "Every figure of places is counted anew by these ages with the next refresh.",
            "school-year.yaml",
            "Rules of need that count days of school are among those below. Every figure of school weeks and terms counts"
                    + " by these days from the next refresh on.",
            "within.yaml",
            "Figures of places are hidden anew with the next refresh.",
            "zones.yaml",
            "Lines of a zone whose first day changes break there with the next refresh."));

    ChangePage {
        differences = List.copyOf(differences);
    }

    Reach reach() {
        return proposal.reach();
    }

    boolean reachesNobody() {
        return reach().rules().isEmpty()
                && reach().sources().isEmpty()
                && reach().kinds().isEmpty()
                && reach().roles().isEmpty()
                && reach().needs().isEmpty()
                && besides(reach()).isEmpty();
    }

    /// What files reach of which nobody can say whom, in sentences.
    static List<String> besides(Reach reach) {
        return BESIDES.entrySet().stream()
                .filter(each ->
                        reach.files().stream().anyMatch(file -> file.path().startsWith(each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Whom and what a file reaches by itself, in sentences.
    static List<String> ofFile(Reach reach, String path) {
        var words = new ArrayList<String>();
        reach.rules().stream()
                .filter(rule -> path.equals("needs/" + rule.name() + ".sql"))
                .forEach(rule -> words.add(rule.title() + ": " + moved(rule.all()) + "."));
        reach.sources().stream().filter(source -> path.equals(file(source))).forEach(source -> {
            words.add(source.title() + ": " + words(source, "records") + ".");
            source.who().forEach(who -> words.add(who + "."));
        });
        if (path.equals(Rules.FILE) && !reach.roles().isEmpty()) {
            words.add("What roles may do would change, as below.");
        }
        BESIDES.forEach((beginning, sentence) -> {
            if (path.startsWith(beginning)) {
                words.add(sentence);
            }
        });
        if (words.isEmpty()) {
            words.add("Nobody: no need and no sight of a record changes by it.");
        }
        return words;
    }

    /// What is reached by another file than the source's own.
    static List<Reach.OfSight> byOthers(Reach reach) {
        return reach.sources().stream()
                .filter(source ->
                        reach.files().stream().noneMatch(file -> file.path().equals(file(source))))
                .toList();
    }

    private static String file(Reach.OfSight source) {
        return "sources/" + source.name() + ".yaml";
    }

    /// The reach in a sentence or two.
    static String sentence(Reach reach) {
        var words = new ArrayList<String>();
        if (!reach.rules().isEmpty()) {
            words.add(Counts.of(reach.rules().size(), "rule of need", "rules of need") + " would change.");
        }
        if (reach.more().users() > 0) {
            words.add(Counts.of(reach.more().users(), "more user", "more users") + " would see "
                    + Counts.roughly(reach.more().records(), "no record", "records") + ".");
        }
        if (reach.fewer().users() > 0) {
            words.add(Counts.of(reach.fewer().users(), "user", "users") + " would no longer see "
                    + Counts.roughly(reach.fewer().records(), "any record", "records") + ".");
        }
        words.addAll(besides(reach));
        if (words.isEmpty()) {
            words.add(
                    reach.kinds().isEmpty() && reach.roles().isEmpty()
                            ? "Nobody would enter or leave a need, and nobody would see more or fewer records."
                            : "What roles may do would change.");
        }
        return String.join(" ", words);
    }

    static String people(long rough) {
        return Counts.roughly(rough, "nobody", "people");
    }

    static String moved(Moved moved) {
        return people(moved.enter()) + " would enter, " + people(moved.leave()) + " would leave";
    }

    static String words(Reach.OfSight sight, String what) {
        return Reach.words(sight, what);
    }

    /// "2 more users would see about 5 records. Zone manager (lives in the zone) would see it."
    static String withWhom(Reach.OfSight sight, String what) {
        return Stream.concat(Stream.of(words(sight, what)), sight.who().stream())
                .collect(Collectors.joining(". "));
    }

    /// "3 files: needs/first-offence.sql and 2 others"
    static String what(Proposal proposal) {
        var files = proposal.reach().files();
        return files.isEmpty()
                ? "No file"
                : files.getFirst().path()
                        + (files.size() == 1 ? "" : " and " + Counts.of(files.size() - 1, "other file", "other files"));
    }

    static String when(Proposal proposal) {
        var decided = proposal.decided();
        return decided == null ? "" : Dates.brief(Dates.on(decided.at()));
    }

    static String outcome(Proposal proposal) {
        var decided = proposal.decided();
        return switch (proposal.state()) {
            case WAITING -> "waits";
            case PUBLISHED -> "published by " + (decided == null ? "" : decided.by());
            case DROPPED -> "dropped by " + (decided == null ? "" : decided.by());
            case REPLACED -> "proposed anew since";
        };
    }

    String heading() {
        return switch (proposal.state()) {
            case WAITING -> "A change that waits";
            case PUBLISHED -> "A change that is in force";
            case DROPPED -> "A change that was dropped";
            case REPLACED -> "A change that was proposed anew";
        };
    }

    static List<Reach.Part> parts(Reach.OfRule rule, boolean zones) {
        return zones ? rule.zones() : rule.groups();
    }
}
