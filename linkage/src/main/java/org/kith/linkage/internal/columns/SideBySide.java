package org.kith.linkage.internal.columns;

/// Brings rows of a table side by side in memory, where each of them is looked at many times.
public final class SideBySide {

    private SideBySide() {}

    /// Copies some rows of a table of so many columns, one after the other.
    ///
    /// @param which the rows' numbers, of which those from one place until another count
    /// @param room  for the copies, such as what was handed back before; if it is too small, more is made
    public static int[] gather(int[] rows, int width, int[] which, int from, int until, int[] room) {
        int size = (until - from) * width;
        int[] gathered = room.length < size ? new int[size] : room;
        for (int i = from, at = 0; i < until; i++, at += width) {
            System.arraycopy(rows, which[i] * width, gathered, at, width);
        }
        return gathered;
    }
}
