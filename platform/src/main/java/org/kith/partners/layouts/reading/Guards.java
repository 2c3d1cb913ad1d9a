package org.kith.partners.layouts.reading;

import java.nio.CharBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kith.site.Sheet;

/// An apostrophe before what a spreadsheet would take for a formula, in refused rows that people open to mend
/// them. It stands before one that is there already too: whoever takes one off finds what was sent.
public final class Guards {

    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private Guards() {}

    /// A row of the quarantine with its guards.
    public static String guarded(String raw) {
        var row = new StringBuilder(raw.length() + 8);
        var number = NUMBER.matcher(raw);
        boolean quoted = false;
        boolean begins = true;
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean opens = begins && c == '"';
            if (begins && !opens && isFormula(raw, at) && !isNumber(raw, number, at, "")) {
                row.append('\'');
            }
            row.append(c);
            if (opens && isFormula(raw, at + 1) && !isNumber(raw, number, at + 1, "\"")) {
                row.append('\'');
            }
            if (c == '"') {
                quoted = !quoted;
            }
            begins = c == ',' && !quoted;
        }
        return row.toString();
    }

    private static boolean isFormula(CharSequence raw, int at) {
        int first = at;
        while (first < raw.length() && raw.charAt(first) == '\'') {
            first++;
        }
        return first < raw.length() && Sheet.beginsFormula(raw.charAt(first));
    }

    /// Whether the field that begins here is a number up to what closes it.
    private static boolean isNumber(String raw, Matcher number, int at, String closing) {
        if (!number.region(at, number.regionEnd()).lookingAt()) {
            return false;
        }
        int end = number.end() + closing.length();
        return raw.startsWith(closing, number.end()) && (end == raw.length() || raw.charAt(end) == ',');
    }

    /// Whether what lies between two places begins with a guard: an apostrophe, and after it what it guards.
    static boolean isGuarded(char[] chars, int from, int until) {
        return from < until && chars[from] == '\'' && isFormula(CharBuffer.wrap(chars, from, until - from), 0);
    }
}
