package org.kith.linkage.internal.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kith.linkage.Field;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Dictionary;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Question;

/// How often each value occurs, and so how much an agreement on it says beyond the average agreement.
///
/// A stranger shares the surname Smith more often than the surname Featherstonehaugh: u of "the same" is put in
/// the ratio of the value's frequency to the average one.
public final class Frequencies {

    /// No set of values adds more than this to a log2 weight.
    static final double MOST = 14;

    private static final int FORM = 2;
    private static final int CLOSE = 3;
    static final float MOST_FOR_ONE = 5;
    /// The attributes whose values are counted.
    public static final List<Attribute> COUNTED = List.of(
            Attribute.FORENAME,
            Attribute.SURNAME,
            Attribute.BORN,
            Attribute.POSTCODE,
            Attribute.TOWN,
            Attribute.OCCUPATION);

    private final float[][] weights = new float[Attribute.COUNT][];
    /// What a value that nobody had when values were counted would have said.
    private final float[] rarest = new float[Attribute.COUNT];
    /// How often two values taken at random are the same, where that was counted here.
    private final double[] commonness = new double[Attribute.COUNT];

    /// Those counted earlier, to be taken over.
    public Frequencies() {}

    public Frequencies(Table table) {
        for (Attribute attribute : COUNTED) {
            count(table, attribute);
        }
    }

    /// For some of the records, by what was counted in all of them.
    public Frequencies(Table table, CommonValues common) {
        for (Attribute attribute : COUNTED) {
            Dictionary words = table.columns.words(attribute);
            float[] known = new float[words.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = common.weight(attribute.index, Mix.hash(words.word(i)));
            }
            weights[attribute.index] = known;
        }
    }

    /// As counted in other records, for the values of these.
    public Frequencies(Columns columns, Frequencies counted, Columns countedIn) {
        for (Attribute attribute : COUNTED) {
            Dictionary words = columns.words(attribute);
            Dictionary known = countedIn.words(attribute);
            float[] taken = new float[words.size()];
            for (int i = 0; i < taken.length; i++) {
                int word = known.find(words.word(i));
                taken[i] = word < 0 ? counted.rarest(attribute) : counted.of(attribute, word);
            }
            take(attribute, counted.rarest(attribute), taken);
        }
    }

