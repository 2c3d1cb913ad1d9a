package org.kith.partners.layouts.reading;

/// Check digits of numbers that people carry. They are weak evidence: a wrong one is flagged, never refused.
final class CheckDigits {

    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private CheckDigits() {}

    /// A unique pupil number: a check letter over twelve digits, the last of which is a letter while it is
    /// temporary.
    static boolean isUpn(String upn) {
        if (upn.length() != 13) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            int value = upn.charAt(i) - '0';
            if (value < 0 || value > 9) {
                value = i == 12 ? UPN_LETTERS.indexOf(upn.charAt(i)) : -1;
            }
            if (value < 0) {
                return false;
            }
            sum += value * (i + 1);
        }
        return UPN_LETTERS.charAt(sum % 23) == upn.charAt(0);
    }

    /// An NHS number: ten digits, the last a check over the others modulo 11.
    static boolean isNhsNumber(String number) {
        if (number.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            if (i < 9) {
                sum += digit * (10 - i);
            }
        }
        return (11 - sum % 11) % 11 == number.charAt(9) - '0';
    }
}
