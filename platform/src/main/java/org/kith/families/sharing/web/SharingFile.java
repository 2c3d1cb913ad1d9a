package org.kith.families.sharing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.sharing.SharingDecision;
import org.kith.site.Sheet;

/// The register as a file: people are ids in it.
final class SharingFile {

    private SharingFile() {}

    static void write(Sheet sheet, List<SharingDecision> decisions) {
        sheet.row(
                "entry",
                "decided at",
                "decided by",
                "role",
                "person",
                "asked for",
                "asked by",
                "shared",
                "lawful basis",
                "risk by telling",
                "risk by not sharing",
                "why",
                "told",
                "not told, and why",
                "corrects",
                "corrected by");
        for (var decision : decisions) {
            var said = decision.said();
            sheet.row(
                    Long.toString(decision.id()),
                    decision.decided().at().toString(),
                    decision.decided().name(),
                    decision.decided().role().word(),
                    text(decision.person()),
                    said.asked().what(),
                    said.asked().by(),
                    yes(said.answer().shared()),
                    said.answer().basis().title(),
                    yes(said.detriment().byTelling()),
                    yes(said.detriment().bySilence()),
                    said.answer().why(),
                    said.told().who(),
                    said.told().whyNot(),
                    text(decision.corrects()),
                    text(decision.correctedBy()));
        }
    }

    private static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