    private void count(Table table, Attribute attribute) {
        int[] counts = new int[table.columns.words(attribute).size()];
        long total = 0;
        for (int r = 0; r < table.size; r++) {
            int cell = table.cell(r, attribute);
            for (int i = 0; i < table.count(cell); i++) {
                counts[table.value(cell, i)]++;
                total++;
            }
        }
        long squares = 0;
        for (long count : counts) {
            squares += count * count;
        }
        commonness[attribute.index] = total == 0 ? 0 : CommonValues.commonness((double) total, (double) squares);
        rarest[attribute.index] = total == 0 ? 0 : weight(1, (double) total, (double) squares);
        float[] weights = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            weights[i] = counts[i] == 0 ? rarest[attribute.index] : weight(counts[i], (double) total, (double) squares);
        }
        this.weights[attribute.index] = weights;
    }

    /// Counts go on meaning what they meant: values that have come since are taken to be as rare as can be.
    public void follow(Columns columns) {
        for (Attribute attribute : COUNTED) {
            float[] known = weights[attribute.index];
            int words = columns.words(attribute).size();
            if (words > known.length) {
                float[] more = Arrays.copyOf(known, words + (words >> 4) + 16);
                Arrays.fill(more, known.length, more.length, rarest[attribute.index]);
                weights[attribute.index] = more;
            }
        }
    }

    public Map<Field, Double> commonness() {
        return CommonValues.byField(commonness);
    }

    public float rarest(Attribute attribute) {
        return rarest[attribute.index];
    }

    public float of(Attribute attribute, int word) {
        return weights[attribute.index][word];
    }

    public void take(Attribute attribute, float rarest, float[] weights) {
        this.rarest[attribute.index] = rarest;
        this.weights[attribute.index] = weights;
    }

    /// The weight of a value that occurs so often, of so many in all, where the squares of all such counts sum to so
    /// much.
    public static float weight(long count, double total, double squares) {
        return (float) Math.min(MOST_FOR_ONE, Scorer.log2(squares / total / count));
    }

    /// What the values in which two records agree add to log2(m/u), [#MOST] at most.
    public double weight(Table table, int a, int b, long pattern) {
        return Math.min(MOST, all(table, a, b, pattern));
    }

    /// What share counts of that which [#weight(Table, Question, int, int, long)] says of each question: together they
    /// count for [#MOST] at most.
    public double share(Table table, int a, int b, long pattern) {
        double all = all(table, a, b, pattern);
        return all > MOST ? MOST / all : 1;
    }

    private double all(Table table, int a, int b, long pattern) {
        return weight(table, Question.FORENAME, a, b, pattern)
                + weight(table, Question.SURNAME, a, b, pattern)
                + weight(table, Question.BORN, a, b, pattern)
                + weight(table, Question.HOME, a, b, pattern)
                + weight(table, Question.TOWN, a, b, pattern)
                + weight(table, Question.OCCUPATION, a, b, pattern);
    }

    /// What the value of one question adds by itself.
    public double weight(Table table, Question question, int a, int b, long pattern) {
        return switch (question) {
            case FORENAME ->
                question.levelIn(pattern) == Question.SWAPPED
                        ? crossed(table, a, b) + crossed(table, b, a)
                        : question.levelIn(pattern) == Question.SAME
                                ? weight(table, Attribute.FORENAME, a, b)
                                : alike(table, question, a, b, pattern);
            case SURNAME ->
                question.levelIn(pattern) == Question.SAME
                        ? weight(table, Attribute.SURNAME, a, b)
                        : alike(table, question, a, b, pattern);
            case BORN, TOWN, OCCUPATION ->
                question.levelIn(pattern) == Question.SAME ? weight(table, attributeOf(question), a, b) : 0;
            case HOME ->
                question.levelIn(pattern) == 1 || question.levelIn(pattern) == 2
                        ? weight(table, Attribute.POSTCODE, a, b)
                        : 0;
            default -> 0;
        };
    }

    private static Attribute attributeOf(Question question) {
        return switch (question) {
            case BORN -> Attribute.BORN;
            case TOWN -> Attribute.TOWN;
            case OCCUPATION -> Attribute.OCCUPATION;
            default -> Attribute.POSTCODE;
        };
    }

    /// A close spelling of a rare name is seldom chance, one of a common name often; half of what the commoner of
    /// the two would say if they were the same.
    private double alike(Table table, Question question, int a, int b, long pattern) {
        int level = question.levelIn(pattern);
        if (level != FORM && level != CLOSE) {
            return 0;
        }
        Attribute attribute = question == Question.FORENAME ? Attribute.FORENAME : Attribute.SURNAME;
        int cellA = table.cell(a, attribute);
        int cellB = table.cell(b, attribute);
        float[] known = weights[attribute.index];
        return cellA >= 0 && cellB >= 0 ? Math.min(known[cellA], known[cellB]) / 2 : 0;
    }

    /// The first name of one as the surname of the other; as common as it is in its commoner place. The rarest counts.
    private double crossed(Table table, int a, int b) {
        int forenames = table.cell(a, Attribute.FORENAME);
        int surnames = table.cell(b, Attribute.SURNAME);
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < table.count(forenames); i++) {
            int name = table.value(forenames, i);
            for (int j = 0; j < table.count(surnames); j++) {
                if (name == table.value(surnames, j)) {
                    float commoner =
                            Math.min(weights[Attribute.FORENAME.index][name], weights[Attribute.SURNAME.index][name]);
                    most = Math.max(most, commoner);
                }
            }
        }
        return most == Double.NEGATIVE_INFINITY ? 0 : most;
    }

    /// The rarest value in common counts.
    private double weight(Table table, Attribute attribute, int a, int b) {
        float[] known = weights[attribute.index];
        int cellA = table.cell(a, attribute);
        int cellB = table.cell(b, attribute);
        if (cellA >= 0 && cellB >= 0) {
            return cellA == cellB ? known[cellA] : 0;
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < table.count(cellA); i++) {
            for (int j = 0; j < table.count(cellB); j++) {
                if (table.value(cellA, i) == table.value(cellB, j)) {
                    most = Math.max(most, known[table.value(cellA, i)]);
                }
            }
        }
        return most == Double.NEGATIVE_INFINITY ? 0 : most;
    }
}
