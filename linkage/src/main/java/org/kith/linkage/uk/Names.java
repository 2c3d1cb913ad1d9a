package org.kith.linkage.uk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names as forms have them: titles dropped, "baby" and "twin one" no name at all, "(known as Kate)" one more
/// name.
public final class Names {

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "lady", "master", "prof");
    private static final Set<String> STOPS = Set.of(
            "baby",
            "babyboy",
            "babygirl",
            "infant",
            "newborn",
            "child",
            "boy",
            "girl",
            "male",
            "female",
            "twin",
            "triplet",
            "one",
            "two",
            "three",
            "a",
            "b",
            "c",
            "i",
            "ii",
            "iii",
            "1",
            "2",
            "3",
            "of",
            "unborn",
            "unnamed",
            "first",
            "second",
            "mother",
            "father",
            "mum",
            "dad",
            "parent",
            "carer");
    private static final Set<String> STOP_STARTS = Set.of(
            "baby",
            "babyboy",
            "babygirl",
            "infant",
            "newborn",
            "twin",
            "triplet",
            "unborn",
            "unnamed",
            "male",
            "female",
            "child",
            "boy",
            "girl",
            "mother",
            "father",
            "mum",
            "dad",
            "parent",
            "carer");
    private static final Pattern ASIDE = Pattern.compile("[(\\[\"]([^)\\]\"]*)[)\\]\"]?");
    private static final Pattern KNOWN_AS = Pattern.compile(
            "\\b(known as|a\\.?k\\.?a\\.?|also|formerly|previously|n[eé]e|prev|f/k/a|alias)\\b[:.]?",
            Pattern.CASE_INSENSITIVE);

    private Names() {}

    /// The name and its alternatives in standard form; none when it is no name.
    public static List<String> standard(String written) {
        String rest = written;
        List<String> names = new ArrayList<>(1);
        if (hasAside(written)) {
            Matcher aside = ASIDE.matcher(written);
            List<String> asides = new ArrayList<>();
            while (aside.find()) {
                asides.add(aside.group(1));
            }
            rest = ASIDE.matcher(written).replaceAll(" ");
            String[] parts = KNOWN_AS.split(rest, -1);
            add(names, parts[0]);
            for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                add(names, part);
            }
            for (String part : asides) {
                add(names, KNOWN_AS.matcher(part).replaceAll(" "));
            }
        } else {
            add(names, rest);
        }
        return names;
    }

    private static boolean hasAside(String written) {
        return written.indexOf('(') >= 0
                || written.indexOf('[') >= 0
                || written.indexOf('"') >= 0
                || (written.indexOf(' ') >= 0 && KNOWN_AS.matcher(written).find());
    }

    private static void add(List<String> names, String part) {
        String name = Text.words(part);
        int space = name.indexOf(' ');
        if (space > 0 && TITLES.contains(name.substring(0, space))) {
            name = name.substring(space + 1);
        }
        if (Text.meansUnknown(name) || isStop(name) || TITLES.contains(name)) {
            return;
        }
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /// "baby", "twin 1", "baby of", "female infant": words that stand where a name is not known yet.
    private static boolean isStop(String name) {
        String[] words = name.split(" ", -1);
        if (words.length == 1) {
            return STOP_STARTS.contains(words[0]) || Text.digits(name).length() == name.length();
        }
        return STOP_STARTS.contains(words[0]) && Arrays.stream(words).allMatch(STOPS::contains);
    }
}
