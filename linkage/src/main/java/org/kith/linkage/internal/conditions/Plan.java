package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.internal.conditions.Expression.Call;
import org.kith.linkage.internal.conditions.Expression.Column;
import org.kith.linkage.internal.conditions.Expression.Constant;
import org.kith.linkage.internal.conditions.Expression.Element;
import org.kith.linkage.internal.conditions.Expression.Side;
import org.kith.linkage.internal.conditions.Truth.Threshold.Order;

/// A model's conditions made ready: what is read off one record becomes a cell, what needs both a truth or a
/// measure. What cannot be made ready is a problem with its place.
public final class Plan {

    /// One comparison made ready.
    ///
    /// @param columns those that its conditions read
    /// @param number  its place among those whose answers are worth remembering by the values of the only
    /// column that they depend on, or -1
    /// @param cell    of that column, as it is; -1 if there are several
    /// @param missing the answer where a record has no value in that cell, or -1 if that must be worked out
    /// @param same    the answer where both have the same value, or -1
    /// @param from    the first answer that two different values can come to
    /// @param other   the answer where they are different, or -1 if that must be worked out
    record Question(
            List<Answer> answers,
            Set<String> columns,
            int number,
            int cell,
            int missing,
            int same,
            int from,
            int other) {
        Question {
            answers = List.copyOf(answers);
        }

        /// Whether any answer takes more than a look at codes.
        boolean isMeasured() {
            return answers.stream().anyMatch(answer -> answer.truth().isMeasured());
        }
    }

    /// One level made ready.
    ///
    /// @param frequency the cell whose value's rarity counts, or -1
    /// @param exact     the level whose u that is measured against
    record Answer(Truth truth, int frequency, int exact) {}

    private static final int MOST_REMEMBERED = 256;
    /// What an element is called where a list's elements are gone through; no column can be called so.
    private static final String ELEMENT = "an element";

    final Conditions model;
    final Cells cells = new Cells();
    final List<Question> questions = new ArrayList<>();
    final List<Join> joins = new ArrayList<>();
    /// The columns that each rule reads.
    final List<Set<String>> ruleColumns = new ArrayList<>();

    private final List<Conditions.Problem> problems = new ArrayList<>();
    private final Kinds kinds = new Kinds();
    private final Map<String, Expression> parsed = new HashMap<>();
    /// The conditions of rules that take lists apart, by the rules' numbers.
    private final Map<Integer, Expression> exploding = new HashMap<>();
    private final Map<Expression, Pair.Measure> measures = new HashMap<>();
    private int rememberedQuestions;

    public Plan(Conditions model) {
        this.model = model;
        for (int c = 0; c < model.comparisons().size(); c++) {
            for (int l = 0; l < model.comparisons().get(c).levels().size(); l++) {
                Conditions.Level level = model.comparisons().get(c).levels().get(l);
                parse(level.condition(), place(c, l, "sql_condition"));
                if (!level.nothingKnown()) {
                    seen(level.m(), place(c, l, "m_probability"));
                    seen(level.u(), place(c, l, "u_probability"));
                }
            }
        }
        for (int r = 0; r < model.rules().size(); r++) {
            Conditions.Rule rule = model.rules().get(r);
            if (rule.exploded().isEmpty()) {
                parse(rule.condition(), place(r));
            } else {
                parseExploding(r, rule);
            }
        }
        parsed.values().forEach(kinds::see);
        exploding.values().forEach(kinds::see);
        for (int c = 0; c < model.comparisons().size(); c++) {
            questions.add(question(c));
        }
        if (model.rules().isEmpty()) {
            joins.add(new Join(0, new Truth.Always(Truth.YES), List.of(), List.of()));
            ruleColumns.add(Set.of());
        }
        for (int r = 0; r < model.rules().size(); r++) {
            addJoins(r);
        }
        if (model.learns() && Learning.bits(questions) > Learning.MOST_BITS) {
            problems.add(new Conditions.Problem(
                    "comparisons",
                    "the comparisons have too many levels together to be learnt: one of up to 3 levels takes 2 places,"
                            + " of up to 7 three, of up to 15 four, and there are " + Learning.MOST_BITS
                            + "; give m and u, or compare fewer columns"));
        }
    }

