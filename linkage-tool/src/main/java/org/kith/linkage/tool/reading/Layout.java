package org.kith.linkage.tool.reading;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.Records;

/// What the columns of a table of people hold, by what the command line says, by their names, and else by their
/// first values.
public final class Layout implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /// How many of the first rows are looked at for columns that no name explains.
    public static final int ROWS_LOOKED_AT = 500;

    private static final String NO_FRACTION = ".0";
    /// Fields that no value of has a point.
    private static final Set<Field> OF_DIGITS =
            EnumSet.of(Field.NHS_NUMBER, Field.ULN, Field.COUNCIL_ID, Field.OTHER_ID, Field.UPRN, Field.PHONE);

    private static final Set<Field> NAMES = EnumSet.of(Field.FULL_NAME, Field.FORENAME, Field.SURNAME);

    private final String table;
    private final List<String> header;
    private final @Nullable Field[] fields;
    private int id;
    private final int source;
    private final int truth;
    private final boolean[] asItIs;
    private final boolean recognising;
    /// Columns whose names tell that they speak of somebody else.
    private final BitSet ofAnother = new BitSet();
    /// The column of the date of birth, where nothing but its dates tells; else -1.
    private int byItsDates = -1;

    /// What the command line says about columns.
    ///
    /// @param map field of each column named; the key is the column's name in small letters without punctuation
    /// @param asTheyAre what to take as it is; null to take what says something of a person
    public record Wanted(
            Map<String, Field> map,
            @Nullable String id,
            @Nullable String source,
            @Nullable String truth,
            @Nullable AsTheyAre asTheyAre) {

        /// Reads the values of `--map`.
        ///
        /// @throws IllegalArgumentException with a sentence
        public static Wanted of(
                List<String> map, @Nullable String id, @Nullable String source, @Nullable String truth) {
            Map<String, Field> fields = new HashMap<>();
            for (String entry : map) {
                int equals = entry.indexOf('=');
                if (equals < 1 || equals == entry.length() - 1) {
                    throw new IllegalArgumentException("--map wants FIELD=COLUMN, not \"" + entry + "\"");
                }
                Field field = Headings.named(entry.substring(0, equals));
                if (field == null) {
                    throw new IllegalArgumentException("--map knows no field \"" + entry.substring(0, equals)
                            + "\"; there are " + String.join(", ", fieldNames()));
                }
                Field before = fields.put(Headings.key(entry.substring(equals + 1)), field);
                if (before != null && before != field) {
                    throw new IllegalArgumentException(
                            "--map says of the column \"" + entry.substring(equals + 1) + "\" twice what it holds");
                }
            }
            if (truth != null && fields.containsKey(Headings.key(truth))) {
                throw new IllegalArgumentException("--map links on \"" + truth
                        + "\", which --truth-column says is the true person; that is never linked on");
            }
            return new Wanted(fields, id, source, truth, null);
        }
    }

    /// Columns that are read by name and not recognised.
    ///
    /// @param names  in small letters
    /// @param source the source's, where the table has it
    /// @param numbers whether to take the columns of NHS numbers and UPNs as well, where the table has any
    public record AsTheyAre(Set<String> names, @Nullable String source, boolean numbers) {}

    /// The names that `--map` takes.
    public static List<String> fieldNames() {
        return Stream.of(Field.values()).map(Headings::optionName).toList();
    }

    /// Recognises the columns of a table.
    ///
    /// @param table  what a message calls the table
    /// @param header the names of its columns
    /// @param line   the line that the names stand on
    /// @throws BrokenInput where a name is missing or given twice, or a column wanted is not there
    public Layout(String table, List<String> header, long line, Wanted wanted) {
        this.table = table;
        this.header = List.copyOf(header);
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isEmpty()) {
                throw new BrokenInput(table, line, "column " + (i + 1) + " has no name.");
            }
            if (header.indexOf(name) < i) {
                throw new BrokenInput(table, line, "two columns are called \"" + name + "\".");
            }
        }
        fields = new Field[header.size()];
        AsTheyAre asTheyAre = wanted.asTheyAre();
        id = wanted.id() == null
                ? likelyId()
                : column(wanted.id(), asTheyAre == null ? "--id" : "--id, or unique_id_column_name of the settings");
        source = wanted.source() == null
                ? asTheyAre == null ? -1 : header.indexOf(asTheyAre.source())
                : column(wanted.source(), "--source-column");
        truth = wanted.truth() == null ? -1 : column(wanted.truth(), "--truth-column");
        asItIs = new boolean[header.size()];
        recognising = asTheyAre == null;
        if (asTheyAre != null) {
            take(asTheyAre.names());
            for (int i = 0; i < asItIs.length && asTheyAre.numbers(); i++) {
                asItIs[i] |= !taken(i) && number(i) != null;
            }
            return;
        }
        for (int i = 0; i < fields.length; i++) {
            Field told = wanted.map().get(Headings.key(header.get(i)));
            if (told != null) {
                fields[i] = told;
            } else if (!taken(i)) {
                fields[i] = Headings.byName(header.get(i));
            }
        }
        leaveOutWhatIsAnothers(wanted);
        preferPartsToWholeName(wanted);
        refuseAPerson(line);
    }

    /// A first line of which no name is known, and that holds what only a person has, names no columns.
    private void refuseAPerson(long line) {
        if (id < 0 && Stream.of(fields).allMatch(Objects::isNull)) {
            header.stream().filter(Headings::isOfAPerson).findFirst().ifPresent(value -> {
                throw new BrokenInput(
                        table, line, "this is a person (\"" + value + "\"); the first line is to name the columns.");
            });
        }
    }

    private void take(Set<String> names) {
        List<String> there =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<String> missing =
                names.stream().filter(name -> !there.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new BrokenInput(
                    table,
                    1,
                    "the model reads columns that are not there: " + String.join(", ", missing) + "; there are "
                            + String.join(", ", header) + ".");
        }
        for (int i = 0; i < asItIs.length; i++) {
            asItIs[i] = names.contains(there.get(i));
            int first = there.indexOf(there.get(i));
            if (asItIs[i] && first < i) {
                throw new BrokenInput(
                        table,
                        1,
                        "the columns \"" + header.get(first) + "\" and \"" + header.get(i) + "\" differ in capitals"
                                + " alone, and conditions read both as one; rename one of them.");
            }
        }
    }

    /// What tells whose it is says nothing of the record's own person where names of two people are in the table, or
    /// a name that does not tell.
    private void leaveOutWhatIsAnothers(Wanted wanted) {
        Set<String> named = new HashSet<>();
        BitSet anothers = new BitSet();
        for (int i = 0; i < fields.length; i++) {
            String whose = Headings.whose(header.get(i));
            if (fields[i] != null && NAMES.contains(fields[i])) {
                named.add(whose);
            }
            if (fields[i] != null && !whose.isEmpty() && !wanted.map().containsKey(Headings.key(header.get(i)))) {
                anothers.set(i);
            }
        }
        boolean numbersAlone = anothers.stream().mapToObj(header::get).allMatch(Headings::isNumberOfAChild);
        if (!numbersAlone && (named.contains("") || named.size() > 1)) {
            ofAnother.or(anothers);
            anothers.stream().forEach(column -> fields[column] = null);
        }
    }

    /// A column with the whole name says nothing more where its parts have columns of their own.
    private void preferPartsToWholeName(Wanted wanted) {
        List<@Nullable Field> known = Arrays.asList(fields);
        if (known.contains(Field.FORENAME)
                && known.contains(Field.SURNAME)
                && !wanted.map().containsValue(Field.FULL_NAME)) {
            known.replaceAll(field -> field == Field.FULL_NAME ? null : field);
        }
    }

    private boolean taken(int column) {
        return column == id || column == source || column == truth;
    }

    private int likelyId() {
        for (String name : Headings.IDS) {
            for (int i = 0; i < header.size(); i++) {
                if (Headings.key(header.get(i)).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int column(String name, String option) {
        int column = find(name);
        if (column >= 0) {
            return column;
        }
        throw new BrokenInput(table, 1, missing(name, option, header));
    }

    /// What is wrong with a row of more or fewer values than there are columns.
    public static String ragged(int values, int columns) {
        return "the row has " + new Count(values, "value") + ", but there " + (columns == 1 ? "is " : "are ")
                + new Count(columns, "column") + ".";
    }

    static String missing(String name, String option, Collection<String> header) {
        return "no column is called \"" + name + "\" (" + option + "); there are " + String.join(", ", header) + ".";
    }

    /// Looks at the first rows, each a function from a column's number to its value.
    ///
    /// @throws BrokenInput where no column says anything about a person
    public void recognise(List<IntFunction<String>> first) {
        if (!recognising) {
            return;
        }
        if (id < 0) {
            id = idOfPupils(first);
        }
        for (int column : unknown()) {
            Field seen = Headings.byContent(values(first, column));
            if (seen != null && !knows(seen)) {
                fields[column] = seen;
            }
        }
        if (!knows(Field.BORN_ON)) {
            int[] likely = IntStream.of(unknown())
                    .filter(column -> BirthDates.areIn(header.get(column), values(first, column)))
                    .toArray();
            if (likely.length == 1) {
                byItsDates = likely[0];
                fields[byItsDates] = Field.BORN_ON;
            }
        }
        if (Stream.of(fields).allMatch(Objects::isNull)) {
            throw new BrokenInput(
                    table,
                    1,
                    "no column says anything about a person; name one with --map, as in --map surname="
                            + header.getLast() + ".");
        }
    }

    /// The column of pupils' ids, where each of these rows has another; else -1.
    private int idOfPupils(List<IntFunction<String>> rows) {
        return Headings.IDS_OF_PUPILS.stream()
                .mapToInt(this::find)
                .filter(column -> column >= 0 && !taken(column))
                .filter(column -> Set.copyOf(values(rows, column)).size() == rows.size())
                .findFirst()
                .orElse(-1);
    }

    /// The columns of which nothing is known.
    private int[] unknown() {
        return IntStream.range(0, fields.length)
                .filter(column -> fields[column] == null && !taken(column) && !ofAnother.get(column))
                .toArray();
    }

    private static List<String> values(List<IntFunction<String>> rows, int column) {
        return rows.stream()
                .map(row -> row.apply(column).strip())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private boolean knows(Field field) {
        return Arrays.asList(fields).contains(field);
    }

    /// What people are told apart by first and no column was recognised as, or only by its dates, in sentences. Of
    /// columns that are read by their names nothing is said.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (recognising && NAMES.stream().noneMatch(this::knows)) {
            warnings.add(notRecognised("name", Field.SURNAME));
        }
        if (recognising && !knows(Field.BORN_ON)) {
            warnings.add(notRecognised("date of birth", Field.BORN_ON));
        }
        if (byItsDates >= 0) {
            warnings.add("the date of birth is taken from \"" + header.get(byItsDates) + "\" by its dates alone. If"
                    + " those are of something else, name the column that holds it, as in --map "
                    + Headings.optionName(Field.BORN_ON) + "=COLUMN, or leave this one out of the file.");
        }
        return warnings;
    }

    private static String notRecognised(String what, Field field) {
        return "no column was recognised as a " + what + ", so nobody is told apart by one. If a column holds it, name"
                + " that, as in --map " + Headings.optionName(field) + "=COLUMN.";
    }

    /// The columns that say nothing to the run of who a person is, in the order of the table.
    public List<String> notLinkedOn() {
        Set<String> uses = uses().keySet();
        return header.stream().filter(name -> !uses.contains(name)).toList();
    }

    /// The columns that say something of a person, those together that must be put by one thread.
    List<int[]> apart() {
        return IntStream.of(used())
                .boxed()
                .collect(Collectors.groupingBy(
                        column -> Records.together(Objects.requireNonNull(fields[column])),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(columns -> columns.stream().mapToInt(column -> column).toArray())
                .toList();
    }

    /// The columns that say something of a person.
    public int[] used() {
        return IntStream.range(0, fields.length)
                .filter(column -> fields[column] != null)
                .toArray();
    }

    /// Hands over what a row says of its person, field by field.
    ///
    /// @param columns some of those that are [#used]
    /// @param row     its values by the column's number, without white space around them
    public void read(int[] columns, IntFunction<? extends CharSequence> row, BiConsumer<Field, CharSequence> put) {
        StringBuilder address = null;
        for (int i : columns) {
            Field field = Objects.requireNonNull(fields[i]);
            CharSequence value = row.apply(i);
            if (!value.isEmpty() && field == Field.ADDRESS) {
                address = address == null ? new StringBuilder() : address;
                address.append(value).append(' ');
            } else if (!value.isEmpty()) {
                put.accept(field, value);
            }
        }
        if (address != null) {
            put.accept(Field.ADDRESS, address);
        }
    }

    /// The value; of a number that is written as programs write it that take it for a fraction, since some of its
    /// column are empty, what stands before the point: 9434765919.0.
    public static CharSequence whole(Field field, CharSequence value) {
        int digits = value.length() - NO_FRACTION.length();
        boolean fraction = digits > 0
                && OF_DIGITS.contains(field)
                && value.subSequence(digits, value.length()).toString().equals(NO_FRACTION)
                && value.subSequence(0, digits).chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return fraction ? value.subSequence(0, digits) : value;
    }

    boolean takesSomeAsTheyAre() {
        for (boolean each : asItIs) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /// Hands over the columns that are taken as they are; an empty value is null.
    void readAsTheyAre(IntFunction<? extends CharSequence> row, BiConsumer<String, @Nullable CharSequence> put) {
        for (int i = 0; i < asItIs.length; i++) {
            if (asItIs[i]) {
                CharSequence value = row.apply(i);
                put.accept(header.get(i), value.isEmpty() ? null : value);
            }
        }
    }

    public List<String> header() {
        return header;
    }

    /// The column of the record's own id, or -1.
    public int id() {
        return id;
    }

    /// The column of the source's name, or -1.
    public int source() {
        return source;
    }

    /// The column of the true person, or -1.
    public int truth() {
        return truth;
    }

    /// What a column says of a person, whether or not it is linked by; null for the record's own id, its source and
    /// the true person.
    @Nullable
    Field holds(int column) {
        if (taken(column)) {
            return null;
        }
        return recognising ? fields[column] : Headings.byName(header.get(column));
    }

    /// The column of this name, or -1.
    int find(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (sameName(header.get(i), name)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether two names are one column's, whatever their case, spaces and punctuation.
    public static boolean sameName(String one, String other) {
        return Headings.key(one).equals(Headings.key(other));
    }

    /// The NHS number or UPN that a column taken as it is holds of the record's own person.
    private @Nullable Field number(int column) {
        String name = header.get(column);
        Field field = Headings.byName(name);
        boolean own = Headings.whose(name).isEmpty() || Headings.isNumberOfAChild(name);
        return own && (field == Field.NHS_NUMBER || field == Field.UPN) ? field : null;
    }

    /// The columns taken as they are that hold NHS numbers or UPNs.
    Map<String, Field> numbers() {
        Map<String, Field> numbers = new LinkedHashMap<>();
        for (int i = 0; i < asItIs.length; i++) {
            Field field = number(i);
            if (field != null && asItIs[i]) {
                numbers.put(header.get(i), field);
            }
        }
        return numbers;
    }

    /// The columns used and what for, in the order of the table.
    public Map<String, String> uses() {
        Map<String, String> uses = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            Field field = fields[i];
            String use = i == id
                    ? "id"
                    : i == source ? "source" : i == truth ? "truth" : field == null ? "" : Headings.optionName(field);
            if (use.isEmpty() && asItIs[i]) {
                use = header.get(i);
            }
            if (!use.isEmpty()) {
                uses.put(header.get(i), use);
            }
        }
        return uses;
    }

    /// The same in words, for a line that says what is read, and what is not.
    public String describe() {
        String read = uses().entrySet().stream()
                .map(use ->
                        use.getValue().equals(use.getKey()) ? use.getKey() : use.getValue() + " from " + use.getKey())
                .collect(Collectors.joining(", "));
        return notLinkedOn().isEmpty() ? read : read + "; not linked on: " + String.join(", ", notLinkedOn());
    }
}
