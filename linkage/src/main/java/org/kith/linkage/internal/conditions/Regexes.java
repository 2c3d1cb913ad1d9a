package org.kith.linkage.internal.conditions;

import java.util.Locale;

/// Regular expressions as DuckDB writes them, in Java's words.
final class Regexes {

    private Regexes() {}

    /// Within `[…]` Java reads a further `[` as a set in the set, `&&` as what both have in common, and knows
    /// `[:alpha:]` by another name.
    static String javas(String regex) {
        StringBuilder javas = new StringBuilder(regex.length());
        boolean set = false;
        int first = 0;
        for (int i = 0; i < regex.length(); i++) {
            char sign = regex.charAt(i);
            if (sign == '\\' && i + 1 < regex.length()) {
                int until = regex.startsWith("\\Q", i) && !set ? quoted(regex, i) : i + 2;
                javas.append(regex, i, until);
                i = until - 1;
            } else if (!set && sign == '[') {
                set = true;
                first = i + (regex.startsWith("[^", i) ? 2 : 1);
                javas.append(regex, i, Math.min(first, regex.length()));
                i = first - 1;
            } else if (!set) {
                javas.append(sign);
            } else if (sign == ']' && i > first) {
                set = false;
                javas.append(sign);
            } else if (regex.startsWith("[:", i) && regex.indexOf(":]", i) > 0) {
                int until = regex.indexOf(":]", i);
                javas.append(named(regex.substring(i + 2, until)));
                i = until + 1;
            } else {
                javas.append(sign == '[' || sign == ']' || sign == '&' ? "\\" : "")
                        .append(sign);
            }
        }
        return javas.toString();
    }

    private static int quoted(String regex, int from) {
        int end = regex.indexOf("\\E", from);
        return end < 0 ? regex.length() : end + 2;
    }

    private static String named(String name) {
        boolean others = name.startsWith("^");
        String of = others ? name.substring(1) : name;
        if (of.equals("word")) {
            return others ? "\\W" : "\\w";
        }
        String javas = of.equals("xdigit")
                ? "XDigit"
                : of.isEmpty() ? of : of.substring(0, 1).toUpperCase(Locale.ROOT) + of.substring(1);
        return (others ? "\\P{" : "\\p{") + javas + "}";
    }
}
