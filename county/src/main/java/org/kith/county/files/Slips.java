package org.kith.county.files;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.kith.county.chance.Chance;
import org.kith.county.people.Names;
import org.kith.county.time.Days;

/// The errors people and systems make: by keyboard, by ear, by form, by default and by code page.
final class Slips {

    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    private static final String[][] EARS = {
        {"ph", "f"},
        {"ck", "k"},
        {"ie", "y"},
        {"ll", "l"},
        {"tt", "t"},
        {"ee", "ea"},
        {"ea", "ee"},
        {"th", "t"},
        {"c", "k"},
        {"ai", "ay"},
        {"ey", "y"},
        {"y", "ie"},
        {"nn", "n"},
        {"s", "z"},
        {"mp", "m"},
        {"gh", ""},
        {"e", ""},
        {"au", "or"},
        {"ou", "oo"}
    };
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private final Names names;

    Slips(Names names) {
        this.names = names;
    }

    String keyboard(String text, Chance chance) {
        if (text.length() < 3) {
            return text;
        }
        int at = 1 + chance.in(text.length() - 2);
        StringBuilder out = new StringBuilder(text);
        switch (chance.in(4)) {
            case 0 -> out.deleteCharAt(at);
            case 1 -> out.insert(at, text.charAt(at));
            case 2 -> {
                out.setCharAt(at, text.charAt(at + 1));
                out.setCharAt(at + 1, text.charAt(at));
            }
            default -> out.setCharAt(at, neighbour(text.charAt(at), chance));
        }
        return out.toString();
    }

    private static char neighbour(char key, Chance chance) {
        for (String row : ROWS) {
            int at = row.indexOf(key);
            if (at >= 0) {
                return row.charAt(at == 0 ? 1 : at == row.length() - 1 ? at - 1 : at + (chance.happens(0.5) ? 1 : -1));
            }
        }
        return key;
    }

    String ear(String text, Chance chance) {
        int first = chance.in(EARS.length);
        for (int i = 0; i < EARS.length; i++) {
            String[] pair = EARS[(first + i) % EARS.length];
            int at = text.indexOf(pair[0], 1);
            if (at > 0) {
                return text.substring(0, at) + pair[1] + text.substring(at + pair[0].length());
            }
        }
        return text;
    }

    String variant(String name, Chance chance, double likely) {
        List<String> variants = names.variants(name);
        return !variants.isEmpty() && chance.happens(likely) ? chance.oneOf(variants) : name;
    }

    String diminutive(String name, Chance chance) {
        List<String> brief = names.diminutives(name);
        return brief.isEmpty() ? name : chance.oneOf(brief);
    }

    /// Hyphens and apostrophes that a form or a system cannot take.
    String mark(String surname, Chance chance, double likely) {
        int hyphen = surname.indexOf('-');
        if (hyphen > 0 && chance.happens(likely)) {
            return switch (chance.in(4)) {
                case 0 -> surname.substring(0, hyphen);
                case 1 -> surname.substring(hyphen + 1);
                case 2 -> surname.replace('-', ' ');
                default -> surname.replace("-", "");
            };
        }
        if (surname.indexOf('\'') > 0 && chance.happens(likely)) {
            return surname.replace("'", chance.happens(0.7) ? "" : " ");
        }
        return surname;
    }

    int birthday(int born, Chance chance) {
        LocalDate date = Days.date(born);
        return switch (chance.in(4)) {
            case 0 -> swapped(date);
            case 1 -> born + (chance.happens(0.5) ? 1 : -1);
            case 2 -> (int) date.plusYears(chance.happens(0.5) ? 1 : -1).toEpochDay();
            default -> (int) date.plusMonths(chance.happens(0.5) ? 1 : -1).toEpochDay();
        };
    }

    private static int swapped(LocalDate date) {
        try {
            return (int) LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue())
                    .toEpochDay();
        } catch (DateTimeException e) {
            return (int) date.plusDays(10).toEpochDay();
        }
    }

    /// Without accents, as an old system keeps it.
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("")
                        .replace('Ł', 'L')
                        .replace('ł', 'l');
            }
        }
        return text;
    }
}
