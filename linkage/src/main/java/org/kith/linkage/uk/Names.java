package org.kith.linkage.uk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names as forms have them: titles dropped, "baby" and "twin one" no name at all, "(known as Kate)" one more
/// name. Some words that stand where no name is known are names as well: a surname such as Child or Null
/// ([#eitherWay]), a first name such as Na.
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
    /// What stands alone where no surname is known, and is a surname too.
    private static final Set<String> SURNAMES_TOO = Set.of(
            "child", "boy", "girl", "male", "baby", "mum", "dad", "parent", "carer", "no", "na", "nan", "nil", "null",
            "test", "anon", "master", "lady");
    /// First names too, where they are written as one: NA and nan are what programs write.
    private static final Set<String> FORENAMES_TOO = Set.of("No", "Na", "Nan", "Nil", "Anon");
    private static final Pattern ASIDE = Pattern.compile("[(\\[\"]([^)\\]\"]*)[)\\]\"]?");
    private static final Pattern KNOWN_AS = Pattern.compile(
            "\\b(known as|a\\.?k\\.?a\\.?|also|formerly|previously|n[eé]e|prev|f/k/a|alias)\\b[:.]?",
            Pattern.CASE_INSENSITIVE);

    private Names() {}

    /// A first or middle name and its alternatives in standard form; none when it is no name.
    public static List<String> standard(String written) {
        return standard(written, /* surname= */ false);
    }

    /// A surname and its alternatives in standard form; none when it is no name. Of some words only a first name
    /// beside them can tell.
    public static List<String> surnames(String written) {
        return standard(written, /* surname= */ true);
    }

    /// Whether a surname in standard form is one only where a first name is known: "Child" is the surname of
    /// Emily Child, and none where nobody knows a name.
    public static boolean eitherWay(String surname) {
        return SURNAMES_TOO.contains(surname);
    }

    /// A full name without the titles in front of it, and with plain spaces for all others. One word that is
    /// left after a title is a surname.
    public static String untitled(String fullName) {
        String name = spaced(fullName).strip();
        int space = name.indexOf(' ');
        while (space > 0 && TITLES.contains(Text.words(name.substring(0, space)))) {
            name = name.substring(space + 1).strip();
            space = name.indexOf(' ');
        }
        return name;
    }

    private static String spaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isOtherSpace(text.charAt(i))) {
                StringBuilder spaced = new StringBuilder(text);
                for (int at = i; at < spaced.length(); at++) {
                    if (isOtherSpace(spaced.charAt(at))) {
                        spaced.setCharAt(at, ' ');
                    }
                }
                return spaced.toString();
            }
        }
        return text;
    }

    private static boolean isOtherSpace(char c) {
        return c != ' ' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static List<String> standard(String asWritten, boolean surname) {
        String written = spaced(asWritten);
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
            add(names, parts[0], surname);
            for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                add(names, part, surname);
            }
            for (String part : asides) {
                add(names, KNOWN_AS.matcher(part).replaceAll(" "), surname);
            }
        } else {
            add(names, rest, surname);
        }
        return names;
    }

    private static boolean hasAside(String written) {
        return written.indexOf('(') >= 0
                || written.indexOf('[') >= 0
                || written.indexOf('"') >= 0
                || (written.indexOf(' ') >= 0 && KNOWN_AS.matcher(written).find());
    }

    private static void add(List<String> names, String part, boolean surname) {
        String name = Text.words(part);
        int space = name.indexOf(' ');
        if (space > 0 && TITLES.contains(name.substring(0, space))) {
            name = name.substring(space + 1);
        }
        boolean known = surname ? eitherWay(name) : FORENAMES_TOO.contains(part.strip());
        if (!known && (Text.meansUnknown(name) || isStop(name) || TITLES.contains(name))) {
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
