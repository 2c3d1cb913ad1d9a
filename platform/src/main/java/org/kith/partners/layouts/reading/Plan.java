package org.kith.partners.layouts.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Column;
import org.kith.partners.layouts.Days;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Expression;
import org.kith.partners.layouts.IdentityField;
import org.kith.partners.layouts.Statement;
import org.kith.partners.layouts.Table;
import org.kith.partners.layouts.Terms;

/// A table bound to one file: columns have found their places and every expression its cells. Turns rows into
/// entries.
final class Plan {

    /// At sixteen somebody may have a tenancy, or claim for themselves.
    private static final int AGE_OF_A_TENANT = 16;

    private final Table table;
    private final RowSink sink;
    private final Tally tally;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Cell[] read;
    private final boolean[] kept;
    private final String[] header;
    private final Set<String> named = new HashSet<>();
    private final Cell[] rowKey;
    private final long rowKeySeed;
    private final LongSet rowKeys = new LongSet();
    private boolean countsCodes = true;
    private final Spells spells;
    private final BoundStatement[] statements;
    private final BoundFact[] ofSevenDays;
    private final Map<String, Value> register = new LinkedHashMap<>();
    private final Cell[][] spans;
    private final Entry entry;
    private final Keys keys;
    private final Set<String> declared;
    private final int latestStart;
    private final String scope;
    private final Terms terms;
    private final String place;
    private final Cell[] grown;
    private final int youngestGrown;
    private long line;

    /// The keys and aliases of a file, numbered. Shared by all its tables.
    static final class Keys {
        final TextPool keys = new TextPool(Integer.MAX_VALUE);
        final TextPool aliases = new TextPool(Integer.MAX_VALUE);
        /// The aliases by their numbers, each behind the scope of its return.
        final List<String> scopedAliases = new ArrayList<>();
    }

    private record BoundFact(
            Statement.FactRule rule,
            BoundCondition when,
            Value code,
            Value starts,
            Value ends,
            Value amount,
            Value note,
            Value other,
            Value setting) {}

    private record BoundIdentity(IdentityField field, Value value, boolean literal) {}

    @SuppressWarnings("ArrayRecordComponent") // walked through for every row
    private record BoundStatement(
            Value key,
            boolean parent,
            Value alias,
            boolean describesOnce,
            BoundCondition when,
            BoundCondition seals,
            BoundCondition shields,
            boolean tellsOfShield,
            BoundIdentity[] identity,
            BoundFact[] facts) {}

    /// @param header the columns as the file names them
    /// @param needed the columns that the source's declaration needs: no other is read
    /// @param inName what the file's name says where the file has no such column
    /// @param scope goes before every alias and into the key of every row: those of different returns do not meet
    /// @param terms when schools are open
    /// @param lateDays how many days a source is late at most: what begins later than so many days ahead is doubted
    /// @param adultsOnly whether everybody in the file should be an adult
    Plan(
            Table table,
            List<String> header,
            Set<String> needed,
            List<Days.Form> days,
            Map<String, Integer> moments,
            Map<String, String> inName,
            String scope,
            Terms terms,
            boolean adultsOnly,
            int lateDays,
            LocalDate today,
            Keys keys,
            Entry entry,
            Tally tally,
            RowSink sink) {
        this.table = table;
        this.sink = sink;
        this.tally = tally;
        this.keys = keys;
        this.scope = scope;
        this.terms = terms;
        this.place = tally.place();
        this.declared = needed;
        this.latestStart = (int) today.plusDays(lateDays).toEpochDay();
        this.entry = entry;
        var birth = new Days(days, today);
        var other = new Days(days, today.plusYears(10));
        table.columns()
                .forEach((name, column) -> cells.put(
                        name, Cell.of(column, column.type() == Column.Type.BORN ? birth : other, today, tally)));
        kept = new boolean[header.size()];
        for (int i = 0; i < header.size(); i++) {
            String column = table.names().get(Table.plain(header.get(i)));
            if (column != null) {
                named.add(column);
            }
            if (column != null && needed.contains(column)) {
                kept[i] = true;
                Cell cell = cell(column);
                if (cell.index < 0) {
                    cell.index = i;
                } else {
                    tally.warn(0, column, "column-twice", "The heading names this column twice; the first is read.");
                }
            }
        }
        cells.forEach((name, cell) -> {
            int dot = name.indexOf('.');
            Cell whole = dot < 0 ? null : cells.get(name.substring(0, dot));
            if (whole != null && needed.contains(name)) {
                cell.isFieldOf(whole, name.substring(dot + 1));
            }
        });
        inName.forEach((column, value) -> {
            Cell cell = cells.get(column);
            if (cell != null && cell.isAbsent() && needed.contains(column)) {
                cell.always(value);
            }
        });
        this.header = header.toArray(String[]::new);
        var ranges = new ArrayList<Cell[]>();
        statements = table.statements().stream()
                .map(statement -> bind(statement, moments, ranges))
                .toArray(BoundStatement[]::new);
        ofSevenDays = Arrays.stream(statements)
                .flatMap(statement -> Arrays.stream(statement.facts))
                .filter(fact -> fact.rule.weeks() == Statement.FactRule.Weeks.OF_SEVEN_DAYS)
                .toArray(BoundFact[]::new);
        spans = ranges.toArray(Cell[][]::new);
        var registered = table.register();
        if (registered != null) {
            registered.values().forEach((name, value) -> register.put(name, Value.of(value, cells, moments)));
        }
        rowKey = table.rowKey().stream().map(this::cell).toArray(Cell[]::new);
        rowKeySeed = Cell.mix(Cell.mix(0xcbf29ce484222325L, table.name()), scope);
        spells = new Spells(table.overlaps(), this::cell, tally);
        table.identifying().forEach(column -> cell(column).identifies = true);
        read = cells.values().stream().filter(cell -> !cell.isAbsent()).toArray(Cell[]::new);
        youngestGrown = (int) today.minusYears(AGE_OF_A_TENANT).toEpochDay();
        grown = Arrays.stream(read)
                .filter(cell -> adultsOnly && cell.column.type() == Column.Type.BORN)
                .toArray(Cell[]::new);
    }

