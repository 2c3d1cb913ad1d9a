package org.kith.linkage.uk;

/// The NHS number of England, Wales and the Isle of Man: nine digits and a check digit, modulus 11 (NHS Data
/// Dictionary).
public final class NhsNumber {

    private static final int LENGTH = 10;
    private static final String NO_FRACTION = ".0";

    private NhsNumber() {}

    /// Its ten digits without spaces or dashes, or the .0 of a program that took it for a fraction; empty when there
    /// are not ten, or all are the same.
    public static String standard(String written) {
        String digits = Text.digits(
                written.endsWith(NO_FRACTION)
                        ? written.substring(0, written.length() - NO_FRACTION.length())
                        : written);
        return digits.length() == LENGTH && !Text.oneCharacterOnly(digits) ? digits : "";
    }

    /// Whether ten digits carry the right check digit. Ten equal digits are nobody's.
    public static boolean valid(String digits) {
        if (digits.length() != LENGTH || Text.oneCharacterOnly(digits)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            // The check digit itself weighs 1: a sum that 11 divides is the same as 11 less the remainder.
            sum += digit * (LENGTH - i);
        }
        return sum % 11 == 0;
    }
}
