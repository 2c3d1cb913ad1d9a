package org.kith.partners.layouts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.Yaml;

/// What each row of a table says of one record: by which key, who it is and which facts.
///
/// @param parent whether the key is the alias of a parent row
/// @param alias the name by which child tables refer to the record, or null
/// @param describesOnce whether only the record's first row in a file describes it, where thousands would say the
/// same
public record Statement(
        Expression key,
        boolean parent,
        @Nullable Expression alias,
        boolean describesOnce,
        Condition when,
        Condition seals,
        Condition shields,
        Map<IdentityField, Expression> identity,
        List<FactRule> facts) {

    public static final Condition NEVER = new Condition(List.of(new Condition.Test("", Condition.Kind.SAID, Set.of())));

    private static final Expression ADOPTED = new Expression.Literal("adopted");

    /// How one fact of a row is made.
    ///
    /// @param undated whether it is a fact even where no day is said
    /// @param weeks what of a register its note holds, as part of the facts of its months; null where it is none
    public record FactRule(
            FactKind kind,
            Condition when,
            @Nullable Expression code,
            @Nullable Expression starts,
            @Nullable Expression ends,
            @Nullable Expression amount,
            @Nullable Expression note,
            @Nullable Expression other,
            @Nullable Expression setting,
            boolean undated,
            @Nullable Weeks weeks) {

        /// The marks of a register that one row holds.
        public enum Weeks {
            /// Ten, of the week that begins on the day said.
            ONE,
            /// As many as there are, two a school day from the day said on, weekends passed over.
            FROM_MONDAY_TO_FRIDAY,
            /// As many as there are, two a day from the day said on; where that would put them on weekends, two on each
            /// day of the school's terms.
            OF_SEVEN_DAYS
        }

        static FactRule of(Yaml yaml, Set<String> columns, FactKinds kinds) {
            yaml.knowing(
                    "kind",
                    "when",
                    "code",
                    "starts",
                    "ends",
                    "amount",
                    "note",
                    "other",
                    "setting",
                    "undated",
                    "merge",
                    "marks a week");
            var kind = kinds.find(yaml.text("kind"))
                    .orElseThrow(() -> yaml.field("kind")
                            .broken("no kind of fact is called `" + yaml.text("kind")
                                    + "`: fact-kinds.yaml names them all."));
            var weeks = weeks(yaml);
            if (weeks != null && !kind.name().equals("attendance")) {
                throw yaml.field("merge").broken("only weeks of attendance can be merged.");
            }
            return new FactRule(
                    kind,
                    yaml.find("when").map(when -> Condition.of(when, columns)).orElse(Condition.ALWAYS),
                    expression(yaml, "code", columns),
                    expression(yaml, "starts", columns),
                    expression(yaml, "ends", columns),
                    expression(yaml, "amount", columns),
                    expression(yaml, "note", columns),
                    expression(yaml, "other", columns),
                    expression(yaml, "setting", columns),
                    yaml.find("undated").map(Yaml::yes).orElse(false),
                    weeks);
        }

        private static @Nullable Weeks weeks(Yaml yaml) {
            var merge = yaml.find("merge");
            if (merge.isPresent() && !merge.get().text().equals("month")) {
                throw merge.get().broken("`merge` can only be `month`: weeks of a register become one fact a month.");
            }
            var marks = yaml.find("marks a week");
            if (marks.isEmpty()) {
                return merge.isPresent() ? Weeks.ONE : null;
            }
            if (merge.isEmpty()) {
                throw marks.get().broken("marks that run on for weeks need `merge: month`.");
            }
            return switch (marks.get().text()) {
                case "10" -> Weeks.FROM_MONDAY_TO_FRIDAY;
                case "14" -> Weeks.OF_SEVEN_DAYS;
                default -> throw marks.get().broken("a week has 10 marks, or 14 where weekends have theirs.");
            };
        }

        private boolean tellsOfAnOrder() {
            return kind.name().equals("adoption") && ADOPTED.equals(code);
        }

        void columns(Consumer<String> found) {
            when.tests().forEach(test -> found.accept(test.column()));
            for (var each : new @Nullable Expression[] {code, starts, ends, amount, note, other, setting}) {
                if (each != null) {
                    each.columns(found);
                }
            }
        }
    }

    static Statement of(Yaml yaml, Set<String> columns, FactKinds kinds) {
        yaml.knowing("key", "parent", "alias", "describes", "when", "seals", "shields", "identity", "facts");
        boolean parent = yaml.find("parent").isPresent();
        var key = parent ? alias(yaml.field("parent"), columns) : Expression.of(yaml.field("key"), columns);
        var identity = new EnumMap<IdentityField, Expression>(IdentityField.class);
        yaml.fieldsOrNone("identity").forEach((name, value) -> {
            var field = field(name, value);
            var said = Expression.of(value, columns);
            if (field.isDay() && (said instanceof Expression.Nothing || said instanceof Expression.Not)) {
                throw value.broken("a day cannot be taken back.");
            }
            identity.put(field, said);
        });
        var facts = new ArrayList<FactRule>();
        for (Yaml fact : yaml.listOrNone("facts")) {
            var rule = FactRule.of(fact, columns, kinds);
            if (rule.tellsOfAnOrder() && yaml.find("seals").isEmpty()) {
                throw fact.field("code").broken("whose life ended in adoption is sealed: say with `seals` when.");
            }
            facts.add(rule);
        }
        if (identity.containsKey(IdentityField.DIED_ON)
                && facts.stream().noneMatch(fact -> fact.kind().name().equals("death"))) {
            throw yaml.field("identity")
                    .field("died_on")
                    .broken("who died is on no list by the fact `death`, which can be taken back: state it as well.");
        }
        if (parent && facts.stream().anyMatch(fact -> fact.weeks() != null)) {
            throw yaml.field("parent").broken("weeks that are merged need the record's own key.");
        }
        return new Statement(
                key,
                parent,
                yaml.find("alias").map(alias -> alias(alias, columns)).orElse(null),
                yaml.find("describes").map(Statement::once).orElse(false),
                yaml.find("when").map(when -> Condition.of(when, columns)).orElse(Condition.ALWAYS),
                yaml.find("seals").map(seals -> Condition.of(seals, columns)).orElse(NEVER),
                yaml.find("shields")
                        .map(shields -> Condition.of(shields, columns))
                        .orElse(NEVER),
                identity,
                List.copyOf(facts));
    }

    private static boolean once(Yaml yaml) {
        if (!yaml.text().equals("once")) {
            throw yaml.broken("`describes` can only be `once`: at the first row of each record in the file.");
        }
        return true;
    }

    /// An alias names its column, so that the ids of different tables do not meet.
    private static Expression alias(Yaml yaml, Set<String> columns) {
        var plain = Expression.of(yaml, columns);
        return plain instanceof Expression.Of(var column)
                ? new Expression.Template(List.of(new Expression.Literal(column + ":"), plain))
                : plain;
    }

    private static IdentityField field(String name, Yaml value) {
        try {
            return IdentityField.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw value.broken("a person has no `" + name + "`.");
        }
    }

    private static @Nullable Expression expression(Yaml yaml, String name, Set<String> columns) {
        return yaml.find(name).map(found -> Expression.of(found, columns)).orElse(null);
    }

    /// The columns that say whether a person's address may be told.
    public Set<String> columnsOfShield() {
        return shields.tests().stream()
                .map(Condition.Test::column)
                .filter(column -> !column.isEmpty())
                .collect(Collectors.toSet());
    }

    void identifying(Consumer<String> found) {
        key.columns(found);
        if (alias != null) {
            alias.columns(found);
        }
        identity.forEach((field, value) -> {
            if (field.isNumber()) {
                value.columns(found);
            }
        });
        facts.stream().map(FactRule::other).filter(Objects::nonNull).forEach(other -> other.columns(found));
    }

    void columns(Consumer<String> found) {
        key.columns(found);
        if (alias != null) {
            alias.columns(found);
        }
        for (var condition : List.of(when, seals, shields)) {
            condition.tests().stream()
                    .map(Condition.Test::column)
                    .filter(column -> !column.isEmpty())
                    .forEach(found);
        }
        identity.values().forEach(each -> each.columns(found));
        facts.forEach(fact -> fact.columns(found));
    }
}
