package org.kith.county.people;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.county.places.Pyramid;

/// NHS numbers from the range reserved for tests and unique pupil numbers with their check letter, for one pyramid.
public final class Numbers {

    private static final String CHECKS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final int RESERVED = 1_000_000;

    private final int block;
    private final int size;
    private final Map<String, Integer> serials = new HashMap<>();
    private int given;

    public Numbers(Pyramid pyramid, int pyramids) {
        size = RESERVED / pyramids;
        block = pyramid.index() * size;
    }

    /// The next NHS number, or null once this pyramid's share of the reserved range is used up.
    public @Nullable String nhs() {
        while (given < size) {
            // 387,420,489 shares no factor with a million, so the walk meets every number once.
            String nine = String.format(Locale.ROOT, "999%06d", (block + given++) * 387_420_489L % RESERVED);
            int check = nhsCheck(nine);
            if (check < 10) {
                return nine + check;
            }
        }
        return null;
    }

    static int nhsCheck(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (nine.charAt(i) - '0') * (10 - i);
        }
        return (11 - sum % 11) % 11;
    }

    public static boolean validNhs(String number) {
        return number.matches("\\d{10}") && nhsCheck(number) == number.charAt(9) - '0';
    }

    /// A new unique pupil number, given by the school `code` (seven digits) in a year.
    public String upn(String code, int year) {
        String prefix = code + String.format(Locale.ROOT, "%02d", year % 100);
        int serial = serials.merge(prefix, 1, Integer::sum) - 1;
        if (serial > 999) {
            return upn(
                    "8"
                            + String.format(
                                    Locale.ROOT, "%06d", (Integer.parseInt(code.substring(1)) + 10_000) % 1_000_000),
                    year);
        }
        String digits = prefix + String.format(Locale.ROOT, "%03d", serial);
        return upnCheck(digits) + digits;
    }

    /// The temporary number a school gives while it waits for the right one.
    public String temporary(String upn) {
        String digits = upn.substring(1, 12);
        char last = CHECKS.charAt(upn.charAt(12) - '0');
        int sum = CHECKS.indexOf(last) * 13;
        for (int i = 0; i < 11; i++) {
            sum += (digits.charAt(i) - '0') * (i + 2);
        }
        return CHECKS.charAt(sum % 23) + digits + last;
    }

    private static char upnCheck(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i + 2);
        }
        return CHECKS.charAt(sum % 23);
    }

    public static boolean validUpn(String upn) {
        return upn.matches("[A-Z]\\d{12}") && upnCheck(upn.substring(1)) == upn.charAt(0);
    }
}
