package org.kith.linkage.tool;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.Quality;
import org.kith.linkage.Records;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;

/// A run as one HTML file: what weighed how much, what another threshold would bring, who is hard to link, and why
/// some pairs came out as they did. It needs no network and no script; every picture has its table beside it.
final class Report {

    private static final int PAIRS_OF_A_KIND = 3;
    private static final int RECORDS_LOOKED_AT = 5_000;

    private final Records records;
    private final Links links;
    private final Manifest manifest;
    private final boolean values;
    private final StringBuilder out = new StringBuilder();

    /// @param values whether to show what the records of a pair say, which is personal data, and not their ids only
    Report(Records records, Links links, Manifest manifest, boolean values) {
        this.records = records;
        this.links = links;
        this.manifest = manifest;
        this.values = values;
    }

    void write(Writer writer) throws IOException {
        out.append(HEAD);
        summary();
        weights();
        levels();
        thresholds();
        blocking();
        unlinkables();
        sizes();
        labels();
        pairs();
        out.append("</main>\n</body>\n</html>\n");
        writer.write(out.toString());
    }

    private void summary() {
        p(
                values
                        ? "This file holds personal data: the ids of some records, and what these records say. Keep it as you"
                                + " keep the files it was made from."
                        : "This file holds figures, and the ids of some records; it does not hold what the records say.");
        Table facts = new Table("The run in figures", "What", "How many");
        facts.row("Records", number(manifest.records()));
        facts.row("People", number(manifest.people()));
        facts.row("Pairs compared", number(manifest.figures().pairsCompared()));
        facts.row("Pairs kept", number(manifest.figures().pairsKept()));
        facts.row("Doubtful pairs, left to people", number(manifest.doubtfulPairs()));
        facts.row("Joins refused", number(manifest.refusedJoins()));
        facts.row("Joined from a probability of", plain(manifest.joinAt()));
        Quality quality = manifest.quality();
        if (quality != null) {
            facts.row("Precision, by pairs", share(quality.precision()));
            facts.row("Recall, by pairs", share(quality.recall()));
            facts.row("F1, by pairs", share(quality.f1()));
            facts.row("F1, B-cubed", share(quality.bcubedF1()));
        }
        out.append(facts.html());
    }

    private void weights() {
        heading("What each answer weighs");
        p("To the right, an answer speaks for one person; to the left, for two. One step doubles or halves the odds.");
        Bars bars = new Bars("Match weights", "Each comparison's answers with log2 of m over u", true);
        Table table = new Table("Match weights", "Comparison", "Answer", "Weight");
        for (Model.Comparison comparison : answered()) {
            for (Model.Level level : comparison.levels()) {
                bars.bar(comparison.name() + ": " + level.name(), level.weight(), signed(level.weight()));
                table.row(comparison.name(), level.name(), signed(level.weight()));
            }
        }
        beside(bars, table);
    }

    private void levels() {
        heading("How often each answer is seen");
        p("m: among records of one person. u: among records of two people taken at random.");
        Bars bars = new Bars("m and u", "How often each answer is seen among matches and among strangers", false);
        Table table = new Table("m and u", "Comparison", "Answer", "m", "u");
        for (Model.Comparison comparison : answered()) {
            for (Model.Level level : comparison.levels()) {
                bars.bar(comparison.name() + ": " + level.name() + ", m", level.m(), share(level.m()));
                bars.second(level.name() + ", u", level.u(), share(level.u()));
                table.row(comparison.name(), level.name(), plain(level.m()), plain(level.u()));
            }
        }
        beside(bars, table);
    }

    /// The comparisons that the columns of this run can answer.
    private List<Model.Comparison> answered() {
        Set<String> uses = new HashSet<>();
        manifest.inputs().forEach(input -> uses.addAll(input.columns().values()));
        if (uses.contains(Headings.optionName(Field.FULL_NAME))) {
            uses.add(Headings.optionName(Field.FORENAME));
            uses.add(Headings.optionName(Field.SURNAME));
        }
        return links.model().comparisons().stream()
                .filter(comparison -> fieldsOf(comparison.name()).stream()
                        .map(Headings::optionName)
                        .anyMatch(uses::contains))
                .toList();
    }

