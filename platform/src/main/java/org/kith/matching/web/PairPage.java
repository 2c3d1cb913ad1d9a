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
import org.kith.matching.answers.Pairs;
import org.kith.site.Page;
import org.kith.site.charts.Balance;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// Two records side by side, what speaks for one person and what against, and the answer's form.
///
/// @param after what became of the answer to the pair before; empty where there was none
record PairPage(
        UUID id,
        int waiting,
        Head one,
        Head other,
        List<Row> rows,
        List<Pair.Described> rivals,
        boolean twin,
        Gaps gaps,
        Pairs.Judged judged,
        String firstName,
        String after,
        List<Mistake> mistakes,
        String answer,
        String why)
        implements Page {

    /// A column's heading.
    record Head(String source, String received) {}

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
        return mistakes.isEmpty() ? 200 : 422;
    }

    static PairPage of(
            Pair pair,
            int waiting,
            Pairs.Judged judged,
            LocalDate today,
            String after,
            List<Mistake> mistakes,
            String answer,
            String why) {
        var one = pair.one();
        var other = pair.other();
        return new PairPage(
                pair.id(),
                waiting,
                new Head(one.source(), "received " + Dates.brief(one.receivedOn(), today)),
                new Head(other.source(), "received " + Dates.brief(other.receivedOn(), today)),
                rows(pair),
                pair.rivals(),
                pair.reasons().twins() > 0.2 || pair.rivals().stream().anyMatch(rival -> isTwin(rival, one)),
                pair.gaps(),
                judged,
                one.forename() == null || one.forename().length() < 2 ? "the person of A" : one.forename(),
                after,
                List.copyOf(mistakes),
                answer,
                why);
    }

    /// Born on one day, as far as that is known, and called otherwise: two entries of one name are no twins.
    private static boolean isTwin(Pair.Described rival, Pair.Described one) {
        return rival.bornOn() != null
                && rival.bornOn().equals(one.bornOn())
                && !Objects.equals(rival.forename(), one.forename());
    }

    List<Option> options() {
        return List.of(
                new Option("one", "One person: B is " + firstName),
                new Option("two", "Two people: B is not " + firstName),
                new Option("ask", "I cannot tell from this"));
    }

    /// Children in common are left out: of a join that was drawn they are not known apart from the join, and a row that
    /// only doubtful pairs have would tell which they are.
    private static List<Row> rows(Pair pair) {
        double most = pair.reasons().steps().stream()
                .mapToDouble(step -> Math.abs(step.weight()))
                .max()
                .orElse(1);
        var one = pair.one();
        var other = pair.other();
        var rows = new ArrayList<Row>();
        var steps = new ArrayList<>(pair.reasons().steps());
        rows.add(row(
                "First name", said(one.forename()), said(other.forename()), take(steps, "forename", "first"), most));
        rowIfCompared("Middle name", one.middleNames(), other.middleNames(), steps, most)
                .ifPresent(rows::add);
        rows.add(row("Surname", said(one.surname()), said(other.surname()), take(steps, "surname", "family"), most));
        rows.add(row("Born", born(one), born(other), take(steps, "born", "birth"), most));
        rows.add(row("Sex", said(one.sex()), said(other.sex()), take(steps, "sex", "gender"), most));
        rows.add(row("Address", address(one), address(other), take(steps, "address", "home"), most));
        rows.add(row("Postcode", said(one.postcode()), said(other.postcode()), take(steps, "postcode", "post"), most));
        rows.add(row("UPN", said(one.upn()), said(other.upn()), take(steps, "upn", "pupil"), most));
        rows.add(row("NHS number", said(one.nhsNumber()), said(other.nhsNumber()), take(steps, "nhs", "health"), most));
        rowIfCompared("ULN", one.uln(), other.uln(), steps, most).ifPresent(rows::add);
        rowIfCompared("Council id", one.councilId(), other.councilId(), steps, most)
                .ifPresent(rows::add);
        rowIfCompared("Phone", one.phone(), other.phone(), steps, most).ifPresent(rows::add);
        rowIfCompared("Email", one.email(), other.email(), steps, most).ifPresent(rows::add);
        rowIfCompared("Child or adult", one.role(), other.role(), steps, most).ifPresent(rows::add);
        for (var step : steps) {
            if (Math.abs(step.weight()) >= 0.05 && !step.compared().equals(Reasons.CHILDREN)) {
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

    private static String born(Pair.Described record) {
        return record.bornOn() == null ? UNSAID : Dates.day(record.bornOn());
    }

    private static String address(Pair.Described record) {
        return record.address() == null ? UNSAID : record.address();
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
        var times = String.format(Locale.UK, "%.1f", Gaps.times(gap));
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
