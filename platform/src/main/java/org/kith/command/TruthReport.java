package org.kith.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.linkage.Quality;
import org.kith.matching.Untold;
import org.kith.needs.truth.NeedAgreement;
import org.kith.site.words.Dates;

/// How well a run agrees with the truth of a made county: as it stands in `refresh.json`, and in lines to read.
final class TruthReport {

    private static final String PRECISION = "precision";
    private static final String RECALL = "recall";
    private static final String RULES = "rules";
    private static final String NOT_COMPARED = "not compared";
    private static final String AS_OF = "as of";
    private static final String UNNAMED = "named in no file";

    private TruthReport() {}

    static Map<String, Object> entry(Quality links) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put(PRECISION, places(links.precision()));
        entry.put(RECALL, places(links.recall()));
        entry.put("f1", places(links.f1()));
        entry.put("by record f1", places(links.bcubedF1()));
        return entry;
    }

    static Map<String, Object> entry(NeedAgreement needs) {
        var entry = needs.rules().isEmpty() ? new LinkedHashMap<String, Object>() : entry(needs.whole());
        var rules = new LinkedHashMap<String, Object>();
        needs.rules().forEach(rule -> rules.put(rule.rule(), entry(rule)));
        entry.put(RULES, rules);
        entry.put(NOT_COMPARED, needs.notCompared());
        return entry;
    }

    /// In place of what was not compared.
    static Map<String, Object> untold(Untold why) {
        return new LinkedHashMap<>(Map.of(NOT_COMPARED, String.valueOf(why.getMessage())));
    }

    /// Whether something was not compared because a file could not be read.
    static boolean lacks(Map<?, ?> agreement) {
        return Stream.of("links", "needs")
                .map(what -> part(agreement, what).get(NOT_COMPARED))
                .anyMatch(why -> why instanceof String
                        || (why instanceof Map<?, ?> rules
                                && rules.values().stream().anyMatch(of -> !of.equals(NeedAgreement.UNTOLD))));
    }

    private static Map<String, Object> entry(NeedAgreement.OfRule rule) {
        var entry = new LinkedHashMap<String, Object>();
        if (rule.found() > 0) {
            entry.put(PRECISION, places(rule.precision()));
        }
        if (rule.trueNeeds() > 0) {
            entry.put(RECALL, places(rule.recall()));
        }
        entry.put("true", rule.trueNeeds());
        entry.put("found", rule.found());
        entry.put("right", rule.right());
        if (rule.unnamed() > 0) {
            entry.put(UNNAMED, rule.unnamed());
        }
        if (!rule.toldUntil().isEmpty()) {
            var asOf = new LinkedHashMap<String, String>();
            rule.toldUntil().forEach((source, until) -> asOf.put(source, until.toString()));
            entry.put(AS_OF, asOf);
        }
        return entry;
    }

    private static double places(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    /// Says what stands in the entries of links and of needs, where they are there.
    static void say(Map<String, Object> agreement, PrintStream out) {
        if (agreement.get("links") instanceof Map<?, ?> links && !saysWhyNot("links", links, out)) {
            out.printf(
                    "links against the truth: precision %s, recall %s, F1 %s; by record F1 %s%n",
                    share(links, PRECISION), share(links, RECALL), share(links, "f1"), share(links, "by record f1"));
        }
        if (agreement.get("needs") instanceof Map<?, ?> needs && !saysWhyNot("needs", needs, out)) {
            var rules = part(needs, RULES);
            if (!rules.isEmpty()) {
                out.printf(
                        "needs against what was true when the newest files were written: %s by %d rules%s%n",
                        shares(needs), rules.size(), unnamed(needs));
            }
            rules.forEach((name, rule) -> {
                if (rule instanceof Map<?, ?> of) {
                    out.printf("  %-26s %s%s%s%n", name, shares(of), unnamed(of), asOf(of));
                }
            });
            byReason(part(needs, NOT_COMPARED))
                    .forEach((why, left) ->
                            out.println("  not compared, since " + why + ": " + String.join(", ", left)));
        }
    }

    private static boolean saysWhyNot(String what, Map<?, ?> entry, PrintStream out) {
        if (entry.get(NOT_COMPARED) instanceof String why) {
            out.println(what + " were not held against the truth, since " + why);
            return true;
        }
        return false;
    }

    private static SortedMap<String, List<String>> byReason(Map<?, ?> notCompared) {
        var reasons = new TreeMap<String, List<String>>();
        notCompared.forEach((rule, why) ->
                reasons.computeIfAbsent(why.toString(), _ -> new ArrayList<>()).add(rule.toString()));
        return reasons;
    }

    private static String unnamed(Map<?, ?> rule) {
        return count(rule, UNNAMED) == 0
                ? ""
                : String.format("; %,d more true, named in no file that is read for it", count(rule, UNNAMED));
    }

    /// A share of nothing is not told.
    private static String shares(Map<?, ?> rule) {
        return count(rule, "true") == 0 && count(rule, "found") == 0
                ? "none true, none found"
                : String.format(
                        "precision %s, recall %s; %,d true, %,d found, %,d right",
                        share(rule, PRECISION),
                        share(rule, RECALL),
                        count(rule, "true"),
                        count(rule, "found"),
                        count(rule, "right"));
    }

    /// "; as of 31 Oct 2026, school-census 1 Oct 2026"
    private static String asOf(Map<?, ?> rule) {
        var days = new LinkedHashMap<String, LocalDate>();
        part(rule, AS_OF).forEach((source, day) -> days.put(source.toString(), LocalDate.parse(day.toString())));
        return days.values().stream()
                .max(Comparator.naturalOrder())
                .map(newest -> "; as of " + Dates.brief(newest)
                        + days.entrySet().stream()
                                .filter(source -> source.getValue().isBefore(newest))
                                .map(source -> ", " + source.getKey() + " " + Dates.brief(source.getValue()))
                                .collect(Collectors.joining()))
                .orElse("");
    }

    private static Map<?, ?> part(Map<?, ?> entry, String name) {
        return entry.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static String share(Map<?, ?> entry, String name) {
        return entry.get(name) instanceof Number share ? String.format("%.4f", share.doubleValue()) : "-";
    }

    private static long count(Map<?, ?> entry, String name) {
        return entry.get(name) instanceof Number count ? count.longValue() : 0;
    }
}
