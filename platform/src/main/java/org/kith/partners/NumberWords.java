package org.kith.partners;

import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;

/// Numbers that people carry, in words, with what their check digits say. They are no proof whose number it is.
public final class NumberWords {

    private NumberWords() {}

    /// "943 476 5919, right by its check digit"
    public static String nhsNumber(String number) {
        var plain = number.replace(" ", "");
        var grouped = plain.length() == 10
                ? plain.substring(0, 3) + " " + plain.substring(3, 6) + " " + plain.substring(6)
                : plain;
        return grouped + ", " + said(NhsNumber.valid(plain)) + " by its check digit";
    }

    /// "A82021996005W, a temporary one, right by its check letter"
    public static String upn(String upn) {
        boolean temporary = Upn.temporary(upn);
        return upn + (temporary ? ", a temporary one" : "") + ", " + said(Upn.valid(upn)) + " by its check letter";
    }

    private static String said(boolean right) {
        return right ? "right" : "wrong";
    }
}
