package org.kith.families.sharing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.families.sharing.LawfulBasis;
import org.kith.families.sharing.SharingDecision;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Typed;

/// A decision to share, as it was typed.
record SharingForm(Typed typed) {

    private static final String YES = "yes";
    private static final String NO = "no";

    static SharingForm anew() {
        return new SharingForm(Typed.anew(Map.of()));
    }

    /// An entry to be written anew in its place.
    static SharingForm of(SharingDecision decision) {
        var said = decision.said();
        return new SharingForm(Typed.anew(Map.ofEntries(
                Map.entry("corrects", Long.toString(decision.id())),
                Map.entry("what", said.asked().what()),
                Map.entry("by", said.asked().by()),
                Map.entry("shared", yes(said.answer().shared())),
                Map.entry("basis", said.answer().basis().word()),
                Map.entry("telling", yes(said.detriment().byTelling())),
                Map.entry("silence", yes(said.detriment().bySilence())),
                Map.entry("why", said.answer().why()),
                Map.entry("told", said.told().who()),
                Map.entry("whyNot", said.told().whyNot()))));
    }

    /// The entry in whose place it stands; null where it is none's.
    @Nullable
    Long corrects() {
        return typed.value("corrects").matches("\\d{1,18}") ? Long.valueOf(typed.value("corrects")) : null;
    }

    List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        typed.words(mistakes, "what", "Say what was asked for, in a few words");
        typed.words(mistakes, "by", "Say who asked, by role and agency");
        answers(mistakes, "telling", "Say whether asking or telling the family would put a child at risk");
        answers(mistakes, "silence", "Say whether not sharing would put a child at risk");
        answers(mistakes, "shared", "Say whether it was shared");
        if (basis().isEmpty()) {
            mistakes.add(new Mistake("basis", "Choose the lawful basis, or that none was found"));
        } else if (typed.value("shared").equals(YES) && basis().get() == LawfulBasis.NONE) {
            mistakes.add(new Mistake("basis", "What is shared needs a lawful basis: choose it"));
        }
        typed.words(mistakes, "why", "Say why, in a few words");
        if (typed.value("told").isEmpty() && typed.value("whyNot").isEmpty()) {
            mistakes.add(new Mistake("told", "Say who was told, or below why nobody was"));
        }
        for (var field : List.of("told", "whyNot")) {
            Mistake.tooLong(field, typed.value(field)).ifPresent(mistakes::add);
        }
        return mistakes;
    }

    /// What it says, where nothing is wrong with it.
    SharingDecision.Said said() {
        return new SharingDecision.Said(
                new SharingDecision.Asked(typed.value("what"), typed.value("by")),
                new SharingDecision.Answer(
                        typed.value("shared").equals(YES), basis().orElseThrow(), typed.value("why")),
                new SharingDecision.Detriment(
                        typed.value("telling").equals(YES),
                        typed.value("silence").equals(YES)),
                new SharingDecision.Told(typed.value("told"), typed.value("whyNot")));
    }

    private Optional<LawfulBasis> basis() {
        return LawfulBasis.find(typed.value("basis"));
    }

    private void answers(List<Mistake> mistakes, String field, String otherwise) {
        if (!typed.value(field).equals(YES) && !typed.value(field).equals(NO)) {
            mistakes.add(new Mistake(field, otherwise));
        }
    }

    private static String yes(boolean yes) {
        return yes ? YES : NO;
    }
}