    private void thresholds() {
        heading("What another threshold would bring");
        p("Pairs that are at least so likely, and how many people there were if every one of them were joined. This run"
                + " joined by more than a threshold: it also looked at twins, at what speaks against a join, and at groups as a"
                + " whole, so that its own " + number(manifest.people()) + " people are not in the table.");
        Bars bars = new Bars("Pairs by threshold", "Pairs at or above each probability", false);
        boolean known = manifest.quality() != null;
        Table table = known
                ? new Table(
                        "Thresholds",
                        "Probability from",
                        "Pairs",
                        "Joined in this run",
                        "People",
                        "Precision",
                        "Recall")
                : new Table("Thresholds", "Probability from", "Pairs", "Joined in this run", "People");
        for (Thresholds threshold : manifest.thresholds()) {
            bars.bar(plain(threshold.from()), (double) threshold.pairs(), number(threshold.pairs()));
            List<String> row = new ArrayList<>(List.of(
                    plain(threshold.from()),
                    number(threshold.pairs()),
                    number(threshold.joined()),
                    number(threshold.people())));
            if (threshold.precision() != null && threshold.recall() != null) {
                row.add(share(threshold.precision()));
                row.add(share(threshold.recall()));
            }
            table.row(row.toArray(String[]::new));
        }
        beside(bars, table);
    }

    private void blocking() {
        heading("What brought pairs together");
        p(
                "Only records that agree on what a rule asks for are compared, each pair once. Blocks too large to be worth it"
                        + " are left out.");
        Bars bars = new Bars("Pairs by rule", "Pairs that each blocking rule brings together", false);
        Table table = new Table("Blocking rules", "Rule", "Pairs", "Largest block", "Blocks left out", "Used");
        for (Links.Figures.Rule rule : manifest.figures().rules()) {
            if (rule.used()) {
                bars.bar(rule.name(), (double) rule.pairs(), number(rule.pairs()));
            }
            table.row(
                    rule.name(),
                    number(rule.pairs()),
                    number(rule.largestBlock()),
                    number(rule.blocksLeftOut()),
                    rule.used() ? "yes" : "no, too many pairs");
        }
        beside(bars, table);
    }

    private void unlinkables() {
        heading("How records came out");
        p("A record that is like nobody may be alone, or may say too little to be found.");
        Bars bars = new Bars("Outcomes", "Records by how they came out", false);
        Table table = new Table("Outcomes", "Outcome", "Records", "Share");
        manifest.bands().forEach((band, count) -> {
            bars.bar(band, (double) count, number(count));
            table.row(band, number(count), share((double) count / Math.max(1, manifest.records())));
        });
        beside(bars, table);
        unlinkable();
    }

    /// How sure a record could be of itself at best: compared with itself, does it say enough to be joined?
    private void unlinkable() {
        int step = Math.max(1, records.size() / RECORDS_LOOKED_AT);
        int[] below = new int[Thresholds.FROM.length];
        int looked = 0;
        for (int record = 0; record < records.size(); record += step) {
            double best = links.explain(record, record).probability();
            looked++;
            for (int i = 0; i < below.length; i++) {
                below[i] += best < Thresholds.FROM[i] ? 1 : 0;
            }
        }
        Bars bars = new Bars("Unlinkable records", "Records that say too little to reach a probability", false);
        Table table = new Table("Unlinkable records", "Probability", "Cannot reach it", "Of records looked at");
        for (int i = 0; i < below.length; i++) {
            bars.bar(plain(Thresholds.FROM[i]), below[i], number(below[i]));
            table.row(plain(Thresholds.FROM[i]), number(below[i]), number(looked));
        }
        out.append("<h3>Records that say too little</h3>\n");
        p("Compared with themselves, these records do not reach the probability: no other record could be joined to"
                + " them by what they say.");
        beside(bars, table);
    }

    private void sizes() {
        heading("How many records a person has");
        int[] members = new int[links.people()];
        for (int person : links.persons()) {
            members[person]++;
        }
        Map<Integer, Integer> people = new TreeMap<>();
        Arrays.stream(members).forEach(size -> people.merge(size, 1, Integer::sum));
        Bars bars = new Bars("Records a person", "People by how many records they have", false);
        Table table = new Table("Records a person", "Records", "People");
        people.forEach((size, count) -> {
            bars.bar(size == 1 ? "1 record" : size + " records", count, number(count));
            table.row(number(size), number(count));
        });
        beside(bars, table);
    }

    private void labels() {
        Labels.Outcome labels = manifest.labels();
        if (labels == null) {
            return;
        }
        heading("Beside what people judged");
        p(number(labels.pairs())
                + " pairs that people have judged. Precision: of what is taken for one person, how much"
                + " people call so. Recall: of what people call one person, how much is found.");
        Bars bars = new Bars("F1 by threshold", "F1 over the judged pairs at each probability", false);
        Table table = new Table(
                "Judged pairs", "Probability from", "Precision", "Recall", "F1", "False positives", "False negatives");
        for (Labels.At at : labels.thresholds()) {
            bars.bar(
                    plain(at.probability()),
                    at.agreement().f1(),
                    share(at.agreement().f1()));
            agreement(table, plain(at.probability()), at.agreement());
        }
        agreement(table, "As this run joined them", labels.joined());
        beside(bars, table);
        disagreements("Joined, though people say two", labels.falsePositives());
        disagreements("Apart, though people say one", labels.falseNegatives());
    }

