package org.kith.linkage.internal.weights;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.kith.linkage.Field;
import org.kith.linkage.internal.columns.Attribute;

/// The weights of the values that are common among all records. Every other value weighs as much as one can, so that
/// nothing need be kept of the many rare ones.
public final class CommonValues implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final long[][] hashes = new long[Attribute.COUNT][0];
    private final float[][] weights = new float[Attribute.COUNT][0];
    private final double[] commonness = new double[Attribute.COUNT];

    /// None.
    public CommonValues() {}

    /// The count above which a value of an attribute is common, given how many values it has in all and the sum of the
    /// squares of their counts.
    public static double commonFrom(double total, double squares) {
        return squares / total / StrictMath.pow(2, Frequencies.MOST_FOR_ONE);
    }

    /// Notes the common values of an attribute: for each its hash, and how often it occurs.
    public void put(int attribute, long[] values, long[] counts, double total, double squares) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (x, y) -> Long.compare(values[x], values[y]));
        long[] sorted = new long[values.length];
        float[] found = new float[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[order[i]];
            found[i] = Frequencies.weight(counts[order[i]], total, squares);
        }
        commonness[attribute] = commonness(total, squares);
        hashes[attribute] = sorted;
        weights[attribute] = found;
    }

    /// How often two values taken at random are the same, for each field whose values were counted.
    public Map<Field, Double> commonness() {
        return byField(commonness);
    }

    static double commonness(double total, double squares) {
        return squares / total / total;
    }

    static Map<Field, Double> byField(double[] commonness) {
        Map<Field, Double> byField = new EnumMap<>(Field.class);
        for (Attribute attribute : Frequencies.COUNTED) {
            if (commonness[attribute.index] > 0) {
                byField.put(attribute.firstField(), commonness[attribute.index]);
            }
        }
        return byField;
    }

    float weight(int attribute, long value) {
        int at = Arrays.binarySearch(hashes[attribute], value);
        return at < 0 ? Frequencies.MOST_FOR_ONE : weights[attribute][at];
    }
}