    /// The columns without which no row can be taken and that the file does not have.
    List<String> missing() {
        return cells.values().stream()
                .filter(cell -> cell.column.needed() && cell.isAbsent())
                .map(cell -> cell.column.name())
                .toList();
    }

    /// The columns that the source declares and rows are read by, and that the file does not have.
    SortedSet<String> absent() {
        var absent = new TreeSet<String>();
        cells.values().stream()
                .filter(cell -> cell.isAbsent() && !cell.isField() && declared.contains(cell.column.name()))
                .forEach(cell -> absent.add(cell.column.name()));
        table.statements().forEach(statement -> absent.removeAll(statement.columnsOfShield()));
        return absent;
    }

    /// The kinds of fact for whose conditions the file has the columns, or those for which it has not, by their
    /// numbers.
    Set<Short> kinds(boolean told) {
        return table.statements().stream()
                .flatMap(statement -> statement.facts().stream())
                .filter(rule -> told == named.containsAll(rule.when().columnsThatMustSay()))
                .map(rule -> rule.kind().id())
                .collect(Collectors.toSet());
    }

    /// Reads a row and gives what it says to the sink, or puts it aside.
    void take(Row row, Aside aside) {
        if (isHeading(row)) {
            tally.note(row.line, null, "heading-again", "The heading stands here again; it was passed over.");
            return;
        }
        tally.read();
        sink.row();
        if (check(row)) {
            give();
        } else {
            tally.rejected();
            aside.put(this, row);
        }
    }

