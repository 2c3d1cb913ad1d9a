package org.kith.linkage.tool.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.kith.linkage.Field;
import org.kith.linkage.uk.BirthDate;

/// The groups of people that a run's quality is told by: the script that a name is written in, the age, and the
/// columns named by `--group`. Filled while files are read; nobody is linked by a group.
public final class Groups {

    public static final int NONE = -1;

    private static final int MOST = 20;
    private static final String OTHERS = "all others";
    private static final String PLAIN = "Latin letters without accents";
    private static final String ACCENTED = "Latin letters with accents";
    private static final int ASCII = 128;
    /// One in so many dated records must be born in the newest year, so that a slip does not count as one.
    private static final int NEWEST_SHARE = 1000;
    private static final int[] AGES = {0, 5, 11, 16, 25, 65};

    private final List<String> wanted;
    private final Labelled script = new Labelled();
    private final Column born = new Column();
    private final List<Labelled> columns;
    private final List<String> titles = new ArrayList<>();
    private boolean[] there = new boolean[0];

    /// One way to part people into groups.
    ///
    /// @param by    "age at the end of 2020"
    /// @param names of the groups
    /// @param of    each record's group, or [#NONE]
    /// @param plain a group that counts only where none of a person's records says anything else, or [#NONE]
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    public record Parting(String by, List<String> names, int[] of, int plain) {}

    /// @param wanted the columns that `--group` names
    Groups(List<String> wanted) {
        this.wanted = wanted;
        columns = wanted.stream().map(name -> new Labelled()).toList();
        titles.addAll(wanted);
        there = new boolean[wanted.size()];
    }

    /// Reads rows of one file.
    final class Rows {

        private final int[] names;
        private final int bornOn;
        private final int[] grouping;

        private Rows(Layout layout) {
            names = IntStream.range(0, layout.header().size())
                    .filter(column -> switch (layout.holds(column)) {
                        case FORENAME, SURNAME, FULL_NAME -> true;
                        case null, default -> false;
                    })
                    .toArray();
            bornOn = IntStream.range(0, layout.header().size())
                    .filter(column -> layout.holds(column) == Field.BORN_ON)
                    .findFirst()
                    .orElse(NONE);
            grouping = wanted.stream().mapToInt(layout::find).toArray();
            for (int i = 0; i < grouping.length; i++) {
                there[i] |= grouping[i] >= 0;
                titles.set(i, grouping[i] < 0 ? titles.get(i) : layout.header().get(grouping[i]));
            }
        }

        /// @param row its values by the column's number, without white space around them
        void take(IntFunction<? extends CharSequence> row) {
            String written = "";
            for (int column : names) {
                written = rarer(written, scriptOf(row.apply(column)));
            }
            script.add(written);
            born.add(bornOn < 0 ? 0 : BirthDate.packed(row.apply(bornOn)) / 10_000);
            for (int i = 0; i < grouping.length; i++) {
                columns.get(i).add(grouping[i] < 0 ? "" : row.apply(grouping[i]).toString());
            }
        }
    }

    /// Makes room for so many records in all.
    void expect(int records) {
        script.column.expect(records);
        born.expect(records);
        columns.forEach(labelled -> labelled.column.expect(records));
    }

    Rows in(Layout layout) {
        return new Rows(layout);
    }

    /// The columns wanted that no file has.
    List<String> missing() {
        return IntStream.range(0, there.length)
                .filter(i -> !there[i])
                .mapToObj(wanted::get)
                .toList();
    }

    /// The ways that part these people at all.
    List<Parting> partings() {
        List<Parting> partings = new ArrayList<>();
        partings.add(script.parting("script of the name", PLAIN));
        partings.add(ages());
        for (int i = 0; i < columns.size(); i++) {
            partings.add(columns.get(i).parting(titles.get(i), ""));
        }
        return partings.stream().filter(parting -> parting.names().size() > 1).toList();
    }

    private static String rarer(String a, String b) {
        return a.isEmpty() || a.equals(PLAIN) || (a.equals(ACCENTED) && !b.isEmpty() && !b.equals(PLAIN))
                ? b.isEmpty() ? a : b
                : a;
    }

