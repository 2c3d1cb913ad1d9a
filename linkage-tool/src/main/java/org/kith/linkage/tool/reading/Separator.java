package org.kith.linkage.tool.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands between a file's values: a comma, unless its first line has none and another sign that programs put
/// there.
///
/// @param sign     a comma, a semicolon, a tab or a bar
/// @param hasALine whether the first line only says which it is, as Excel's `sep=;` does
public record Separator(char sign, boolean hasALine) {

    private static final Pattern TOLD = Pattern.compile("\"?sep=(?<sign>[,;\t|])\"?[\r\n](?s:.*)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final String OTHERS = ";\t|";

    /// What stands between the values of a file.
    ///
    /// @param start how it begins, to the end of its first line at least
    public static Separator of(String start) {
        String text = start.replaceFirst("^\uFEFF", "");
        Matcher told = TOLD.matcher(text);
        if (told.matches()) {
            return new Separator(told.group("sign").charAt(0), true);
        }
        String line = QUOTED.matcher(text)
                .replaceAll("")
                .lines()
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        int most = ',';
        for (int other : OTHERS.chars().toArray()) {
            if (line.indexOf(',') < 0 && count(line, other) > count(line, most)) {
                most = other;
            }
        }
        return new Separator((char) most, false);
    }

    private static long count(String line, int sign) {
        return line.chars().filter(each -> each == sign).count();
    }
}
