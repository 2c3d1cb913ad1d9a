package org.kith.site;

import java.util.Optional;

/// Where somebody with a worry about a child rings.
///
/// @param name what people call it: "Dorset children’s front door"
/// @param number as one would read it out: "01632 960 100"
public record FrontDoor(String name, String number) {

    /// What is said where the partnership has not said who answers.
    static final FrontDoor NOT_SAID = new FrontDoor("the police", "101");

    /// Tells which one is in force; the capability that reads the strategy has a bean of this type.
    @FunctionalInterface
    public interface Told {

        Optional<FrontDoor> now();
    }

    /// The number as a browser dials it; a short one is dialled as it is.
    String dialled() {
        var digits = number.replace(" ", "");
        return digits.startsWith("0") ? "+44" + digits.substring(1) : digits;
    }
}
