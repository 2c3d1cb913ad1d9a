package org.kith.walk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.cast.Cast;
import org.kith.cast.Told;

/// Something of every kind of data about Cian O'Brien or his mother, in words that stand nowhere else (`said.csv`), and
/// a
/// family about which nobody but those who must know may learn anything.
final class EveryKind {

    private final Told told;
    private final String ago;

    EveryKind(Told told, LocalDate today) {
        this.told = told;
        this.ago = today.minusDays(20).toString();
    }

    void about(Cast.OBriens obriens) {
        told.setting(Walkers.FORMER_SCHOOL, "Old Mill School", "WEY", "Nothe Reach");
        helps(obriens.cian(), "advocate", "Ida Grant|Dorset Advocacy|01632 960177|" + Walkers.HELPER);
        obriens.cianAtSchool()
                .fact("enrolment", "7", "2023-09-04", "2024-07-19", null, null, Walkers.FORMER_SCHOOL, null);
        cian("suspensions")
                .fact("suspension", "DB", ago, ago, 4, "SUSP", Cast.NOTHE, null)
                .fact("suspension", "DB", ago, ago, 7, "SUSP", Cast.QUARRY, null);
        cian("police").fact("domestic-abuse", "child-present", ago, null, null, "HIGH", null, null);
        cian("youth-justice").fact("offence", "criminal damage", ago, null, null, "caution", null, null);
        cian("health-visiting").fact("health-review", "2-2.5-year", ago, null, 0, "on track", null, null);
        cian("early-help").fact("early-help", "whole-family", ago, null, null, "Marigold Finch", null, null);
        cian("school-notices").fact("domestic-abuse-notice", null, ago, ago, null, null, Cast.NOTHE, null);
        mother("housing")
                .fact("tenancy", null, "2020-01-01", null, null, "Weymouth Homes", null, null)
                .fact("rent-arrears", null, ago, null, 900, null, null, null);
        helps(obriens.aoife(), "family support worker", "Tom Adeyemi|Early help|01632 960141|" + Cast.TOM);
        mother("benefits").fact("benefit", "PIP", ago, null, null, null, null, null);
    }

    /// Whether she stays shielded after a stay in a refuge waits for a person's word.
    Told.Sheet afterARefuge() {
        return told.record("homelessness", "W600")
                .named("Bea", "Larkin", "1986-02-03")
                .adult("F")
                .told()
                .fact("household", "W600", "2026-09-01")
                .fact("temporary-accommodation", "Women's Refuge", "2026-09-02", "2026-10-01", null, null, null, null)
                .shielded("refuge");
    }

    private Told.Sheet cian(String source) {
        return told.record(source, "W" + source)
                .named("Cian", "O'Brien", "2012-06-02")
                .child("M")
                .at("12 Quarry Close", "DT4 8AA")
                .with("upn", "N835219916027")
                .told();
    }

    private Told.Sheet mother(String source) {
        return told.record(source, "W" + source)
                .named("Aoife", "O'Brien", "1989-02-11")
                .adult("F")
                .at("12 Quarry Close", "DT4 8AA")
                .told();
    }

    /// So that what is found about the protected is not the first news.
    void aboutAStranger() {
        var stranger = told.record("school-census", "W800")
                .named("Osric", "Vane", "2012-08-08")
                .child("M")
                .at("3 Cove Row", "DT4 8AB")
                .told();
        needy(stranger, Walkers.FORMER_SCHOOL);
    }

    /// Somebody in a refuge with her child, a life that ended in adoption, and a child who has died: each with what
    /// would
    /// be a need and be in a list.
    void aboutTheProtected() {
        var mother = told.record("case-system", "W700")
                .named("Philippa", "Quillfeather", "1990-10-05")
                .adult("F")
                .at("7 Hidden Lane", "DT4 8AB")
                .told()
                .shielded("refuge");
        needy(
                told.record("case-system", "W701")
                        .named("Rosalind", "Quillfeather", "2014-09-09")
                        .child("F")
                        .at("7 Hidden Lane", "DT4 8AB")
                        .told()
                        .tied("mother", mother, "PR")
                        .shielded("refuge"),
                null);
        needy(
                told.record("case-system", "W702")
                        .named("Peregrine", "Thistlewood", "2015-05-20")
                        .child("M")
                        .at("9 Harbour View", "DT4 9ZZ")
                        .told()
                        .sealed(),
                null);
        needy(
                told.record("case-system", "W703")
                        .named("Evangeline", "Thistlewood", "2014-01-15")
                        .child("F")
                        .at("9 Harbour View", "DT4 9ZZ")
                        .with("died_on", LocalDate.parse(ago).minusDays(90))
                        .told()
                        .fact("death", null, LocalDate.parse(ago).minusDays(90).toString()),
                Cast.NOTHE);
    }

    private void needy(Told.Sheet child, @Nullable String school) {
        if (school != null) {
            child.onRoll(school, "7");
        }
        child.fact("suspension", "DB", ago, ago, 4, "SUSP", Cast.NOTHE, null)
                .fact("domestic-abuse", "child-present", ago, null, null, "HIGH", null, null)
                .fact("early-help", "whole-family", ago, null, null, "Marigold Finch", null, null);
        helps(child, "family support worker", "Una Vale|Refuge|01632 960188|una.vale@refuge.example");
    }

    private static void helps(Told.Sheet child, String as, String who) {
        child.fact("involvement", as, "2026-09-08", null, null, who, null, null);
    }
}