    private boolean isHeading(Row row) {
        if (row.fields() != header.length) {
            return false;
        }
        for (int i = 0; i < header.length; i++) {
            if (!row.isText(i, header[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether a column of the file holds days.
    boolean isDay(int index) {
        return Arrays.stream(read)
                .anyMatch(cell -> cell.index == index
                        && (cell.column.type() == Column.Type.DATE || cell.column.type() == Column.Type.BORN));
    }

    /// Reads a row's values; false when it cannot be taken, with its troubles told.
    boolean check(Row row) {
        if (row.isBroken()) {
            tally.reject(
                    row.line,
                    null,
                    "quotation-mark",
                    "A quotation mark within a field is not doubled, or one is missing; the row was read to the end of"
                            + " its line.");
            return false;
        }
        boolean fine = true;
        if (row.fields() != header.length) {
            fine = isWhole(row);
        }
        for (Cell cell : read) {
            fine &= isFine(cell, cell.read(row), row.line);
        }
        for (Cell[] span : spans) {
            if (isBackwards(span[0].number(), span[1].number())) {
                tally.warn(
                        row.line,
                        span[1].column.name(),
                        "ends-before-it-starts",
                        "This day is before " + span[0].column.name() + "; taken as that one day.");
            }
        }
        line = row.line;
        doubtChildren();
        return fine && marksFit();
    }

    private static @Nullable String column(Value value) {
        return value instanceof Value.Said(var cell) ? cell.column.name() : null;
    }

    /// Whether the marks of seven days a week can be placed: if they leave weekends and holidays out, by the school's
    /// terms.
    private boolean marksFit() {
        for (var fact : ofSevenDays) {
            String marks = fact.note.text();
            int starts = fact.starts.number();
            if (marks == null || starts == Entry.NONE || !Marks.standOnWeekends(marks, starts)) {
                continue;
            }
            var ofSchool = terms(fact);
            if (ofSchool.isEmpty()) {
                tally.reject(
                        line,
                        column(fact.note),
                        "no-term-dates",
                        "These marks leave weekends and holidays out, and no term dates of the school have come: bring"
                                + " those first.");
                return false;
            }
            if (!Marks.weeks(marks, starts, Marks.inTerm(ofSchool), (_, _) -> {})) {
                tally.reject(
                        line,
                        column(fact.note),
                        "marks-beyond-terms",
                        "There are more marks than sessions in the terms of the school that have come.");
                return false;
            }
        }
        return true;
    }

    private List<Terms.Term> terms(BoundFact fact) {
        String setting = fact.setting.text();
        return setting == null ? List.of() : terms.of(setting);
    }

    /// A slip of the pen, or a child whom the source should not tell of.
    private void doubtChildren() {
        for (var cell : grown) {
            if (cell.number() != Entry.NONE && cell.number() > youngestGrown) {
                tally.warn(
                        line,
                        cell.column.name(),
                        "child-among-adults",
                        "Whoever was born on this day is younger than " + AGE_OF_A_TENANT
                                + ", and this source is of adults only.");
            }
        }
    }

    private static boolean isBackwards(int starts, int ends) {
        return starts != Entry.NONE && ends != Entry.NONE && ends < starts;
    }

    private boolean isWhole(Row row) {
        for (int i = header.length; i < row.fields(); i++) {
            if (!row.isBlank(i)) {
                tally.reject(row.line, null, "ragged-row", "The row has more fields than the heading has columns.");
                return false;
            }
        }
        if (row.fields() < header.length && row.isCutOff()) {
            tally.reject(row.line, null, "ragged-row", "The file ends within this row.");
            return false;
        }
        if (row.fields() < header.length) {
            tally.note(
                    row.line,
                    null,
                    "short-row",
                    "The row has fewer fields than the heading has columns; the others were read as empty.");
        }
        return true;
    }

    private boolean isFine(Cell cell, Cell.Outcome outcome, long line) {
        return switch (outcome) {
            case SAID -> true;
            case SHORTENED -> {
                tally.reject(
                        line,
                        cell.column.name(),
                        "spreadsheet-number",
                        "A spreadsheet has shortened this number, so that it is another's as well: ask for the file as"
                                + " it was before a spreadsheet opened it, or format the column as text.");
                yield false;
            }
            case EMPTY -> {
                if (cell.column.needed()) {
                    tally.reject(line, cell.column.name(), "empty", "A value is needed in " + cell.column.name() + ".");
                    yield false;
                }
                yield true;
            }
            case UNREADABLE -> {
                String code = switch (cell.column.type()) {
                    case DATE, BORN -> "not-a-date";
                    case INT, FLOOR -> "not-a-number";
                    default -> "unreadable";
                };
                String what = code.equals("not-a-number") ? "This is not a whole number" : "This is not a possible day";
                cell.clear();
                if (cell.strict) {
                    tally.reject(line, cell.column.name(), code, what + ".");
                    yield false;
                }
                tally.warn(line, cell.column.name(), code, what + "; left out.");
                yield true;
            }
        };
    }

    /// Gives what the row last checked says to the sink.
    void give() {
        long named = nameOfRow();
        if (!register.isEmpty()) {
            var values = new HashMap<String, String>();
            register.forEach((name, value) -> {
                String text = value.text();
                if (text != null) {
                    values.put(name, text);
                }
            });
            var registered = table.register();
            if (registered != null) {
                sink.registered(line, registered.table(), values);
            }
        }
        for (BoundStatement statement : statements) {
            if (statement.when.holds()) {
                state(statement, named);
            }
        }
        if (statements.length > 0) {
            sink.taken(named);
        }
        spells.add(line);
    }

    private void state(BoundStatement statement, long named) {
        String key = statement.key.text();
        if (key == null) {
            return;
        }
        String alias = statement.alias.text();
        if (key.equals(alias)) {
            key = scope + key;
        }
        TextPool pool = statement.parent ? keys.aliases : keys.keys;
        int known = pool.size();
        int number = pool.number(key);
        if (statement.parent && number == known) {
            keys.scopedAliases.add(scope + key);
        }
        String name = statement.parent ? keys.scopedAliases.get(number) : pool.text(number);
        entry.begin(line, named, name, number, statement.parent, alias == null ? null : scope + alias);
        if (number == known || !statement.describesOnce) {
            describe(statement);
        }
        if (statement.seals.holds()) {
            entry.seal();
        }
        boolean shielded = statement.shields.holds();
        if (shielded || statement.tellsOfShield) {
            entry.tellOfShield(shielded);
        }
        for (BoundFact fact : statement.facts) {
            if (fact.when.holds()) {
                state(fact);
            }
        }
        sink.entry(entry);
    }

    private void describe(BoundStatement statement) {
        boolean described = false;
        for (BoundIdentity identity : statement.identity) {
            if (identity.field.isDay()) {
                int day = identity.value.number();
                if (day != Entry.NONE) {
                    entry.describe(identity.field, day);
                    described = true;
                }
            } else {
                String text = identity.value.text();
                if (text != null && (!identity.literal || described)) {
                    entry.describe(identity.field, text);
                    described = true;
                }
            }
        }
    }

    private void state(BoundFact fact) {
        int starts = fact.starts.number();
        var weeks = fact.rule.weeks();
        if (weeks != null) {
            doubt(fact, weeks);
        }
        if (weeks != null && weeks != Statement.FactRule.Weeks.ONE) {
            run(fact, starts, weeks);
            return;
        }
        int ends = fact.ends.number();
        if (starts == Entry.NONE && ends == Entry.NONE && !fact.rule.undated()) {
            return;
        }
        String other = null;
        int otherNumber = Entry.NONE;
        if (fact.rule.other() != null) {
            other = fact.other.text();
            if (other == null) {
                return;
            }
            otherNumber = keys.keys.number(other);
            other = keys.keys.text(otherNumber);
        }
        if (starts != Entry.NONE && starts > latestStart) {
            tally.note(
                    line,
                    column(fact.starts),
                    "day-ahead",
                    "This begins on a day that is far ahead: look at the year. It was taken as it stands.");
        }
        tally.starts(starts);
        tally.ends(ends);
        entry.state(
                fact.rule.kind(),
                fact.code.text(),
                starts,
                isBackwards(starts, ends) ? starts : ends, // the least that can be meant
                fact.amount.number(),
                fact.note.text(),
                other,
                otherNumber,
                fact.setting.text(),
                weeks != null);
    }

    /// Doubts marks that are in no list of codes, and those of a week that are not ten.
    private void doubt(BoundFact fact, Statement.FactRule.Weeks weeks) {
        String marks = fact.note.text();
        if (marks == null) {
            return;
        }
        if (countsCodes && !Marks.areKnown(marks)) {
            var column = Objects.requireNonNullElse(column(fact.note), "marks");
            marks.codePoints()
                    .filter(mark -> !Marks.isKnown(mark))
                    .distinct()
                    .forEach(mark -> tally.unknownCode(column, Character.toString(mark), 1, line));
        }
        if (weeks == Statement.FactRule.Weeks.ONE && Marks.sessions(marks) != Marks.SESSIONS) {
            tally.note(
                    line,
                    column(fact.note),
                    "not-ten-marks",
                    "A week has ten marks, two a day from Monday morning on, and this has more or fewer. They were taken"
                            + " from Monday morning on.");
        }
    }

    /// States every week of a register that runs on from a day.
    private void run(BoundFact fact, int starts, Statement.FactRule.Weeks weeks) {
        String marks = fact.note.text();
        if (marks == null || starts == Entry.NONE) {
            return;
        }
        IntUnaryOperator days;
        if (weeks == Statement.FactRule.Weeks.FROM_MONDAY_TO_FRIDAY) {
            days = Marks::schoolDay;
        } else if (Marks.standOnWeekends(marks, starts)) {
            days = Marks.inTerm(terms(fact));
        } else {
            days = IntUnaryOperator.identity();
        }
        Marks.weeks(marks, starts, days, (monday, week) -> {
            int friday = monday + Marks.DAYS_OF_SCHOOL - 1;
            tally.starts(monday);
            tally.ends(friday);
            entry.state(
                    fact.rule.kind(),
                    fact.code.text(),
                    monday,
                    friday,
                    Marks.possible(week),
                    week,
                    null,
                    Entry.NONE,
                    fact.setting.text(),
                    true);
        });
    }

    private long nameOfRow() {
        if (rowKey.length == 0) {
            return Entry.NO_ROW_KEY;
        }
        long hash = rowKeySeed;
        for (Cell cell : rowKey) {
            hash = cell.mix(hash);
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        long name = hash == Entry.NO_ROW_KEY ? 1 : hash;
        if (!rowKeys.add(name)) {
            tally.warn(line, String.join(", ", table.rowKey()), "row-twice", "A row with the same key stands earlier.");
        }
        return name;
    }

    /// Whether rows count towards codes that are reported: not when they are read a second time.
    void counts(boolean counts) {
        countsCodes = counts;
        for (Cell cell : read) {
            if (cell instanceof Cell.Coded coded) {
                coded.counts(counts);
            }
        }
    }

    /// Tells what only the whole file shows.
    void close(@Nullable Integer year) {
        tally.in(place);
        for (Cell cell : read) {
            if (cell instanceof Cell.Coded coded) {
                coded.report(year);
            }
        }
        spells.close();
        noteWhatShieldsNobody();
    }

    /// Who is shielded stays so where the file does not say: its sender hears of it.
    private void noteWhatShieldsNobody() {
        var missing = new TreeSet<String>();
        for (var statement : table.statements()) {
            missing.addAll(statement.columnsOfShield());
        }
        missing.removeIf(column -> cell(column).index >= 0);
        for (var column : missing) {
            tally.warn(
                    0,
                    column,
                    "shields-not-told",
                    "The file has no column " + column + ": whoever was shielded stays shielded, and nobody new is.");
        }
    }

    /// The columns of the file that no declaration names.
    List<String> unknownColumns() {
        var unknown = new LinkedHashSet<String>();
        for (String column : header) {
            String plain = Table.plain(column);
            if (!plain.isEmpty()
                    && !table.names().containsKey(plain)
                    && !table.ignored().contains(plain)) {
                unknown.add(column.replace("\ufeff", "").strip());
            }
        }
        return List.copyOf(unknown);
    }

    /// The heading of the quarantine: the needed columns as the file names them.
    String rawHeader() {
        var line = new StringBuilder();
        for (int i = 0; i < header.length; i++) {
            if (kept[i]) {
                Csv.append(line, header[i].replace("\ufeff", ""));
            }
        }
        return line.toString();
    }

    String raw(Row row) {
        var line = new StringBuilder();
        for (int i = 0; i < header.length; i++) {
            if (kept[i]) {
                Csv.append(line, i < row.fields() ? row.text(i) : "");
            }
        }
        return line.toString();
    }

    private Cell cell(String column) {
        var cell = cells.get(column);
        if (cell == null) {
            throw new IllegalStateException("the table " + table.name() + " has no column " + column);
        }
        return cell;
    }

    private BoundStatement bind(Statement statement, Map<String, Integer> moments, List<Cell[]> ranges) {
        // what a record's role is says nothing unless something else is said, so literals come last
        var identity = statement.identity().entrySet().stream()
                .map(each -> new BoundIdentity(
                        each.getKey(),
                        Value.of(each.getValue(), cells, moments),
                        each.getValue() instanceof Expression.Literal))
                .sorted((a, b) -> Boolean.compare(a.literal, b.literal))
                .toArray(BoundIdentity[]::new);
        var shields = BoundCondition.of(statement.shields(), this::cell);
        statement.columnsOfShield().forEach(column -> {
            if (cell(column) instanceof Cell.Coded coded) {
                coded.shields();
            }
        });
        return new BoundStatement(
                Value.of(statement.key(), cells, moments),
                statement.parent(),
                Value.of(statement.alias(), cells, moments),
                statement.describesOnce(),
                BoundCondition.of(statement.when(), this::cell),
                BoundCondition.of(statement.seals(), this::cell),
                shields,
                shields.canBeTold(),
                identity,
                statement.facts().stream()
                        .map(fact -> bind(fact, moments, ranges))
                        .toArray(BoundFact[]::new));
    }

    private BoundFact bind(Statement.FactRule rule, Map<String, Integer> moments, List<Cell[]> ranges) {
        if (rule.starts() instanceof Expression.Of(var starts)) {
            strict(starts);
            if (rule.ends() instanceof Expression.Of(var ends)) {
                strict(ends);
                ranges.add(new Cell[] {cell(starts), cell(ends)});
            }
        }
        return new BoundFact(
                rule,
                BoundCondition.of(rule.when(), this::cell),
                Value.of(rule.code(), cells, moments),
                Value.of(rule.starts(), cells, moments),
                Value.of(rule.ends(), cells, moments),
                Value.of(rule.amount(), cells, moments),
                Value.of(rule.note(), cells, moments),
                Value.of(rule.other(), cells, moments),
                Value.of(rule.setting(), cells, moments));
    }

    /// A fact with an unreadable day would say something wrong: better to ask.
    private void strict(String column) {
        Cell cell = cell(column);
        cell.strict |= !cell.column.lenient();
    }
}