    private static void agreement(Table table, String by, Labels.Agreement agreement) {
        table.row(
                by,
                share(agreement.precision()),
                share(agreement.recall()),
                share(agreement.f1()),
                number(agreement.falsePositives()),
                number(agreement.falseNegatives()));
    }

    private void disagreements(String what, List<Labels.Disagreement> pairs) {
        out.append("<h3>").append(escaped(what)).append("</h3>\n");
        if (pairs.isEmpty()) {
            p("None.");
            return;
        }
        out.append("<details><summary>")
                .append(pairs.size() == 1 ? "One pair" : number(pairs.size()) + " pairs")
                .append(", with reasons</summary>\n<ul>\n");
        pairs.forEach(pair -> out.append("<li>")
                .append(escaped(pair.sourceA() + "/" + pair.idA() + " and " + pair.sourceB() + "/" + pair.idB()
                        + ": people say " + plain(pair.label()) + ", the run " + plain(pair.probability()) + ". "
                        + pair.why()))
                .append("</li>\n"));
        out.append("</ul>\n</details>\n");
    }

    private void pairs() {
        heading("How some pairs came about");
        p(
                "A few that were joined, wait for people or were refused. From the odds before anything is compared, answer by answer, to the odds of one person against two"
                        + " strangers. The probability weighs twins and kin as well.");
        List<ScoredPair> joined = new ArrayList<>();
        long[] seen = new long[1];
        long apart = Math.max(1, manifest.figures().pairsKept() / PAIRS_OF_A_KIND);
        links.eachPair((a, b, probability) -> {
            if (links.person(a) == links.person(b) && seen[0]++ % apart == 0 && joined.size() < PAIRS_OF_A_KIND) {
                joined.add(new ScoredPair(a, b, probability));
            }
        });
        joined.forEach(pair -> waterfall("Joined", pair.a(), pair.b(), ""));
        List<ScoredPair> doubtful = links.doubtful();
        doubtful.stream().limit(PAIRS_OF_A_KIND).forEach(pair -> waterfall("Doubtful", pair.a(), pair.b(), ""));
        links.refused().stream()
                .limit(PAIRS_OF_A_KIND)
                .forEach(refusal -> waterfall("Refused", refusal.a(), refusal.b(), because(refusal)));
        if (joined.isEmpty() && doubtful.isEmpty() && links.refused().isEmpty()) {
            p("There is no pair to show: no two records are alike.");
        }
    }

    private static String because(Refusal refusal) {
        return " Not joined because " + refusal.reason().words() + ".";
    }

    private void waterfall(String outcome, int a, int b, String more) {
        Explanation why = links.explain(a, b);
        String names = name(a) + " and " + name(b);
        out.append("<h3>").append(escaped(outcome + ": " + names)).append("</h3>\n");
        p(why.sentence() + more);
        Bars bars = new Bars("Weights of " + names, "How each answer moves the odds, in powers of two", true);
        Table table = values
                ? new Table("Weights of " + names, "Answer", "Weight", "Sum", name(a), name(b))
                : new Table("Weights of " + names, "Answer", "Weight", "Sum");
        double sum = why.priorWeight();
        bars.from(0, "before anything", sum, signed(sum));
        step(table, "before anything is compared", sum, sum, null, a, b);
        for (Explanation.Step step : why.steps()) {
            double weight = step.weight() + step.frequencyWeight();
            bars.from(sum, step.comparison() + ": " + step.level(), weight, signed(weight));
            sum += weight;
            step(table, step.comparison() + ": " + step.level(), weight, sum, step.comparison(), a, b);
        }
        bars.from(0, "all together", sum, signed(sum));
        beside(bars, table);
    }

    private void step(Table table, String what, double weight, double sum, @Nullable String comparison, int a, int b) {
        List<String> row = new ArrayList<>(List.of(what, signed(weight), signed(sum)));
        if (values) {
            row.add(said(comparison, a));
            row.add(said(comparison, b));
        }
        table.row(row.toArray(String[]::new));
    }

    private String said(@Nullable String comparison, int record) {
        List<String> said = new ArrayList<>();
        for (Field field : fieldsOf(comparison)) {
            said.addAll(records.values(record, field));
        }
        return String.join(", ", said);
    }

