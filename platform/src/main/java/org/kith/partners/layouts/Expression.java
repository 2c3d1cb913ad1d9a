package org.kith.partners.layouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kith.declarations.Yaml;

/// What a layout says where a value comes from.
public sealed interface Expression {

    /// `=child`: always the same.
    record Literal(String value) implements Expression {}

    /// `DECOM`: what the column holds.
    record Of(String column) implements Expression {}

    /// `{LS}/{PLACE}`: texts and columns in a row; nothing when every column is empty.
    record Template(List<Expression> parts) implements Expression {}

    /// `[UPN, pupilonrolltableid]`: the first that says anything.
    record FirstOf(List<Expression> choices) implements Expression {}

    /// `WeekCommencing + 4`: some days later.
    record Later(String column, int days) implements Expression {}

    /// `@census`: a moment of the return itself, such as its census day.
    record Moment(String name) implements Expression {}

    /// `possible(Marks)`: worked out from a column.
    record Worked(Work work, String column) implements Expression {}

    /// `nothing`: what was said there is so no longer, and is left out of what was said before.
    record Nothing() implements Expression {}

    /// `not UPN`: the same of this value alone.
    record Not(Expression value) implements Expression {}

    /// What can be worked out.
    enum Work {
        /// Given names of a whole name, also one written surname first.
        GIVEN,
        /// The surname of a whole name.
        FAMILY,
        /// How many sessions a string of register marks holds at which the pupil could have been present.
        POSSIBLE,
        /// How many values a list in one field holds.
        COUNT,
        /// The whole where it is no JSON object.
        PLAIN,
        /// The first value of a list in one field.
        FIRST,
        /// Without spaces and in capitals, as postcodes are compared.
        BARE
    }

    Pattern WORKED = Pattern.compile("([a-z]+)\\((.+)\\)");
    Pattern LATER = Pattern.compile("(.+?) \\+ (\\d+)");

    static Expression of(Yaml yaml, Set<String> columns) {
        if (yaml.isList()) {
            return new FirstOf(
                    yaml.list().stream().map(each -> of(each, columns)).toList());
        }
        return of(yaml.text(), yaml, columns);
    }

    private static Expression of(String text, Yaml yaml, Set<String> columns) {
        if (columns.contains(text)) {
            return new Of(text);
        }
        if (text.equals("nothing")) {
            return new Nothing();
        }
        if (text.startsWith("not ")) {
            return new Not(of(text.substring("not ".length()), yaml, columns));
        }
        if (text.startsWith("=")) {
            return new Literal(text.substring(1));
        }
        if (text.startsWith("@")) {
            return new Moment(text.substring(1));
        }
        if (text.contains("{")) {
            return template(text, yaml, columns);
        }
        var later = LATER.matcher(text);
        if (later.matches()) {
            return new Later(known(later.group(1), yaml, columns), Integer.parseInt(later.group(2)));
        }
        var worked = WORKED.matcher(text);
        if (worked.matches()) {
            for (Work work : Work.values()) {
                if (work.name().equalsIgnoreCase(worked.group(1))) {
                    return new Worked(work, known(worked.group(2), yaml, columns));
                }
            }
            throw yaml.broken("nothing is called `" + worked.group(1) + "`.");
        }
        return new Of(known(text, yaml, columns));
    }

    private static Template template(String text, Yaml yaml, Set<String> columns) {
        var parts = new ArrayList<Expression>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                parts.add(new Literal(text.substring(at)));
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw yaml.broken("a `{` has no `}`.");
            }
            if (open > at) {
                parts.add(new Literal(text.substring(at, open)));
            }
            parts.add(new Of(known(text.substring(open + 1, close), yaml, columns)));
            at = close + 1;
        }
        return new Template(List.copyOf(parts));
    }

    private static String known(String column, Yaml yaml, Set<String> columns) {
        if (!columns.contains(column)) {
            throw yaml.broken("the table has no column `" + column + "`.");
        }
        return column;
    }

    /// Names every column the value comes from.
    default void columns(Consumer<String> found) {
        switch (this) {
            case Literal literal -> {}
            case Moment moment -> {}
            case Nothing nothing -> {}
            case Not(var value) -> value.columns(found);
            case Of(var column) -> found.accept(column);
            case Later later -> found.accept(later.column());
            case Worked worked -> found.accept(worked.column());
            case Template(var parts) -> parts.forEach(part -> part.columns(found));
            case FirstOf(var choices) -> choices.forEach(choice -> choice.columns(found));
        }
    }
}
