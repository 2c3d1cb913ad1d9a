package org.kith.families;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places where people live, met under several spellings: one property number, or one postcode and house number, is
/// one home.
final class Homes {

    /// @param key the postcode and the house number, by which the home is known in the next build
    record Home(String key, String address, String postcode) {}

    static final int NONE = -1;

    private final List<Home> homes = new ArrayList<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<Long, Integer> byProperty = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();

    /// As [#plain], each postcode once.
    @Nullable
    String postcode(@Nullable String said) {
        return said == null ? null : plain.computeIfAbsent(said, Homes::plain);
    }

    /// The place of the home in this build, or [#NONE] when the address does not say enough.
    ///
    /// @param postcode a plain one
    int at(@Nullable String address, @Nullable String postcode, long property) {
        if (address == null || address.isBlank() || postcode == null || postcode.isBlank()) {
            return property == 0 ? NONE : byProperty.getOrDefault(property, NONE);
        }
        var key = key(address, postcode);
        var known = byKey.get(key);
        if (known == null && property != 0) {
            known = byProperty.get(property);
        }
        int place = known == null ? homes.size() : known;
        if (known == null) {
            homes.add(new Home(key, readable(address), spaced(postcode)));
        }
        byKey.putIfAbsent(key, place);
        if (property != 0) {
            byProperty.putIfAbsent(property, place);
        }
        return place;
    }

    Home home(int place) {
        return homes.get(place);
    }

    int size() {
        return homes.size();
    }

    /// The postcode and the numbers in the address, or its first words where it has none: "DT52CM|8",
    /// "DT52CM|THEOLDRECTORY".
    static String key(String address, String postcode) {
        var numbers = new StringBuilder();
        var words = new StringBuilder();
        boolean inNumber = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (Character.isDigit(c)) {
                if (!inNumber && !numbers.isEmpty()) {
                    numbers.append(' ');
                }
                numbers.append(c);
                inNumber = true;
            } else {
                boolean letter = Character.isLetter(c);
                boolean lone =
                        letter && inNumber && (i + 1 == address.length() || !Character.isLetter(address.charAt(i + 1)));
                if (lone) {
                    numbers.append(Character.toUpperCase(c));
                }
                if (letter && words.length() < 12) {
                    words.append(Character.toUpperCase(c));
                }
                inNumber = false;
            }
        }
        return postcode + "|" + (numbers.isEmpty() ? words : numbers);
    }

    /// Without spaces, in capitals: as registers keep it.
    static String plain(String postcode) {
        return postcode.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private static String spaced(String plain) {
        return plain.length() < 5
                ? plain
                : plain.substring(0, plain.length() - 3) + " " + plain.substring(plain.length() - 3);
    }

    /// Capitals all through are a system's, not the street's.
    private static String readable(String address) {
        var tidy = address.strip().replaceAll("\\s+", " ");
        return tidy.equals(tidy.toUpperCase(Locale.ROOT)) ? Names.readable(tidy) : tidy;
    }
}