    private static List<Field> fieldsOf(@Nullable String comparison) {
        return switch (comparison == null ? "" : comparison) {
            case "first name" -> List.of(Field.FORENAME, Field.PREFERRED_FORENAME);
            case "middle name" -> List.of(Field.MIDDLE_NAMES);
            case "surname" -> List.of(Field.SURNAME, Field.FORMER_SURNAME);
            case "date of birth" -> List.of(Field.BORN_ON);
            case "sex" -> List.of(Field.SEX);
            case "home" -> List.of(Field.ADDRESS, Field.POSTCODE, Field.UPRN);
            case "town" -> List.of(Field.TOWN);
            case "NHS number" -> List.of(Field.NHS_NUMBER);
            case "UPN" -> List.of(Field.UPN, Field.FORMER_UPN);
            case "ULN" -> List.of(Field.ULN);
            case "council id" -> List.of(Field.COUNCIL_ID);
            case "other identifier" -> List.of(Field.OTHER_ID);
            case "phone" -> List.of(Field.PHONE);
            case "email" -> List.of(Field.EMAIL);
            case "occupation" -> List.of(Field.OCCUPATION);
            case "child or adult" -> List.of(Field.ROLE);
            default -> List.of();
        };
    }

    private String name(int record) {
        return records.source(record) + "/" + records.id(record);
    }

    private void heading(String words) {
        out.append("<h2>").append(escaped(words)).append("</h2>\n");
    }

    private void p(String words) {
        out.append("<p>").append(escaped(words)).append("</p>\n");
    }

    private void beside(Bars bars, Table table) {
        out.append(bars.svg())
                .append("<details><summary>The same as a table: ")
                .append(escaped(table.caption))
                .append("</summary>\n")
                .append(table.html())
                .append("</details>\n");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static String signed(double weight) {
        return String.format(Locale.ROOT, "%+.2f", weight);
    }

    private static String plain(double number) {
        return number != 0 && Math.abs(number) < 0.001
                ? String.format(Locale.ROOT, "%.1e", number)
                : String.format(Locale.ROOT, "%.4f", number).replaceFirst("\\.?0+$", "");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(point >= ' ' || point == '\t' ? point : ' ');
            }
        });
        return escaped.toString();
    }

    /// A table with a caption; wide ones scroll in a box of their own.
    private static final class Table {

        private final String caption;
        private final StringBuilder rows = new StringBuilder();

        Table(String caption, String... heads) {
            this.caption = caption;
            rows.append("<thead><tr>");
            for (String head : heads) {
                rows.append("<th scope=\"col\">").append(escaped(head)).append("</th>");
            }
            rows.append("</tr></thead>\n<tbody>\n");
        }

        void row(String... cells) {
            rows.append("<tr>");
            for (int i = 0; i < cells.length; i++) {
                String tag = i == 0 ? "th scope=\"row\"" : "td";
                rows.append("<")
                        .append(tag)
                        .append(">")
                        .append(escaped(cells[i]))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            rows.append("</tr>\n");
        }

        String html() {
            return "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"" + escaped(caption)
                    + "\"><table><caption>" + escaped(caption) + "</caption>\n" + rows + "</tbody></table></div>\n";
        }
    }

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>Linkage report</title>
            <style>
            body { margin: 0; background: #fff; color: #1b2528; font: 1rem/1.5 "Segoe UI", "Noto Sans", system-ui, sans-serif; }
            main { max-width: 48rem; margin: 0 auto; padding: 1rem; }
            h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; }
            h1 { color: #17494a; }
            h2 { margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #17494a; }
            li { margin: 0 0 .5rem; overflow-wrap: anywhere; }
            ul { padding-left: 1.25rem; }
            h3 { margin: 1.5rem 0 .25rem; font-size: 1.05rem; }
            p { max-width: 40rem; margin: .25rem 0 .75rem; }
            svg { display: block; width: 100%; max-width: 34rem; height: auto; margin: .5rem 0; }
            svg text { font: 11px "Segoe UI", "Noto Sans", system-ui, sans-serif; fill: #1b2528; }
            .bar { fill: #17494a; } .less { fill: #b3661a; } .other { fill: #8aa5a5; } .line { stroke: #5f6b6d; stroke-width: 1; }
            summary { color: #17494a; cursor: pointer; padding: .25rem 0; }
            summary:focus-visible, .wide:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 5px #0b0c0c; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
            caption { text-align: left; font-weight: 600; padding: .25rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #cfd6d6; }
            th[scope=row] { font-weight: 400; }
            @media print { details::details-content { content-visibility: visible; display: block; } .wide { overflow: visible; } h2, h3, svg { break-after: avoid; } tr { break-inside: avoid; } }
            </style>
            </head>
            <body>
            <main>
            <h1>Linkage report</h1>
            """;
}
