package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.access.KindOfData;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.Rule;
import org.kith.partners.Agreement;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// One rule, whole: in plain words, what it reads and what that is for, and the query that runs.
///
/// @param versions of it, the one that is shown first
/// @param outcome the title of the outcome that it belongs to
/// @param reads the kinds of facts that it reads, each from its sources
record RulePage(List<PublishedRule> versions, String outcome, List<Read> reads, LocalDate today) implements Page {

    RulePage {
        versions = List.copyOf(versions);
        reads = List.copyOf(reads);
    }

    /// A kind of fact from a source.
    ///
    /// @param purpose what the source is used for, as its agreement says; empty where none stands
    record Read(String kind, String source, String purpose) {}

    /// The version in force, or the newest where none is.
    ///
    /// @param versions newest first, at least one
    static RulePage of(
            List<PublishedRule> versions,
            Map<String, String> outcomes,
            Map<String, String> sources,
            List<Agreement> agreements,
            LocalDate today) {
        var shown = versions.stream()
                .filter(each -> each.rule().inForce())
                .findFirst()
                .orElse(versions.getFirst());
        var ordered = new ArrayList<>(versions);
        ordered.remove(shown);
        ordered.addFirst(shown);
        var code = shown.rule().words().outcome();
        return new RulePage(
                ordered, outcomes.getOrDefault(code, code), reads(shown.rule(), sources, agreements), today);
    }

    private static List<Read> reads(Rule rule, Map<String, String> sources, List<Agreement> agreements) {
        return rule.reads().stream()
                .flatMap(read -> read.sources().stream()
                        .map(source -> new Read(
                                read.kind().replace('-', ' '),
                                sources.getOrDefault(source, source.replace('-', ' ')),
                                agreements.stream()
                                        .filter(each -> each.source().equals(source) && each.endedOn() == null)
                                        .map(Agreement::purpose)
                                        .findFirst()
                                        .orElse(""))))
                .toList();
    }

    Rule rule() {
        return versions.getFirst().rule();
    }

    /// "In force, version 2 of 3 November 2026"
    String standing() {
        return rule().offWhy()
                .map(why -> "Switched off: " + why)
                .orElse("In force, version " + rule().version() + " of "
                        + Dates.day(versions.getFirst().publishedOn()));
    }

    String stands() {
        return rule().lasting().words();
    }

    String alert() {
        var days = rule().lasting().alertDays();
        return days == null ? "no" : "when found within " + NeedWords.period(days) + " of its start";
    }

    String shownTo() {
        return "those who may see "
                + Counts.list(versions.getFirst().kinds().stream()
                        .map(kind -> KindOfData.of(kind).words())
                        .toList());
    }

    List<PublishedRule> others() {
        return versions.subList(1, versions.size());
    }

    String file() {
        return "needs/" + rule().name() + ".sql";
    }

    String othersHeading() {
        return others().isEmpty()
                ? "It never had another version"
                : Counts.of(others().size(), "other version", "other versions");
    }
}