    private static String scriptOf(CharSequence name) {
        boolean letters = false;
        boolean accents = false;
        for (int i = 0; i < name.length(); ) {
            char letter = name.charAt(i);
            if (letter < ASCII) {
                letters = letters || Character.isLetter(letter);
                i++;
                continue;
            }
            int point = Character.codePointAt(name, i);
            i += Character.charCount(point);
            if (Character.isLetter(point)) {
                Character.UnicodeScript script = Character.UnicodeScript.of(point);
                if (script != Character.UnicodeScript.LATIN && script != Character.UnicodeScript.COMMON) {
                    String words = script.name().replace('_', ' ');
                    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
                }
                accents = true;
            }
        }
        return accents ? ACCENTED : letters ? PLAIN : "";
    }

    /// Age in whole years at the end of the newest year of birth, so that the same files give the same groups on any
    /// day.
    private Parting ages() {
        int[] years = born.all();
        int newest = newest(years);
        if (newest == 0) {
            return new Parting("age", List.of(), years, NONE);
        }
        int[] bands = new int[years.length];
        boolean[] met = new boolean[AGES.length];
        for (int i = 0; i < years.length; i++) {
            bands[i] = years[i] == 0 ? NONE : band(Math.max(0, newest - years[i]));
            if (bands[i] >= 0) {
                met[bands[i]] = true;
            }
        }
        List<String> names = new ArrayList<>();
        int[] place = new int[AGES.length];
        for (int band = 0; band < AGES.length; band++) {
            place[band] = names.size();
            if (met[band]) {
                names.add(
                        band + 1 == AGES.length
                                ? AGES[band] + " and over"
                                : AGES[band] + " to " + (AGES[band + 1] - 1));
            }
        }
        for (int i = 0; i < bands.length; i++) {
            bands[i] = bands[i] == NONE ? NONE : place[bands[i]];
        }
        return new Parting("age at the end of " + newest, names, bands, NONE);
    }

    /// The newest year but for slips, or 0 where none is known.
    private static int newest(int[] years) {
        int[] counts = new int[1 + Arrays.stream(years).max().orElse(0)];
        int dated = 0;
        for (int year : years) {
            counts[year]++;
            dated += year > 0 ? 1 : 0;
        }
        int newer = dated / NEWEST_SHARE;
        int newest = counts.length - 1;
        while (newest > 0 && counts[newest] <= newer) {
            newer -= counts[newest--];
        }
        return newest;
    }

    private static int band(int age) {
        int band = AGES.length - 1;
        while (age < AGES[band]) {
            band--;
        }
        return band;
    }

    /// A number for each record.
    private static final class Column {

        private int[] numbers = new int[16];
        private int size;

        void expect(int records) {
            numbers = Arrays.copyOf(numbers, Math.max(numbers.length, records));
        }

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        int[] all() {
            return Arrays.copyOf(numbers, size);
        }
    }

    /// A label for each record; empty is none.
    private static final class Labelled {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final Column column = new Column();
        private String last = "";
        private int number = NONE;

        void add(String label) {
            if (!label.equals(last)) {
                last = label;
                number = label.isEmpty() ? NONE : numbers.computeIfAbsent(label, unseen -> numbers.size());
            }
            column.add(number);
        }

        Parting parting(String by, String plain) {
            int[] of = column.all();
            int[] counts = new int[numbers.size()];
            Arrays.stream(of).filter(number -> number >= 0).forEach(number -> counts[number]++);
            TreeSet<String> kept = new TreeSet<>(Groups::inOrder);
            numbers.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<String, Integer> label) -> -counts[label.getValue()])
                            .thenComparing(Map.Entry::getKey))
                    .limit(numbers.size() > MOST ? MOST - 1 : MOST)
                    .forEach(label -> kept.add(label.getKey()));
            Map<String, Integer> places = new LinkedHashMap<>();
            kept.forEach(label -> places.put(label, places.size()));
            if (numbers.size() > kept.size()) {
                places.putIfAbsent(OTHERS, places.size());
            }
            int[] placeOf = new int[numbers.size()];
            numbers.forEach((label, number) -> placeOf[number] =
                    places.containsKey(label) ? places.get(label) : places.getOrDefault(OTHERS, NONE));
            for (int i = 0; i < of.length; i++) {
                of[i] = of[i] < 0 ? NONE : placeOf[of[i]];
            }
            return new Parting(by, List.copyOf(places.keySet()), of, places.getOrDefault(plain, NONE));
        }
    }

    /// 2 before 10, and words by the alphabet.
    private static int inOrder(String a, String b) {
        int shorter = a.matches("\\d{1,9}") && b.matches("\\d{1,9}")
                ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b))
                : 0;
        return shorter != 0 ? shorter : a.compareTo(b);
    }
}
