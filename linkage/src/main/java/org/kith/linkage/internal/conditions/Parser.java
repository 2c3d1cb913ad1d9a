package org.kith.linkage.internal.conditions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.conditions.Expression.Call;
import org.kith.linkage.internal.conditions.Expression.Column;
import org.kith.linkage.internal.conditions.Expression.Constant;
import org.kith.linkage.internal.conditions.Expression.Side;

/// Reads a condition: SQL expressions over two records, whose columns are written `name_l`, `"name_l"`,
/// `l.name` or `l."name"`.
final class Parser {

    private static final Pattern TOKEN = Pattern.compile("""
            \\s+|--[^\\n]*|/\\*(?s:.*?)\\*/|(?<quoted>`[^`]*`)\
            |(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)\
            |(?<sign>->|<>|!=|<=|>=|==|\\|\\||&&|@>|\\^@|::|//|[-+*/%=<>(),.\\[\\]{}:~])""");
    private static final Pattern INTERVAL = Pattern.compile("\\s*(-?\\d{1,6})\\s*([A-Za-z]*)\\s*");
    private static final List<String> RESERVED = List.of(
            "and", "or", "not", "then", "when", "else", "end", "is", "in", "between", "like", "ilike", "as", "from",
            "for");

    /// Deeper ones are worked out by a program that nests as deep, and would bring it down.
    private static final int DEEPEST = 200;

    /// DuckDB's, where a decimal says nothing of its size.
    private static final int DECIMAL_WIDTH = 18;

    private static final int DECIMAL_SCALE = 3;
    private static final int WIDEST_DECIMAL = 38;
    /// No name that a condition can write.
    private static final String ELEMENT = " element";

    private enum Sort {
        TEXT,
        QUOTED,
        NUMBER,
        WORD,
        SIGN,
        END
    }

    private record Token(Sort sort, String text) {}

    private final List<Token> tokens = new ArrayList<>();
    private final Deque<String> bound = new ArrayDeque<>();
    private int at;
    private int depth;

    private Parser(String sql) {
        Matcher token = TOKEN.matcher(sql);
        int from = 0;
        while (from < sql.length()) {
            char sign = sql.charAt(from);
            if (sign == '\'' || sign == '"') {
                int until = quoted(sql, from);
                tokens.add(new Token(sign == '"' ? Sort.QUOTED : Sort.TEXT, sql.substring(from, until)));
                from = until;
                continue;
            }
            if (!token.find(from) || token.start() != from) {
                throw new NotParsed("the sign \"" + sql.charAt(from) + "\"");
            }
            for (Sort sort : List.of(Sort.QUOTED, Sort.NUMBER, Sort.WORD, Sort.SIGN)) {
                String text = token.group(sort.name().toLowerCase(Locale.ROOT));
                if (text != null) {
                    tokens.add(new Token(sort, text));
                }
            }
            from = token.end();
        }
        tokens.add(new Token(Sort.END, "the end"));
    }

    /// Where what is quoted from here on ends: by a loop, since a regular expression would be as deep as it is long.
    private static int quoted(String sql, int from) {
        char quote = sql.charAt(from);
        for (int at = sql.indexOf(quote, from + 1); at >= 0; at = sql.indexOf(quote, at + 2)) {
            if (at + 1 == sql.length() || sql.charAt(at + 1) != quote) {
                return at + 1;
            }
        }
        throw new NotParsed("the sign \"" + quote + "\"");
    }

    /// @throws NotParsed saying what is not understood
    static Expression parse(String sql) {
        Parser parser = new Parser(sql);
        Expression expression = parser.either();
        if (parser.peek().sort != Sort.END) {
            throw parser.unexpected("an operator");
        }
        if (deeperThan(expression, DEEPEST)) {
            throw tooDeep();
        }
        return expression;
    }

    private static boolean deeperThan(Expression expression, int levels) {
        return levels == 0 || expression.parts().stream().anyMatch(part -> deeperThan(part, levels - 1));
    }

