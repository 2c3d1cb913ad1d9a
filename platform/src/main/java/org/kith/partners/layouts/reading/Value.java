package org.kith.partners.layouts.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Expression;

/// An expression bound to the cells of the file being read.
interface Value {

    @Nullable
    String text();

    /// The day or amount, or [Entry#NONE].
    int number();

    /// Says nothing.
    Value NOTHING = new Value() {
        @Override
        public @Nullable String text() {
            return null;
        }

        @Override
        public int number() {
            return Entry.NONE;
        }
    };

    /// Always the same.
    record Same(@Nullable String text, int number) implements Value {}

    /// What the cell says.
    record Said(Cell cell) implements Value {
        @Override
        public @Nullable String text() {
            return cell.text();
        }

        @Override
        public int number() {
            return cell.number();
        }
    }

    /// A day some days after the cell's.
    record Later(Cell cell, int days) implements Value {
        @Override
        public @Nullable String text() {
            return null;
        }

        @Override
        public int number() {
            int day = cell.number();
            return day == Entry.NONE ? day : day + days;
        }
    }

    /// Texts in a row; nothing when none of its cells says anything. A comma before a cell that says nothing falls
    /// away.
    final class Joined implements Value {

        private final Value[] parts;
        private final boolean[] commas;
        private final StringBuilder joined = new StringBuilder();

        Joined(List<Value> parts) {
            this.parts = parts.toArray(Value[]::new);
            commas = new boolean[this.parts.length];
            for (int i = 0; i < commas.length; i++) {
                commas[i] = this.parts[i] instanceof Same(var text, int _)
                        && text != null
                        && text.strip().equals(",");
            }
        }

        @Override
        public @Nullable String text() {
            joined.setLength(0);
            boolean said = false;
            String comma = null;
            for (int i = 0; i < parts.length; i++) {
                String text = parts[i].text();
                if (commas[i]) {
                    comma = text;
                } else if (text != null) {
                    if (comma != null && !joined.isEmpty()) {
                        joined.append(comma);
                    }
                    comma = null;
                    joined.append(text);
                    said |= parts[i] instanceof Said;
                }
            }
            return said ? joined.toString() : null;
        }

        @Override
        public int number() {
            return Entry.NONE;
        }
    }

    /// The first that says anything.
    record First(List<Value> choices) implements Value {
        @Override
        public @Nullable String text() {
            for (Value choice : choices) {
                String text = choice.text();
                if (text != null) {
                    return text;
                }
            }
            return null;
        }

        @Override
        public int number() {
            for (Value choice : choices) {
                int number = choice.number();
                if (number != Entry.NONE) {
                    return number;
                }
            }
            return Entry.NONE;
        }
    }

    /// That it is not this.
    record Not(Value value) implements Value {
        @Override
        public @Nullable String text() {
            String text = value.text();
            return text == null ? null : Entry.NOT + text;
        }

        @Override
        public int number() {
            return Entry.NONE;
        }
    }

    /// Worked out from the cell's text.
    record Worked(Expression.Work work, Cell cell) implements Value {

        private static final String LIST = "[,;|]";

        @Override
        public @Nullable String text() {
            String text = cell.text();
            if (text == null) {
                return null;
            }
            return switch (work) {
                case GIVEN -> WholeName.given(text);
                case FAMILY -> WholeName.family(text);
                case PLAIN -> text.startsWith("{") ? null : text;
                case FIRST -> text.split(LIST, 2)[0].strip();
                case BARE -> text.replace(" ", "").toUpperCase(Locale.ROOT);
                case POSSIBLE, COUNT -> Integer.toString(number());
            };
        }

        @Override
        public int number() {
            String text = cell.text();
            if (text == null) {
                return Entry.NONE;
            }
            return switch (work) {
                case GIVEN, FAMILY, PLAIN, FIRST, BARE -> Entry.NONE;
                case POSSIBLE -> Marks.possible(text);
                case COUNT -> text.split(LIST, -1).length;
            };
        }
    }

    static Value of(@Nullable Expression expression, Map<String, Cell> cells, Map<String, Integer> moments) {
        return switch (expression) {
            case null -> NOTHING;
            case Expression.Literal(var text) -> new Same(text, amount(text));
            case Expression.Of(var column) -> new Said(cell(column, cells));
            case Expression.Later(var column, int days) -> new Later(cell(column, cells), days);
            case Expression.Moment(var name) -> new Same(null, moments.getOrDefault(name, Entry.NONE));
            case Expression.Nothing() -> new Same(Entry.NOT, Entry.NONE);
            case Expression.Not(var value) -> new Not(of(value, cells, moments));
            case Expression.Worked(var work, var column) -> new Worked(work, cell(column, cells));
            case Expression.Template(var parts) ->
                new Joined(parts.stream().map(part -> of(part, cells, moments)).toList());
            case Expression.FirstOf(var choices) ->
                new First(choices.stream()
                        .map(choice -> of(choice, cells, moments))
                        .toList());
        };
    }

    private static Cell cell(String column, Map<String, Cell> cells) {
        var cell = cells.get(column);
        if (cell == null) {
            throw new IllegalStateException("no cell for " + column);
        }
        return cell;
    }

    private static int amount(String text) {
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : Entry.NONE;
    }
}
