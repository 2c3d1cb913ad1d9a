package org.kith.partners.layouts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.Yaml;
import org.kith.site.words.Words;

/// One column of a table, or one element of an XML record.
///
/// @param many whether it holds several codes, separated by commas or semicolons
/// @param needed whether a row without a readable value goes to quarantine
/// @param lenient whether an unreadable value is left out with a warning, even where a fact is dated by it
/// @param junk placeholders that stand for nothing
/// @param strip what is cut from a value before it is read as a code, or null
public record Column(
        String name,
        Type type,
        CodeSet codes,
        boolean many,
        boolean needed,
        boolean lenient,
        Set<String> junk,
        @Nullable Pattern strip) {

    /// How a value is read.
    public enum Type {
        TEXT,
        /// A day.
        DATE,
        /// A day of birth: never in the future, and 1 January 1900 is nobody's.
        BORN,
        /// A whole number, also written `132.0`.
        INT,
        /// A number of which only what is whole is kept: 28 of `28.4`.
        FLOOR,
        CODE,
        /// A unique pupil number; a wrong check letter is flagged.
        UPN,
        /// An NHS number; a wrong check digit is flagged.
        NHS,
        UPRN,
        POSTCODE
    }

    private static final CodeSet FLAG = new CodeSet(
            "flag",
            List.of(new CodeSet.Edition(
                    0,
                    Integer.MAX_VALUE,
                    Map.ofEntries(
                            Map.entry("TRUE", "Y"),
                            Map.entry("True", "Y"),
                            Map.entry("YES", "Y"),
                            Map.entry("Yes", "Y"),
                            Map.entry("Y", "Y"),
                            Map.entry("1", "Y"),
                            Map.entry("FALSE", "N"),
                            Map.entry("False", "N"),
                            Map.entry("NO", "N"),
                            Map.entry("No", "N"),
                            Map.entry("N", "N"),
                            Map.entry("0", "N")))));

    private static final CodeSet SEX = new CodeSet(
            "sex",
            List.of(new CodeSet.Edition(
                    0,
                    Integer.MAX_VALUE,
                    Map.ofEntries(
                            Map.entry("1", "M"),
                            Map.entry("2", "F"),
                            Map.entry("0", "U"),
                            Map.entry("9", "U"),
                            Map.entry("M", "M"),
                            Map.entry("F", "F"),
                            Map.entry("U", "U"),
                            Map.entry("X", "U"),
                            Map.entry("I", "U"),
                            Map.entry("MALE", "M"),
                            Map.entry("FEMALE", "F"),
                            Map.entry("UNKNOWN", "U"),
                            Map.entry("INDETERMINATE", "U"),
                            Map.entry("NOT STATED/RECORDED", "U")))));

    /// Reads `date needed`, `code LS`, `text`, or the same under `is` with `junk` and `strip` beside it.
    static Column of(String name, Yaml yaml, Map<String, CodeSet> codes, Set<String> junk) {
        var words = yaml.isText()
                ? yaml.words()
                : yaml.knowing("is", "junk", "strip").field("is").words();
        Type type = Type.TEXT;
        CodeSet set = CodeSet.ANY;
        boolean many = false;
        boolean needed = false;
        boolean lenient = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "needed" -> needed = true;
                case "lenient" -> lenient = true;
                case "flag" -> {
                    type = Type.CODE;
                    set = FLAG;
                }
                case "sex" -> {
                    type = Type.CODE;
                    set = SEX;
                }
                case "code", "codes" -> {
                    type = Type.CODE;
                    many = words.get(i).equals("codes");
                    if (i + 1 < words.size() && codes.containsKey(words.get(i + 1))) {
                        set = codes.getOrDefault(words.get(++i), CodeSet.ANY);
                    } else if (i + 1 < words.size() && !words.get(i + 1).equals("needed")) {
                        throw yaml.broken("no code list is called `" + words.get(i + 1) + "`.");
                    }
                }
                default -> type = type(words.get(i), yaml);
            }
        }
        var ownJunk = new java.util.HashSet<>(junk);
        Pattern strip = null;
        if (yaml.isMap()) {
            ownJunk.addAll(yaml.wordsOrNone("junk"));
            strip = yaml.find("strip").map(Column::pattern).orElse(null);
        }
        return new Column(name, type, set, many, needed, lenient, Set.copyOf(ownJunk), strip);
    }

    private static Type type(String word, Yaml yaml) {
        return Words.find(Type.class, word).orElseThrow(() -> yaml.broken("`" + word + "` is no kind of column."));
    }

    private static Pattern pattern(Yaml yaml) {
        try {
            return Pattern.compile(yaml.text());
        } catch (PatternSyntaxException e) {
            throw yaml.broken("this is no pattern: " + e.getDescription() + ".");
        }
    }
}
