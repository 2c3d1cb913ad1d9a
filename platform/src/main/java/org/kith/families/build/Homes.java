package org.kith.families.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;

/// The places where people live, met under several spellings: one property number, or one postcode and house number, is
/// one home. What is written most often is taken first and names it, so that homes do not depend on who says what when.
final class Homes {

    /// @param key the postcode and the house number, by which the home is known in the next build
    /// @param named how it is written most often
    record Home(String key, Spelling named) {

        /// To be read: worked out only of homes that are written.
        String address() {
            return readable(named.address());
        }

        String postcode() {
            return spaced(named.postcode());
        }
    }

    /// A way in which sources write where somebody lives; without an address, by the property's number alone.
    record Spelling(String address, String postcode, long property) {

        boolean isNumberOnly() {
            return address.isEmpty();
        }
    }

    static final int NONE = -1;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Comparator<Spelling> BY_TEXT = Comparator.comparing(Spelling::postcode)
            .thenComparing(Spelling::address)
            .thenComparingLong(Spelling::property);

    private final List<Spelling> spellings = new ArrayList<>();
    private final Map<Spelling, Integer> bySpelling = new HashMap<>();
    private int[] times = new int[1 << 10];
    private int[] homeOf = {};
    private int[] ids = {};
    private final List<Home> homes = new ArrayList<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<Long, Integer> byProperty = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();

    /// As [#plain], each postcode once.
    @Nullable
    String postcode(@Nullable String said) {
        return said == null ? null : plain.computeIfAbsent(said, Homes::plain);
    }

    /// The number of a way to write where somebody lives, or [#NONE] where nothing is said; also where it came after
    /// homes were made.
    ///
    /// @param postcode a plain one
    int spelling(@Nullable String address, @Nullable String postcode, long property) {
        if (address != null && !address.isBlank() && postcode != null && !postcode.isBlank()) {
            return spelling(new Spelling(address, postcode, property));
        }
        return property == 0 ? NONE : spelling(new Spelling("", "", property));
    }

    private int spelling(Spelling written) {
        var known = bySpelling.get(written);
        if (known != null) {
            return known;
        }
        if (areMade()) {
            return NONE;
        }
        int number = spellings.size();
        spellings.add(written);
        bySpelling.put(written, number);
        times = number < times.length ? times : Arrays.copyOf(times, number * 2);
        return number;
    }

    /// Counts a description that writes it so.
    void said(int spelling) {
        times[spelling]++;
    }

    /// Takes a spelling from the last build.
    ///
    /// @return its number: they count from 0, as they come
    int known(Spelling written, int timesSaid) {
        int number = spelling(written);
        times[number] = timesSaid;
        return number;
    }

    boolean areMade() {
        return homeOf.length > 0;
    }

    /// Makes the homes, once all spellings are known.
    void make() {
        homeOf = new int[Math.max(1, spellings.size())];
        var order = IntStream.range(0, spellings.size())
                .boxed()
                .parallel()
                .sorted((a, b) -> times[a] == times[b]
                        ? BY_TEXT.compare(spellings.get(a), spellings.get(b))
                        : times[b] - times[a])
                .toList();
        for (int number : order) {
            if (!spellings.get(number).isNumberOnly()) {
                homeOf[number] = at(spellings.get(number));
            }
        }
        for (int number : order) {
            if (spellings.get(number).isNumberOnly()) {
                homeOf[number] = byProperty.getOrDefault(spellings.get(number).property(), NONE);
            }
        }
    }

    /// Gives each home its number in the database.
    ///
    /// @param before numbers by the homes' keys: those that are known keep theirs
    void number(Map<String, Integer> before) {
        int next = before.values().stream().mapToInt(id -> id).max().orElse(0) + 1;
        ids = new int[homes.size()];
        for (int place = 0; place < ids.length; place++) {
            var known = before.get(homes.get(place).key());
            ids[place] = known == null ? next++ : known;
        }
    }

    private int at(Spelling written) {
        var key = key(written.address(), written.postcode());
        var known = byKey.get(key);
        if (known == null && written.property() != 0) {
            known = byProperty.get(written.property());
        }
        int place = known == null ? homes.size() : known;
        if (known == null) {
            homes.add(new Home(key, written));
        }
        byKey.putIfAbsent(key, place);
        if (written.property() != 0) {
            byProperty.putIfAbsent(written.property(), place);
        }
        return place;
    }

    /// The place of the home that is so written, or [#NONE] when that does not say enough.
    int of(int spelling) {
        return homeOf[spelling];
    }

    /// The number by which the database knows a home.
    int id(int place) {
        return ids[place];
    }

    /// The database's number of the home that is so written, or null.
    @Nullable
    Integer idOf(int spelling) {
        return of(spelling) == NONE ? null : (Integer) ids[of(spelling)];
    }

    Home home(int place) {
        return homes.get(place);
    }

    int size() {
        return homes.size();
    }

    Spelling spelling(int number) {
        return spellings.get(number);
    }

    int times(int spelling) {
        return times[spelling];
    }

    int spellings() {
        return spellings.size();
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
        var tidy = SPACES.matcher(address.strip()).replaceAll(" ");
        return tidy.equals(tidy.toUpperCase(Locale.ROOT)) ? Names.readable(tidy) : tidy;
    }
}
