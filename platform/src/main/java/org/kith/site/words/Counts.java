package org.kith.site.words;

import java.util.List;
import java.util.Locale;

/// Numbers with what they are of.
public final class Counts {

    private Counts() {}

    /// "1,788,214"
    public static String number(long count) {
        return String.format(Locale.UK, "%,d", count);
    }

    /// "1 family", "1,204 families"
    public static String of(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /// A published count, in which a small one is hidden: "1 to 5 children".
    public static String published(long count, String one, String many) {
        return count >= 1 && count <= 5 ? "1 to 5 " + many : of(count, one, many);
    }

    /// A count from which nobody learns of a few: 1 for one to five, everything above to the nearest five.
    public static long rough(long count) {
        return count <= 0 ? 0 : count <= 5 ? 1 : Math.round(count / 5.0) * 5;
    }

    /// A rough count in words: "nobody", "1 to 5 children", "about 340 records".
    public static String roughly(long rough, String none, String many) {
        return rough == 0 ? none : rough == 1 ? "1 to 5 " + many : "about " + number(rough) + " " + many;
    }

    /// "6.8%"
    public static String percent(double value) {
        return String.format(Locale.UK, "%.1f%%", value);
    }

    /// "131 MB"
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        if (bytes < 1_000_000) {
            return number(Math.round(bytes / 1e3)) + " kB";
        }
        return bytes < 1_000_000_000
                ? number(Math.round(bytes / 1e6)) + " MB"
                : String.format(Locale.UK, "%.1f GB", bytes / 1e9);
    }

    /// "housing", "housing and home education", "housing, police and home education"
    public static String list(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