    private static NotParsed tooDeep() {
        return new NotParsed("a condition that is nested more than " + DEEPEST + " deep");
    }

    /// Reads one thing in another, which may not go on for ever.
    private Expression within(Supplier<Expression> inner) {
        if (++depth > DEEPEST) {
            throw tooDeep();
        }
        Expression read = inner.get();
        depth--;
        return read;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at += token.sort == Sort.END ? 0 : 1;
        return token;
    }

    private boolean is(String... words) {
        for (int i = 0; i < words.length; i++) {
            Token token = tokens.get(Math.min(at + i, tokens.size() - 1));
            if (token.sort == Sort.QUOTED || token.sort == Sort.TEXT || !token.text.equalsIgnoreCase(words[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean take(String... words) {
        boolean there = is(words);
        at += there ? words.length : 0;
        return there;
    }

    private void need(String word) {
        if (!take(word)) {
            throw unexpected("\"" + word + "\"");
        }
    }

    private NotParsed unexpected(String wanted) {
        return new NotParsed("\"" + peek().text + "\" where " + wanted + " should stand");
    }

    private static Expression call(String name, Expression... arguments) {
        return new Call(Functions.known(name), List.of(arguments));
    }

    private Expression either() {
        return within(this::anyOf);
    }

    private Expression anyOf() {
        List<Expression> parts = new ArrayList<>(List.of(both()));
        while (take("or")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.getFirst() : new Call(Functions.known("or"), parts);
    }

    private Expression both() {
        List<Expression> parts = new ArrayList<>(List.of(negation()));
        while (take("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.getFirst() : new Call(Functions.known("and"), parts);
    }

    private Expression negation() {
        return take("not") ? call("not", within(this::negation)) : comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        while (true) {
            if (take("is")) {
                left = afterIs(left);
            } else if (is("not", "in")
                    || is("not", "between")
                    || is("not", "like")
                    || is("not", "ilike")
                    || is("not", "similar")) {
                at++;
                left = call("not", set(left));
            } else if (is("in") || is("between") || is("like") || is("ilike") || is("similar")) {
                left = set(left);
            } else if (take("=") || take("==")) {
                left = call("=", left, sum());
            } else if (take("<>") || take("!=")) {
                left = call("not", call("=", left, sum()));
            } else if (is("&&") || is("@>") || is("^@") || is("~")) {
                left = call(next().text, left, sum());
            } else if (is("<") || is("<=") || is(">") || is(">=")) {
                left = call(next().text, left, sum());
            } else {
                return left;
            }
        }
    }

    private Expression afterIs(Expression left) {
        boolean not = take("not");
        Expression is;
        if (take("null")) {
            is = call("isnull", left);
        } else if (take("true")) {
            is = call("same", left, new Constant(true));
        } else if (take("false")) {
            is = call("same", left, new Constant(false));
        } else {
            need("distinct");
            need("from");
            is = call("not", call("same", left, sum()));
        }
        return not ? call("not", is) : is;
    }

    private Expression set(Expression left) {
        if (take("like")) {
            return call("like", left, sum());
        }
        if (take("ilike")) {
            return call("ilike", left, sum());
        }
        if (take("similar")) {
            need("to");
            return call("regexp_full_match", left, sum());
        }
        if (take("between")) {
            Expression least = sum();
            need("and");
            return call("and", call(">=", left, least), call("<=", left, sum()));
        }
        need("in");
        need("(");
        List<Expression> equal = new ArrayList<>();
        do {
            equal.add(call("=", left, sum()));
        } while (take(","));
        need(")");
        return equal.size() == 1 ? equal.getFirst() : new Call(Functions.known("or"), equal);
    }

    private Expression sum() {
        Expression left = product();
        while (is("+") || is("-") || is("||")) {
            if (is("+", "interval") || is("-", "interval")) {
                left = later(left, next().text.equals("+") ? 1 : -1);
            } else {
                left = call(next().text, left, product());
            }
        }
        return left;
    }

    /// `interval 3 day`, `interval '3' day` or `interval '3 days'` after a moment, or before it.
    private Expression later(Expression moment, int sign) {
        need("interval");
        boolean quoted = peek().sort == Sort.TEXT;
        Matcher written = INTERVAL.matcher(quoted ? unquoted(peek().text) : peek().text);
        if (!written.matches()) {
            throw new NotParsed("an interval of time that is no whole number of one unit");
        }
        at++;
        String unit = written.group(2).isEmpty() ? name(next()) : written.group(2);
        double count = sign * Double.parseDouble(written.group(1));
        return call("interval later", moment, new Constant(count), new Constant(unit));
    }

    private Expression product() {
        Expression left = signed();
        while (is("*") || is("/") || is("//") || is("%")) {
            left = call(next().text, left, signed());
        }
        return left;
    }

    private Expression signed() {
        if (take("-")) {
            Expression of = within(this::signed);
            return of instanceof Constant(Double number) ? new Constant(-number) : call("negative", of);
        }
        return take("+") ? within(this::signed) : suffixed();
    }

    private Expression suffixed() {
        Expression expression = atom();
        while (true) {
            if (take("::")) {
                expression = cast(expression);
            } else if (take("[")) {
                expression = subscript(expression);
                need("]");
            } else if (is(".") && !(expression instanceof Constant)) {
                at++;
                expression = call("struct_extract", expression, new Constant(name(next())));
            } else {
                return expression;
            }
        }
    }

    /// A field of a structure, an element of a list or a letter of a text, or several.
    private Expression subscript(Expression of) {
        if (peek().sort == Sort.TEXT) {
            return call("struct_extract", of, new Constant(unquoted(next().text)));
        }
        Expression first = is(":") ? new Constant(1.0) : sum();
        if (!take(":")) {
            return call("subscript", of, first);
        }
        return call("slice", of, first, is("]") ? new Constant(-1.0) : sum());
    }

    private static String name(Token token) {
        if (token.sort != Sort.QUOTED && token.sort != Sort.WORD) {
            throw new NotParsed("\"" + token.text + "\" where a column should stand");
        }
        return token.sort == Sort.QUOTED ? unquoted(token.text) : token.text;
    }

    private Expression atom() {
        Token token = next();
        return switch (token.sort) {
            case NUMBER -> new Constant(Double.parseDouble(token.text));
            case TEXT -> new Constant(unquoted(token.text));
            case QUOTED -> column(unquoted(token.text));
            case WORD -> word(token.text);
            case SIGN ->
                switch (token.text) {
                    case "(" -> {
                        Expression inner = either();
                        need(")");
                        yield inner;
                    }
                    case "[" -> {
                        List<Expression> elements = is("]") ? new ArrayList<>() : list();
                        need("]");
                        yield new Call(Functions.known("list_value"), elements);
                    }
                    default -> {
                        at--;
                        throw unexpected("a value");
                    }
                };
            case END -> throw unexpected("a value");
        };
    }

    private static String unquoted(String text) {
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    private List<Expression> list() {
        List<Expression> elements = new ArrayList<>();
        do {
            elements.add(element());
        } while (take(","));
        return elements;
    }

    /// An argument, which may be `x -> body`, or as DuckDB writes it now `lambda x: body`.
    private Expression element() {
        boolean named = is("lambda") && tokens.get(at + 1).sort == Sort.WORD;
        at += named ? 1 : 0;
        if (named || (peek().sort == Sort.WORD && tokens.get(at + 1).text.equals("->"))) {
            String name = next().text.toLowerCase(Locale.ROOT);
            need(named ? ":" : "->");
            bound.push(name);
            Expression body = either();
            bound.pop();
            return new Expression.Lambda(name, body);
        }
        return either();
    }

    private Expression word(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        if (name.equals("case")) {
            return choice();
        }
        if (name.equals("null") || name.equals("true") || name.equals("false")) {
            return new Constant(name.equals("null") ? null : (Object) name.equals("true"));
        }
        if (peek().sort == Sort.TEXT && (name.equals("date") || name.equals("timestamp"))) {
            return call("as moment", new Constant(unquoted(next().text)));
        }
        if (name.equals("interval")) {
            throw new NotParsed("an interval of time that is not added to a date or taken from it");
        }
        if (name.equals("map") && take("{")) {
            return map();
        }
        if (is("(") && !RESERVED.contains(name)) {
            at++;
            return function(name);
        }
        if (RESERVED.contains(name)) {
            at--;
            throw unexpected("a value");
        }
        return column(word);
    }

    /// The rest of `MAP {key: value, …}`, after its bracket.
    private Expression map() {
        List<Expression> keysAndValues = new ArrayList<>();
        while (!take("}")) {
            keysAndValues.add(either());
            need(":");
            keysAndValues.add(either());
            if (!is("}")) {
                need(",");
            }
        }
        return new Call(Functions.known("map of"), keysAndValues);
    }

    private Expression choice() {
        List<Expression> parts = new ArrayList<>();
        Expression compared = is("when") ? null : sum();
        while (take("when")) {
            Expression when = either();
            parts.add(compared == null ? when : call("=", compared, when));
            need("then");
            parts.add(either());
        }
        if (take("else")) {
            parts.add(either());
        }
        need("end");
        return new Call(Functions.known("case"), parts);
    }

    /// The rest of a call, after its bracket.
    private Expression function(String name) {
        Expression call = switch (name) {
            case "cast", "try_cast" -> castAs();
            case "if", "iff" -> choice(list());
            case "extract" -> extract();
            case "substring" -> substring();
            case "position" -> position();
            default -> checked(name, is(")") ? List.of() : list());
        };
        need(")");
        return call;
    }

    private static Expression choice(List<Expression> parts) {
        if (parts.size() != 3) {
            throw new NotParsed("the function if with " + parts.size() + " arguments");
        }
        return new Call(Functions.known("case"), parts);
    }

    private Expression castAs() {
        Expression value = either();
        need("as");
        return cast(value);
    }

    private Expression extract() {
        String unit = next().text;
        need("from");
        return part(unit, either());
    }

    private Expression substring() {
        List<Expression> arguments = new ArrayList<>(List.of(either()));
        boolean inWords = take("from");
        if (!inWords) {
            need(",");
        }
        arguments.add(either());
        if (inWords ? take("for") : take(",")) {
            arguments.add(either());
        }
        return checked("substr", arguments);
    }

    private Expression position() {
        Expression sought = sum();
        need("in");
        return call("strpos", sum(), sought);
    }

    private Expression checked(String name, List<Expression> arguments) {
        if (name.equals("date_part")
                && arguments.size() == 2
                && arguments.getFirst() instanceof Constant(String unit)) {
            return part(unit, arguments.get(1));
        }
        if (name.equals("map_extract") && !(arguments.getFirst() instanceof Call map && map.is("map of"))) {
            throw new NotParsed("the function map_extract of anything but MAP {…}");
        }
        if (name.equals("date") && arguments.size() == 1) {
            return call("as date", arguments.getFirst());
        }
        if (name.equals("datediff") || name.equals("date_diff")) {
            // Spark's takes two dates, the later first.
            return arguments.size() == 2
                    ? call("date_diff", new Constant("day"), arguments.get(1), arguments.get(0))
                    : accepted("date_diff", name, arguments);
        }
        return accepted(name, name, arguments);
    }

    private static Expression accepted(String name, String written, List<Expression> arguments) {
        Function function = name.contains(" ") ? null : Functions.named(name);
        if (function == null) {
            throw new NotParsed("the function " + written);
        }
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            throw new NotParsed("the function " + written + " with " + arguments.size() + " arguments");
        }
        return new Call(function, arguments);
    }

    private static Expression part(String unit, Expression of) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "year", "month", "day", "epoch" -> call(unit.toLowerCase(Locale.ROOT), of);
            default -> throw new NotParsed("the part \"" + unit + "\" of a date");
        };
    }

    private Expression cast(Expression value) {
        String type = next().text.toLowerCase(Locale.ROOT);
        List<Integer> sizes = new ArrayList<>();
        if (take("(")) {
            while (!take(")")) {
                if (peek().sort == Sort.END) {
                    throw unexpected("\")\"");
                }
                if (peek().sort == Sort.NUMBER) {
                    sizes.add((int) Double.parseDouble(peek().text));
                }
                at++;
            }
        }
        if (!take("[")) {
            return cast(value, type, sizes);
        }
        at += peek().sort == Sort.NUMBER ? 1 : 0;
        need("]");
        Expression list = call("as list", value);
        Expression element = cast(new Expression.Bound(ELEMENT), type, sizes);
        return element instanceof Call call && call.is("as text")
                ? list
                : call("list_transform", list, new Expression.Lambda(ELEMENT, element));
    }

    private static Expression cast(Expression value, String type, List<Integer> sizes) {
        return switch (type) {
            case "varchar", "text", "string", "char", "bpchar" -> call("as text", value);
            case "double", "float8" -> call("as number", value);
            case "decimal", "numeric", "dec" -> asDecimal(value, sizes);
            case "float", "real", "float4" -> call("as float", call("as number", value));
            case "tinyint", "int1" -> asInteger(value, Byte.SIZE);
            case "smallint", "int2", "short" -> asInteger(value, Short.SIZE);
            case "int", "integer", "int4", "signed" -> asInteger(value, Integer.SIZE);
            case "bigint", "int8", "long" -> asInteger(value, Long.SIZE);
            case "hugeint" -> asInteger(value, 2 * Long.SIZE);
            case "date" -> call("as date", call("as moment", value));
            case "timestamp", "datetime" -> call("as moment", value);
            default -> throw new NotParsed("the type " + type);
        };
    }

    /// A whole number of so many bits. 2.5 as it is written is a decimal, which DuckDB rounds as it does a text's, and
    /// no number of a column.
    private static Expression asInteger(Expression value, int bits) {
        Expression written =
                value instanceof Constant(Double number) ? new Constant(NumberFunctions.rounded(number)) : value;
        return call("as integer", written, new Constant((double) bits));
    }

    private static Expression asDecimal(Expression value, List<Integer> sizes) {
        int width = sizes.isEmpty() ? DECIMAL_WIDTH : sizes.getFirst();
        int scale = sizes.size() > 1 ? sizes.get(1) : sizes.isEmpty() ? DECIMAL_SCALE : 0;
        if (width < 1 || width > WIDEST_DECIMAL || scale > width) {
            throw new NotParsed("the type decimal(" + width + "," + scale + ")");
        }
        return call("as decimal", value, new Constant((double) width), new Constant((double) scale));
    }

    private Expression column(String first) {
        if (take(".")) {
            String bare = name(next());
            return switch (first.toLowerCase(Locale.ROOT)) {
                case "l" -> new Column(Side.LEFT, bare.toLowerCase(Locale.ROOT));
                case "r" -> new Column(Side.RIGHT, bare.toLowerCase(Locale.ROOT));
                default -> {
                    Expression structure = ofOneRecord(first.toLowerCase(Locale.ROOT));
                    if (structure == null) {
                        throw new NotParsed("the table " + first + " (there are l and r)");
                    }
                    yield call("struct_extract", structure, new Constant(bare));
                }
            };
        }
        String small = first.toLowerCase(Locale.ROOT);
        if (bound.contains(small)) {
            return new Expression.Bound(small);
        }
        Expression column = ofOneRecord(small);
        if (column == null) {
            throw new NotParsed("the column " + first + ", which says neither _l nor _r (or l. and r.)");
        }
        return column;
    }

    /// `name_l` or `name_r`; null if the name says of neither record.
    private static @Nullable Expression ofOneRecord(String small) {
        if (small.length() > 2 && small.endsWith("_l")) {
            return new Column(Side.LEFT, small.substring(0, small.length() - 2));
        }
        if (small.length() > 2 && small.endsWith("_r")) {
            return new Column(Side.RIGHT, small.substring(0, small.length() - 2));
        }
        return null;
    }
}
