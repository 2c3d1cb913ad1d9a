package org.kith.families.sharing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.families.corrections.Wrong;
import org.kith.families.sharing.LawfulBasis;
import org.kith.families.sharing.SharingDecision;
import org.kith.site.forms.Mistake;

/// A decision to share, as it was typed.
record SharingForm(Map<String, String> typed) {

    private static final String YES = "yes";
    private static final String NO = "no";

    SharingForm {
        typed = Map.copyOf(typed);
    }

    static SharingForm anew() {
        return new SharingForm(Map.of("form", UUID.randomUUID().toString()));
    }

    /// An entry to be written anew in its place.
    static SharingForm of(SharingDecision decision) {
        var said = decision.said();
        return new SharingForm(Map.ofEntries(
                Map.entry("form", UUID.randomUUID().toString()),
                Map.entry("corrects", Long.toString(decision.id())),
                Map.entry("what", said.asked().what()),
                Map.entry("by", said.asked().by()),
                Map.entry("shared", yes(said.answer().shared())),
                Map.entry("basis", said.answer().basis().word()),
                Map.entry("telling", yes(said.detriment().byTelling())),
                Map.entry("silence", yes(said.detriment().bySilence())),
                Map.entry("why", said.answer().why()),
                Map.entry("told", said.told().who()),
                Map.entry("whyNot", said.told().whyNot())));
    }

    String value(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /// The id that the form was given; what cannot be understood is a form of its own.
    UUID id() {
        try {
            return UUID.fromString(value("form"));
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }

    /// The entry in whose place it stands; null where it is none's.
    @Nullable
    Long corrects() {
        return value("corrects").matches("\\d{1,18}") ? Long.valueOf(value("corrects")) : null;
    }

    List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        needs(mistakes, "what", "Say what was asked for, in a few words");
        needs(mistakes, "by", "Say who asked, by role and agency");
        answers(mistakes, "telling", "Say whether asking or telling the family would put a child at risk");
        answers(mistakes, "silence", "Say whether not sharing would put a child at risk");
        answers(mistakes, "shared", "Say whether it was shared");
        if (basis().isEmpty()) {
            mistakes.add(new Mistake("basis", "Choose the lawful basis, or that none was found"));
        } else if (value("shared").equals(YES) && basis().get() == LawfulBasis.NONE) {
            mistakes.add(new Mistake("basis", "What is shared needs a lawful basis: choose it"));
        }
        needs(mistakes, "why", "Say why, in a few words");
        if (value("told").isEmpty() && value("whyNot").isEmpty()) {
            mistakes.add(new Mistake("told", "Say who was told, or below why nobody was"));
        }
        for (var field : List.of("what", "by", "why", "told", "whyNot")) {
            Wrong.tooLong(field, value(field)).ifPresent(mistakes::add);
        }
        return mistakes;
    }

    /// What it says, where nothing is wrong with it.
    SharingDecision.Said said() {
        return new SharingDecision.Said(
                new SharingDecision.Asked(value("what"), value("by")),
                new SharingDecision.Answer(value("shared").equals(YES), basis().orElseThrow(), value("why")),
                new SharingDecision.Detriment(
                        value("telling").equals(YES), value("silence").equals(YES)),
                new SharingDecision.Told(value("told"), value("whyNot")));
    }

    private Optional<LawfulBasis> basis() {
        return LawfulBasis.find(value("basis"));
    }

    private void needs(List<Mistake> mistakes, String field, String otherwise) {
        if (value(field).isEmpty()) {
            mistakes.add(new Mistake(field, otherwise));
        }
    }

    private void answers(List<Mistake> mistakes, String field, String otherwise) {
        if (!value(field).equals(YES) && !value(field).equals(NO)) {
            mistakes.add(new Mistake(field, otherwise));
        }
    }

    private static String yes(boolean yes) {
        return yes ? YES : NO;
    }
}
