package org.kith.linkage.tool.report;

import java.util.List;
import org.kith.linkage.tool.findings.ByGroup;

/// The part of a report that holds groups of people beside one another.
record Groupwise(Html out, List<ByGroup> partings) {

    void section() {
        boolean known = partings.stream()
                .flatMap(parting -> parting.groups().stream())
                .anyMatch(group -> group.recall() != null);
        out.heading("How well each group is served");
        if (partings.isEmpty()) {
            out.p(
                    "Nothing in the files parts people into groups. Name a column with --group, as in --group ethnicity.");
            return;
        }
        out.p(
                known
                        ? "Recall: of the pairs of records that are one person, how much was found. Precision: of the pairs that"
                                + " were joined, how much is right; a pair of two groups counts in both. A person is in the group"
                                + " that most of its records name. The range is where chance may have put the"
                                + " recall (nineteen times in twenty, by Wilson; people are drawn, not pairs)."
                        : "The truth is not known here, so only how many records of each group find another record at all."
                                + " Groups may differ in that for good reasons; a group that is missed would show here first.");
        for (ByGroup parting : partings) {
            parting(parting, known);
        }
    }

    private void parting(ByGroup parting, boolean known) {
        out.subheading("By " + parting.by());
        out.p(parting.sentence());
        if (known) {
            missed(parting);
        } else {
            linked(parting);
        }
    }

    private void missed(ByGroup parting) {
        Bars bars = new Bars(
                "Pairs missed, by " + parting.by(),
                "The share of true pairs that was not found, group by group",
                false);
        Html.Table table = new Html.Table(
                "Quality by " + parting.by(),
                "Group",
                "Recall",
                "Range",
                "Precision",
                "True pairs",
                "Records",
                "Find another");
        for (ByGroup.Group group : parting.groups()) {
            ByGroup.Share recall = group.served();
            ByGroup.Share precision = group.precision() == null ? group.linked() : group.precision();
            long truePairs = group.truePairs() == null ? 0 : group.truePairs();
            long foundPairs = group.foundPairs() == null ? 0 : group.foundPairs();
            boolean some = truePairs > 0;
            bars.bar(
                    group.name() + ", missed",
                    some ? 1 - recall.share() : 0,
                    some ? Html.share(1 - recall.share()) : "no pairs");
            table.row(
                    group.name(),
                    some ? Html.share(recall.share()) : "no pairs",
                    some ? range(recall) : "",
                    foundPairs > 0 ? Html.share(precision.share()) : "no pairs",
                    Html.number(truePairs),
                    Html.number(group.records()),
                    Html.share(group.linked().share()));
        }
        out.beside(bars, table);
    }

    private void linked(ByGroup parting) {
        Bars bars = new Bars(
                "Records that find another, by " + parting.by(),
                "The share of records that were joined with another, group by group",
                false);
        Html.Table table = new Html.Table("Links by " + parting.by(), "Group", "Find another", "Range", "Records");
        for (ByGroup.Group group : parting.groups()) {
            bars.bar(
                    group.name(),
                    group.linked().share(),
                    Html.share(group.linked().share()));
            table.row(
                    group.name(),
                    Html.share(group.linked().share()),
                    range(group.linked()),
                    Html.number(group.records()));
        }
        out.beside(bars, table);
    }

    private static String range(ByGroup.Share share) {
        return Html.share(share.from()) + " to " + Html.share(share.to());
    }
}
