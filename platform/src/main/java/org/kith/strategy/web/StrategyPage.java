package org.kith.strategy.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.strategy.Group;
import org.kith.strategy.Measure;
import org.kith.strategy.Measured;
import org.kith.strategy.Measured.Gap;
import org.kith.strategy.Outcome;
import org.kith.strategy.Statement;
import org.kith.strategy.Strategy;
import org.kith.strategy.Zone;

/// The strategy as a picture: what it stands on, what it wants, in which outcomes that shows, and what measures them.
///
/// @param measured null where no strategy is in force
/// @param versions every strategy, the newest first
/// @param rulesRan whether any rule of need has ever run here
record StrategyPage(
        @Nullable Measured measured, List<Strategy> versions, List<Zone> zones, boolean rulesRan, LocalDate today)
        implements Page {

    StrategyPage {
        versions = List.copyOf(versions);
        zones = List.copyOf(zones);
    }

    /// Everything in a sentence.
    String sentence(Measured all) {
        return Counts.of(all.strategy().pillars().size(), "pillar", "pillars") + ", "
                + Counts.of(all.strategy().ambitions().size(), "ambition", "ambitions") + ". "
                + OutcomesBody.sentence(all)
                + ".";
    }

    /// "10 needs"
    static String needs(List<Measure> measures) {
        return Counts.of(measures.size(), "need", "needs");
    }

    /// "Attendance worsening, First suspension and Off roll"
    static String titles(List<Measure> measures) {
        return Counts.list(measures.stream().map(Measure::title).toList());
    }

    /// The ambitions in which an outcome would show, by their titles.
    static List<String> ambitions(Measured all, Outcome outcome) {
        return all.strategy().ambitions().stream()
                .filter(ambition -> ambition.outcomes().contains(outcome.code()))
                .map(ambition -> ambition.title())
                .toList();
    }

    static List<Gap> gaps(Measured all, Gap.Kind kind) {
        return all.gaps().stream().filter(gap -> gap.kind() == kind).toList();
    }

    /// Kinds of which something is not measured, but for statements, of which the page speaks by itself.
    static List<Gap.Kind> lacking(Measured all) {
        return Stream.of(Gap.Kind.values())
                .filter(kind -> kind != Gap.Kind.STATEMENT && !gaps(all, kind).isEmpty())
                .toList();
    }

    static String kinds(Gap.Kind kind) {
        return switch (kind) {
            case OUTCOME -> "Outcomes";
            case AMBITION -> "Ambitions";
            case AIM -> "Aims";
            case GROUP -> "Groups";
            case STATEMENT -> "Statements";
        };
    }

    /// How it is known who belongs to a group.
    static String known(Measured all, Group group) {
        var needs = all.named(group.measuredBy());
        if (!group.knownBy().isEmpty() || group.counting() != null) {
            return "From partners’ records" + aged(group.counting())
                    + (needs.isEmpty() ? "" : ", and by the need " + titles(needs));
        }
        return "By " + (needs.size() == 1 ? "the need " : "the needs ") + titles(needs);
    }

    private static String aged(Group.@Nullable Counting counting) {
        if (counting == null || (counting.from() == null && counting.until() == null)) {
            return "";
        }
        return counting.until() == null
                ? " of those aged " + counting.from() + " and over"
                : " of those aged " + (counting.from() == null ? "up to " : counting.from() + " to ")
                        + counting.until();
    }

    static List<Statement.Of> speakers() {
        return Arrays.asList(Statement.Of.values());
    }

    static List<Statement> statements(Measured all, Statement.Of of) {
        return all.strategy().statements().stream()
                .filter(statement -> statement.of() == of)
                .toList();
    }

    List<Zone> zonesNow() {
        return zones.stream().filter(zone -> zone.on(today)).toList();
    }

    List<Zone> zonesBefore() {
        return zones.stream()
                .filter(zone -> zone.until() != null && zone.until().isBefore(today))
                .toList();
    }

    /// "Since 1 April 2017", "From 1 April 2017 to 31 March 2020"
    static String span(LocalDate from, @Nullable LocalDate until) {
        return until == null ? "Since " + Dates.day(from) : "From " + Dates.day(from) + " to " + Dates.day(until);
    }

    boolean shows(Strategy version) {
        return measured != null && measured.strategy().equals(version);
    }
}
