package org.kith.matching.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.Gaps;
import org.kith.matching.Reasons;
import org.kith.matching.answers.Pair;
import org.kith.site.Page;
import org.kith.site.charts.Balance;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// Two records side by side, what speaks for one person and what against, and the answer's form.
///
/// @param twin whether there may be a twin
/// @param gaps null where nobody else was looked for yet
/// @param waiting how many pairs wait for the viewer
/// @param after what became of the answer to the pair before; empty where there was none
record PairPage(
        Compared compared,
        List<Pair.Described> rivals,
        boolean twin,
        @Nullable Gaps gaps,
        int waiting,
        String after,
        Form form)
        implements Page {

    /// Two records, what was compared, and the first name of the one's person.
    ///
    /// @param content a mark of what the two say
    record Compared(UUID id, String content, Head one, Head other, List<Row> rows, String firstName) {

        Compared {
            rows = List.copyOf(rows);
        }
    }

    /// A column's heading.
    record Head(String source, String received) {}

    /// The answer, as it was filled in.
    record Form(String answer, String why, List<Mistake> mistakes) {

        Form {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// One thing that was compared; without a balance it speaks neither way.
    record Row(
            String what,
            String one,
            String other,
            String compared,
            @Nullable Balance balance,
            double weight) {

        boolean differs() {
            return !same() && !one.equals(UNSAID) && !other.equals(UNSAID);
        }

        boolean same() {
            return plain(one).equals(plain(other));
        }

        private static String plain(String value) {
            return value.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        }
    }

    private static final String UNSAID = "not recorded";

    @Override
    public int httpStatus() {
        return form.mistakes().isEmpty() ? 200 : 422;
    }

    static PairPage of(Pair pair, int waiting, LocalDate today, String after, Form form) {
        var one = pair.one();
        var forename = one.called().forename();
        return new PairPage(
                new Compared(
                        pair.id(),
                        pair.content(),
                        head(one.told(), today),
                        head(pair.other().told(), today),
                        rows(pair),
                        forename == null || forename.length() < 2 ? "the person of A" : forename),
                pair.rivals(),
                pair.reasons().twins() > 0.2
                        || pair.rivals().stream().anyMatch(rival -> isTwin(rival.called(), one.called())),
                pair.gaps(),
                waiting,
                after,
                form);
    }

    private static Head head(Pair.Described.Told told, LocalDate today) {
        return new Head(told.source(), "received " + Dates.brief(told.receivedOn(), today));
    }

    /// Born on one day, as far as that is known, and called otherwise: two entries of one name are no twins.
    private static boolean isTwin(Pair.Described.Called rival, Pair.Described.Called one) {
        return rival.bornOn() != null
                && rival.bornOn().equals(one.bornOn())
                && !Objects.equals(rival.forename(), one.forename());
    }

    List<Option> options() {
        return List.of(
                new Option("one", "One person: B is " + compared.firstName()),
                new Option("two", "Two people: B is not " + compared.firstName()),
                new Option("ask", "I cannot tell from this"));
    }

    /// Children in common are left out: of a join that was drawn they are not known apart from the join, and a row that
    /// only doubtful pairs have, or a length that it gives the others, would tell which they are.
    private static List<Row> rows(Pair pair) {
        var steps = new ArrayList<>(pair.reasons().withoutChildren().steps());
        double most = steps.stream()
                .mapToDouble(step -> Math.abs(step.weight()))
                .max()
                .orElse(1);
        var one = pair.one().called();
        var other = pair.other().called();
        var from = pair.one().reached();
        var to = pair.other().reached();
        var these = pair.one().numbers();
        var those = pair.other().numbers();
        var rows = new ArrayList<Row>();
        rows.add(row(
                "First name", said(one.forename()), said(other.forename()), take(steps, "forename", "first"), most));
        rowIfCompared("Middle name", one.middleNames(), other.middleNames(), steps, most)
                .ifPresent(rows::add);
        rows.add(row("Surname", said(one.surname()), said(other.surname()), take(steps, "surname", "family"), most));
        rows.add(row("Born", born(one), born(other), take(steps, "born", "birth"), most));
        rows.add(row("Sex", said(one.sex()), said(other.sex()), take(steps, "sex", "gender"), most));
        rows.add(row("Address", said(from.address()), said(to.address()), take(steps, "address", "home"), most));
        rows.add(row("Postcode", said(from.postcode()), said(to.postcode()), take(steps, "postcode", "post"), most));
        rows.add(row("UPN", said(these.upn()), said(those.upn()), take(steps, "upn", "pupil"), most));
        rows.add(row(
                "NHS number", said(these.nhsNumber()), said(those.nhsNumber()), take(steps, "nhs", "health"), most));
        rowIfCompared("ULN", these.uln(), those.uln(), steps, most).ifPresent(rows::add);
        rowIfCompared("Council id", these.councilId(), those.councilId(), steps, most)
                .ifPresent(rows::add);
        rowIfCompared("Phone", from.phone(), to.phone(), steps, most).ifPresent(rows::add);
        rowIfCompared("Email", from.email(), to.email(), steps, most).ifPresent(rows::add);
        rowIfCompared("Child or adult", one.role(), other.role(), steps, most).ifPresent(rows::add);
        for (var step : steps) {
            if (Math.abs(step.weight()) >= 0.05) {
                rows.add(row(sentence(step.compared()), "–", "–", Optional.of(step), most));
            }
        }
        return rows;
    }

    private static Optional<Row> rowIfCompared(
            String what, @Nullable String one, @Nullable String other, List<Reasons.Step> steps, double most) {
        var words = what.toLowerCase(Locale.ROOT);
        return take(steps, words, words).map(step -> row(what, said(one), said(other), Optional.of(step), most));
    }

    private static Optional<Reasons.Step> take(List<Reasons.Step> steps, String word, String orWord) {
        var found = steps.stream()
                .filter(step -> step.compared().toLowerCase(Locale.ROOT).contains(word)
                        || step.compared().toLowerCase(Locale.ROOT).contains(orWord))
                .findFirst();
        found.ifPresent(steps::remove);
        return found;
    }

    private static Row row(String what, String one, String other, Optional<Reasons.Step> step, double most) {
        boolean silent = step.isEmpty() || Math.abs(step.get().weight()) < 0.05;
        var compared = step.map(Reasons.Step::found)
                .orElse(
                        one.equals(UNSAID) && other.equals(UNSAID)
                                ? "neither has it"
                                : one.equals(UNSAID)
                                        ? "only B has it"
                                        : other.equals(UNSAID) ? "only A has it" : "not compared");
        double weight = step.map(Reasons.Step::weight).orElse(0.0);
        return new Row(what, one, other, compared, silent ? null : new Balance(weight, most), weight);
    }

    private static String said(@Nullable String value) {
        return value == null || value.isBlank() ? UNSAID : value;
    }

    private static String born(Pair.Described.Called person) {
        return person.bornOn() == null ? UNSAID : Dates.day(person.bornOn());
    }

    private static String sentence(String words) {
        return Words.capital(words).replace('-', ' ');
    }

    /// What a gap means, of the record with this letter and the other.
    static String meaning(@Nullable Double gap, String letter, String other) {
        if (gap == null) {
            return "Nobody else fits " + letter + " as often as 85 times in 100.";
        }
        if (tied(gap)) {
            return "Another person fits " + letter + " exactly as well as " + other + " does.";
        }
        double likelier = Gaps.times(gap);
        var times = likelier > 1000 ? "more than 1,000" : String.format(Locale.UK, "%.1f", likelier);
        return gap > 0
                ? other + " is " + times + " times as likely to be " + letter + "’s person as the next best person is."
                : "Another person is " + times + " times as likely to be " + letter + "’s as " + other + " is.";
    }

    static String ahead(double gap) {
        return tied(gap) ? "a tie" : String.format(Locale.UK, "%+.1f", gap).replace('-', '−');
    }

    /// What would be written as no distance at all.
    static boolean tied(double gap) {
        return Math.abs(gap) < 0.05;
    }
}
