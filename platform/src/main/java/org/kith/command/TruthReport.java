package org.kith.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.linkage.Quality;
import org.kith.needs.NeedAgreement;
import org.kith.site.Dates;

/// How well a run agrees with the truth of a made county: in lines to read, and as it stands in `refresh.json`.
final class TruthReport {

    private TruthReport() {}

    static Map<String, Object> links(Quality links, PrintStream out) {
        out.printf(
                "links against the truth: precision %.4f, recall %.4f, F1 %.4f; by record F1 %.4f%n",
                links.precision(), links.recall(), links.f1(), links.bcubedF1());
        var entry = new LinkedHashMap<String, Object>();
        entry.put("precision", places(links.precision()));
        entry.put("recall", places(links.recall()));
        entry.put("f1", places(links.f1()));
        entry.put("by record f1", places(links.bcubedF1()));
        return entry;
    }

    static Map<String, Object> needs(NeedAgreement needs, PrintStream out) {
        var whole = needs.whole();
        out.printf(
                "needs against what was true when the newest files were written: %s by %d rules%n",
                words(whole), needs.rules().size());
        needs.rules().forEach(rule -> out.printf("  %-26s %s%s%n", rule.rule(), words(rule), asOf(rule)));
        if (!needs.notCompared().isEmpty()) {
            out.println("  not compared, since the truth does not tell: "
                    + String.join(", ", needs.notCompared().keySet()));
        }
        var entry = entry(whole);
        var rules = new LinkedHashMap<String, Object>();
        needs.rules().forEach(rule -> rules.put(rule.rule(), entry(rule)));
        entry.put("rules", rules);
        entry.put("not compared", needs.notCompared());
        return entry;
    }

    /// A share of nothing is not told.
    private static String words(NeedAgreement.OfRule rule) {
        return rule.trueNeeds() == 0 && rule.found() == 0
                ? "none true, none found"
                : String.format(
                        "precision %s, recall %s; %,d true, %,d found, %,d right",
                        rule.found() == 0 ? "-" : String.format("%.4f", rule.precision()),
                        rule.trueNeeds() == 0 ? "-" : String.format("%.4f", rule.recall()),
                        rule.trueNeeds(),
                        rule.found(),
                        rule.right());
    }

    /// "; as of 31 Oct 2026, school-census 1 Oct 2026"
    private static String asOf(NeedAgreement.OfRule rule) {
        return rule.asOf()
                .map(newest -> "; as of " + Dates.brief(newest)
                        + rule.toldUntil().entrySet().stream()
                                .filter(source -> source.getValue().isBefore(newest))
                                .map(source -> ", " + source.getKey() + " " + Dates.brief(source.getValue()))
                                .collect(Collectors.joining()))
                .orElse("");
    }

    private static Map<String, Object> entry(NeedAgreement.OfRule rule) {
        var entry = new LinkedHashMap<String, Object>();
        if (rule.found() > 0) {
            entry.put("precision", places(rule.precision()));
        }
        if (rule.trueNeeds() > 0) {
            entry.put("recall", places(rule.recall()));
        }
        entry.put("true", rule.trueNeeds());
        entry.put("found", rule.found());
        entry.put("right", rule.right());
        if (!rule.toldUntil().isEmpty()) {
            var asOf = new LinkedHashMap<String, String>();
            rule.toldUntil().forEach((source, until) -> asOf.put(source, until.toString()));
            entry.put("as of", asOf);
        }
        return entry;
    }

    private static double places(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