    public List<Conditions.Problem> problems() {
        return List.copyOf(problems);
    }

    /// Every column that is read.
    public Set<String> columns() {
        Set<String> all = new TreeSet<>();
        parsed.values().forEach(condition -> all.addAll(columns(condition)));
        exploding.values().forEach(condition -> all.addAll(columns(condition)));
        model.rules().forEach(rule -> rule.exploded().forEach(column -> all.add(small(column))));
        for (Conditions.Comparison comparison : model.comparisons()) {
            for (Conditions.Level level : comparison.levels()) {
                if (level.frequency() != null) {
                    all.add(small(level.frequency().column()));
                }
            }
        }
        return all;
    }

    /// The comparisons whose m is wanted and that no rule leaves open.
    public List<String> unlearnable() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < questions.size(); c++) {
            Conditions.Comparison comparison = model.comparisons().get(c);
            Set<String> read = questions.get(c).columns();
            if (comparison.lacks(Conditions.Level::m)
                    && ruleColumns.stream().noneMatch(rule -> Collections.disjoint(rule, read))) {
                names.add(comparison.name());
            }
        }
        return names;
    }

    Pair pair() {
        return new Pair(cells, measures.size(), rememberedQuestions);
    }

    private static String place(int comparison, int level, String what) {
        return "comparisons[" + comparison + "].comparison_levels[" + level + "]." + what;
    }

    private static String place(int rule) {
        return "blocking_rules_to_generate_predictions[" + rule + "]";
    }

    private static String small(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private void parse(String condition, String place) {
        if (condition.strip().equalsIgnoreCase("else")) {
            return;
        }
        try {
            parsed.put(condition, Parser.parse(condition));
        } catch (NotParsed e) {
            problems.add(new Conditions.Problem(place, e.getMessage() + " is not understood"));
        }
    }

    private void seen(@Nullable Double chance, String place) {
        if (chance != null && chance < Weights.LEAST) {
            problems.add(new Conditions.Problem(
                    place, "must be 1e-300 at least, as Splink has it: what is never seen would weigh without end"));
        }
    }

    private void parseExploding(int r, Conditions.Rule rule) {
        Set<String> lists = new TreeSet<>();
        rule.exploded().forEach(column -> lists.add(small(column)));
        lists.forEach(kinds::list);
        try {
            exploding.put(r, elements(Parser.parse(rule.condition()), lists));
        } catch (NotParsed e) {
            problems.add(new Conditions.Problem(place(r), e.getMessage() + " is not understood"));
        }
    }

    /// The same condition, each of these columns being one of its elements.
    private static Expression elements(Expression condition, Set<String> lists) {
        return condition instanceof Column(var side, String name) && lists.contains(name)
                ? new Element(side, name)
                : condition.map(part -> elements(part, lists));
    }

    private static Set<String> columns(Expression condition) {
        Set<String> names = new LinkedHashSet<>();
        condition.walk(part -> {
            if (part instanceof Column(var side, String name)) {
                names.add(name);
            } else if (part instanceof Element(var side, String name)) {
                names.add(name);
            }
        });
        return names;
    }

    private Question question(int c) {
        Conditions.Comparison comparison = model.comparisons().get(c);
        List<Answer> answers = new ArrayList<>();
        Set<String> columns = new TreeSet<>();
        for (int l = 0; l < comparison.levels().size(); l++) {
            Conditions.Level level = comparison.levels().get(l);
            Expression condition = parsed.get(level.condition());
            if (condition != null) {
                columns.addAll(columns(condition));
            }
            Truth truth = truth(level.condition(), place(c, l, "sql_condition"));
            Conditions.Frequency frequency = level.frequency();
            boolean silent = level.isElse() || level.nothingKnown();
            answers.add(
                    frequency == null || silent || frequency.weight() == 0
                            ? new Answer(truth, -1, l)
                            : answer(truth, c, l, frequency));
        }
        if (columns.size() != 1 || answers.size() >= MOST_REMEMBERED) {
            return new Question(answers, columns, -1, -1, -1, -1, 0, -1);
        }
        int cell = cells.number(new Column(Side.LEFT, columns.iterator().next()));
        boolean remembered = answers.stream().anyMatch(answer -> answer.truth().isMeasured());
        int missing = answers.getFirst().truth().isEitherMissing(cell) ? 0 : -1;
        int at = missing + 1;
        boolean same = at < answers.size() && answers.get(at).truth().equals(new Truth.Same(cell, cell));
        int from = same ? at + 1 : at;
        boolean always = from < answers.size() && answers.get(from).truth().equals(new Truth.Always(Truth.YES));
        return new Question(
                answers,
                columns,
                remembered ? rememberedQuestions++ : -1,
                cell,
                missing,
                same ? at : -1,
                from,
                always ? from : -1);
    }

    private Answer answer(Truth truth, int c, int l, Conditions.Frequency frequency) {
        Conditions.Comparison comparison = model.comparisons().get(c);
        String column = small(frequency.column());
        int exact = frequency.ownU() ? l : exact(comparison, column);
        // A level that is not understood may well be the one, and is named already.
        boolean understood =
                comparison.levels().stream().allMatch(level -> level.isElse() || parsed.containsKey(level.condition()));
        if (exact < 0 && understood) {
            problems.add(new Conditions.Problem(
                    place(c, l, "tf_adjustment_column"),
                    "no level of " + comparison.name() + " is an exact match of " + frequency.column()
                            + ", which the adjustment is measured against"));
        }
        return new Answer(truth, cells.number(kinds.value(new Column(Side.LEFT, column))), Math.max(exact, 0));
    }

    /// The first level that says no more than that this column agrees.
    private int exact(Conditions.Comparison comparison, String column) {
        for (int l = 0; l < comparison.levels().size(); l++) {
            Expression condition = parsed.get(comparison.levels().get(l).condition());
            if (condition != null && conjuncts(condition).stream().allMatch(part -> agreement(part, column))) {
                return l;
            }
        }
        return -1;
    }

    private static boolean agreement(Expression condition, String column) {
        return condition instanceof Call call
                && call.is("=")
                && call.parts().stream()
                        .allMatch(part -> part instanceof Column of && of.name().equals(column));
    }

    private static List<Expression> conjuncts(Expression condition) {
        return parts(condition, "and");
    }

    /// The parts of nested `and`s (or `or`s), in order.
    private static List<Expression> parts(Expression condition, String operator) {
        if (condition instanceof Call call && call.is(operator)) {
            return call.parts().stream()
                    .flatMap(part -> parts(part, operator).stream())
                    .toList();
        }
        return List.of(condition);
    }

    private Truth truth(String condition, String place) {
        Expression expression = parsed.get(condition);
        if (expression != null) {
            try {
                return truth(kinds.condition(expression));
            } catch (NotParsed e) {
                problems.add(new Conditions.Problem(place, e.getMessage() + " is not understood"));
            }
        }
        return new Truth.Always(Truth.YES);
    }

    private void addJoins(int r) {
        if (!model.rules().get(r).exploded().isEmpty()) {
            addExplodingJoins(r);
            return;
        }
        String condition = model.rules().get(r).condition();
        Expression expression = parsed.get(condition);
        ruleColumns.add(expression == null ? Set.of() : columns(expression));
        if (expression == null) {
            return;
        }
        try {
            for (Expression way : parts(kinds.condition(expression), "or")) {
                List<Truth.Same> shared = conjuncts(way).stream()
                        .map(this::truth)
                        .filter(Truth.Same.class::isInstance)
                        .map(Truth.Same.class::cast)
                        .toList();
                joins.add(new Join(
                        r,
                        truth(way),
                        shared.stream().map(Truth.Same::left).toList(),
                        shared.stream().map(Truth.Same::right).toList()));
            }
        } catch (NotParsed e) {
            problems.add(new Conditions.Problem(place(r), e.getMessage() + " is not understood"));
        }
    }

    private void addExplodingJoins(int r) {
        Expression expression = exploding.get(r);
        ruleColumns.add(expression == null ? Set.of() : columns(expression));
        if (expression == null) {
            return;
        }
        try {
            for (Expression way : parts(kinds.condition(expression), "or")) {
                joins.add(explodingJoin(r, way));
            }
        } catch (NotParsed e) {
            problems.add(new Conditions.Problem(place(r), e.getMessage() + " is not understood"));
        }
    }

    private Join explodingJoin(int r, Expression way) {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<Integer> leftLists = new ArrayList<>();
        List<Integer> rightLists = new ArrayList<>();
        for (Expression part : conjuncts(way)) {
            if (part instanceof Call call && call.is("=")) {
                Expression one = call.parts().get(0);
                Expression other = call.parts().get(1);
                boolean turned = sideOfElements(one) == Side.RIGHT || side(one) == Side.RIGHT;
                Expression ofLeft = turned ? other : one;
                Expression ofRight = turned ? one : other;
                if (side(ofLeft) == Side.LEFT && side(ofRight) == Side.RIGHT) {
                    left.add(cells.number(ofLeft));
                    right.add(cells.number(ofRight));
                } else if (sideOfElements(ofLeft) == Side.LEFT && sideOfElements(ofRight) == Side.RIGHT) {
                    leftLists.add(cells.number(eachElement(ofLeft)));
                    rightLists.add(cells.number(eachElement(ofRight)));
                }
            }
        }
        Set<Element> elements = new LinkedHashSet<>();
        way.walk(part -> {
            if (part instanceof Element element) {
                elements.add(element);
            }
        });
        List<Expression.Cell> lists = elements.stream()
                .map(element -> new Expression.Cell(cells.number(list(element)), element.side()))
                .toList();
        Truth truth = new Truth.Worked(new Expression.Any(List.copyOf(elements), lists, inCells(way)));
        return new Join(r, truth, left, right, leftLists, rightLists);
    }

    private Expression list(Element element) {
        return kinds.value(new Column(element.side(), element.column()));
    }

    /// The list of what an expression over one element gives for each element of its list.
    private Expression eachElement(Expression expression) {
        Element[] of = new Element[1];
        expression.walk(part -> of[0] = part instanceof Element element ? element : of[0]);
        Expression body = bound(expression);
        Expression list = list(of[0]);
        return body instanceof Expression.Bound
                ? list
                : new Call(Functions.known("list_transform"), List.of(list, new Expression.Lambda(ELEMENT, body)));
    }

    private static Expression bound(Expression expression) {
        return expression instanceof Element ? new Expression.Bound(ELEMENT) : expression.map(Plan::bound);
    }

    /// The record of the one list whose elements are all that an expression reads; null if it reads anything else.
    private static @Nullable Side sideOfElements(Expression expression) {
        Set<Expression> read = new LinkedHashSet<>();
        expression.walk(part -> {
            if (part instanceof Element || part instanceof Column || part instanceof Expression.Lambda) {
                read.add(part);
            }
        });
        return read.size() == 1 && read.iterator().next() instanceof Element(var side, String column) ? side : null;
    }

    private Truth truth(Expression condition) {
        if (condition instanceof Constant(var value)) {
            return new Truth.Always(value == null ? Truth.UNKNOWN : value.equals(true) ? Truth.YES : Truth.NO);
        }
        if (condition instanceof Call call) {
            List<Expression> parts = call.parts();
            switch (call.function().name()) {
                case "and" -> {
                    return new Truth.And(truths(parts));
                }
                case "or" -> {
                    return new Truth.Or(truths(parts));
                }
                case "not" -> {
                    return new Truth.Not(truth(parts.getFirst()));
                }
                case "isnull" -> {
                    Side side = side(parts.getFirst());
                    if (side != null) {
                        return new Truth.Missing(cells.number(parts.getFirst()), side);
                    }
                }
                case "=" -> {
                    Truth same = same(parts.get(0), parts.get(1));
                    if (same != null) {
                        return same;
                    }
                }
                default -> {}
            }
            Side side = side(call);
            if (side != null) {
                return new Truth.OfOne(cells.number(call), side);
            }
            Truth threshold = threshold(call);
            if (threshold != null) {
                return threshold;
            }
        }
        return new Truth.Worked(inCells(condition));
    }

    private List<Truth> truths(List<Expression> conditions) {
        return conditions.stream().map(this::truth).toList();
    }

    private @Nullable Truth same(Expression a, Expression b) {
        Side sideA = side(a);
        Side sideB = side(b);
        if (sideA == Side.LEFT && sideB == Side.RIGHT) {
            return new Truth.Same(cells.number(a), cells.number(b));
        }
        return sideA == Side.RIGHT && sideB == Side.LEFT ? new Truth.Same(cells.number(b), cells.number(a)) : null;
    }

    private @Nullable Truth threshold(Call call) {
        Order order = switch (call.function().name()) {
            case "<" -> Order.LESS;
            case "<=" -> Order.AT_MOST;
            case "=" -> Order.EQUAL;
            case ">=" -> Order.AT_LEAST;
            case ">" -> Order.MORE;
            default -> null;
        };
        if (order == null || kinds.kind(call.parts().getFirst()) != Kind.NUMBER) {
            return null;
        }
        if (call.parts().get(1) instanceof Constant(Double bound)) {
            return new Truth.Threshold(measure(call.parts().getFirst()), order, bound);
        }
        return null;
    }

    private Pair.Measure measure(Expression number) {
        Pair.Measure known = measures.get(number);
        if (known == null) {
            Expression read = inCells(number);
            Set<Expression.Cell> used = new LinkedHashSet<>();
            read.walk(part -> {
                if (part instanceof Expression.Cell cell) {
                    used.add(cell);
                }
            });
            int[] of = used.stream().mapToInt(Expression.Cell::column).toArray();
            List<Side> sides = used.stream().map(Expression.Cell::side).toList();
            boolean oneOfEach =
                    sides.equals(List.of(Side.LEFT, Side.RIGHT)) || sides.equals(List.of(Side.RIGHT, Side.LEFT));
            int left = sides.indexOf(Side.LEFT);
            known = new Pair.Measure(
                    measures.size(),
                    read,
                    oneOfEach ? of[left] : -1,
                    oneOfEach ? of[1 - left] : -1,
                    oneOfEach ? way(read) : Pair.Way.WORKED);
            if (known.way().ofTexts()) {
                cells.measured(known.left());
                cells.measured(known.right());
            }
            measures.put(number, known);
        }
        return known;
    }

    /// How a measure of one value of each record can be taken without working its expression out.
    private static Pair.Way way(Expression measure) {
        if (!(measure instanceof Call call)) {
            return Pair.Way.WORKED;
        }
        if (call.is("abs") && call.parts().getFirst() instanceof Call inner) {
            return inner.is("-") && ofCells(inner) ? Pair.Way.APART : Pair.Way.WORKED;
        }
        return !ofCells(call)
                ? Pair.Way.WORKED
                : switch (call.function().name()) {
                    case "jaro_winkler_similarity" -> Pair.Way.JARO_WINKLER;
                    case "damerau_levenshtein" -> Pair.Way.DAMERAU_LEVENSHTEIN;
                    case "levenshtein" -> Pair.Way.LEVENSHTEIN;
                    default -> Pair.Way.WORKED;
                };
    }

    private static boolean ofCells(Call call) {
        return call.parts().size() == 2
                && call.parts().stream().allMatch(Expression.Cell.class::isInstance)
                && ((Expression.Cell) call.parts().getFirst()).side() == Side.LEFT;
    }

    /// The same expression, its largest parts over one record read from cells.
    private Expression inCells(Expression expression) {
        Side side = side(expression);
        return side == null ? expression.map(this::inCells) : new Expression.Cell(cells.number(expression), side);
    }

    /// The one record that an expression reads; null if it reads both, none, or is a lambda's.
    private static @Nullable Side side(Expression expression) {
        Set<Side> sides = new TreeSet<>();
        boolean[] open = new boolean[1];
        expression.walk(part -> {
            if (part instanceof Column column) {
                sides.add(column.side());
            }
            open[0] |= part instanceof Expression.Bound || part instanceof Expression.Lambda || part instanceof Element;
        });
        return sides.size() == 1 && !open[0] ? sides.iterator().next() : null;
    }
}
