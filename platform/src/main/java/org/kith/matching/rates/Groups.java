package org.kith.matching.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Dates;

/// In which group of each parting a record is, by what it says itself, packed into one number.
final class Groups {

    static final String NOT_SAID = "not said";

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final List<String> ETHNIC = List.of(
            "White British",
            "White, another background",
            "Mixed",
            "Asian or Chinese",
            "Black",
            "another group",
            NOT_SAID);
    private static final List<String> FIFTHS = List.of(
            "most deprived fifth", "second fifth", "third fifth", "fourth fifth", "least deprived fifth", NOT_SAID);
    private static final List<String> AGES =
            List.of("0 to 4", "5 to 10", "11 to 15", "16 to 18", "19 to 24", "25 and over", NOT_SAID);
    private static final int[] AGES_BELOW = {5, 11, 16, 19, 25};
    private static final String PLAIN = "a to z only";
    private static final String ACCENTED = "Latin with accents";

    /// The first letter of a school's code, or the letter of the NHS's.
    private static final Map<Character, Integer> SCHOOLS = Map.of('W', 1, 'M', 2, 'A', 3, 'C', 3, 'B', 4, 'O', 5);

    private static final String NHS = "ABCDEFGHJKLMNPRS";
    private static final int[] OF_NHS = {0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 3, 5};

    private final LocalDate today;
    private final Map<String, Integer> ethnic = new HashMap<>();
    private final List<String> letters = new ArrayList<>(List.of(PLAIN, ACCENTED));

    Groups(LocalDate today) {
        this.today = today;
    }

    /// @param name null where all its letters are a to z
    int pack(@Nullable String ethnicity, int decile, @Nullable LocalDate bornOn, @Nullable String name) {
        int first = ethnicity == null ? ETHNIC.size() - 1 : ethnic.computeIfAbsent(ethnicity, Groups::ethnicGroup);
        int second = decile < 1 || decile > 10 ? FIFTHS.size() - 1 : (decile - 1) / 2;
        return first | (second << BITS) | (age(bornOn) << (2 * BITS)) | (letters(name) << (3 * BITS));
    }

    /// @param parting by its place among all
    static int place(int packed, int parting) {
        return (packed >>> (parting * BITS)) & MASK;
    }

    /// The names of the groups by their places, parting by parting.
    List<List<String>> names() {
        return List.of(ETHNIC, FIFTHS, AGES, letters);
    }

    /// The census's broad groups, of codes of schools and the NHS and of words.
    static int ethnicGroup(String said) {
        var text = said.strip();
        var capital = text.toUpperCase(Locale.ROOT);
        if (capital.length() == 1 && NHS.indexOf(capital) >= 0) {
            return OF_NHS[NHS.indexOf(capital)];
        }
        if (capital.equals("WBRI") || capital.equals("WHITE BRITISH")) {
            return 0;
        }
        if (capital.equals(text) && text.length() == 4) {
            return capital.equals("REFU") || capital.equals("NOBT")
                    ? ETHNIC.size() - 1
                    : SCHOOLS.getOrDefault(text.charAt(0), ETHNIC.size() - 1);
        }
        return words(capital);
    }

    private static int words(String capital) {
        if (capital.contains("MIXED") || capital.startsWith("WHITE AND ")) {
            return 2;
        }
        if (capital.contains("WHITE") || capital.contains("GYPSY") || capital.contains("TRAVELLER")) {
            return 1;
        }
        if (capital.contains("BLACK") || capital.contains("AFRICAN") || capital.contains("CARIBBEAN")) {
            return 4;
        }
        for (var asian : List.of("ASIAN", "INDIAN", "PAKISTANI", "BANGLADESHI", "CHINESE")) {
            if (capital.contains(asian)) {
                return 3;
            }
        }
        return capital.contains("OTHER") || capital.contains("ARAB") ? 5 : ETHNIC.size() - 1;
    }

    private int age(@Nullable LocalDate bornOn) {
        if (bornOn == null) {
            return AGES.size() - 1;
        }
        int years = Dates.years(bornOn, today);
        int band = 0;
        while (band < AGES_BELOW.length && years >= AGES_BELOW[band]) {
            band++;
        }
        return band;
    }

    private int letters(@Nullable String name) {
        if (name == null) {
            return 0;
        }
        var script = name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .filter(each -> each != Character.UnicodeScript.LATIN)
                .findFirst();
        if (script.isEmpty()) {
            return name.codePoints().anyMatch(letter -> letter > 127 && Character.isLetter(letter)) ? 1 : 0;
        }
        var title =
                script.get().name().charAt(0) + script.get().name().substring(1).toLowerCase(Locale.ROOT);
        int known = letters.indexOf(title);
        if (known >= 0) {
            return known;
        }
        if (letters.size() <= MASK) {
            letters.add(title);
        }
        return letters.size() - 1;
    }
}
