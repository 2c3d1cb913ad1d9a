package org.kith.county.places;

import org.kith.county.chance.Chance;

/// A school, nursery, hub or clinic.
public record Setting(
        String code,
        String name,
        Kind kind,
        String organisation,
        Zone zone,
        int pyramid,
        String phone,
        String lead,
        String postcode,
        int urn) {

    public enum Kind {
        PRIMARY,
        SECONDARY,
        SPECIAL,
        ALTERNATIVE,
        INDEPENDENT,
        /// A state school of another council.
        BEYOND,
        NURSERY,
        HUB,
        CLINIC;

        public String word() {
            return switch (this) {
                case PRIMARY -> "primary";
                case SECONDARY -> "secondary";
                case SPECIAL -> "special";
                case ALTERNATIVE -> "alternative";
                case INDEPENDENT -> "independent";
                case BEYOND -> "beyond the border";
                case NURSERY -> "nursery";
                case HUB -> "hub";
                case CLINIC -> "clinic";
            };
        }
    }

    /// Whether pupils here are in the county's school census and its attendance share.
    public boolean maintained() {
        return switch (kind) {
            case PRIMARY, SECONDARY, SPECIAL, ALTERNATIVE -> true;
            case INDEPENDENT, BEYOND, NURSERY, HUB, CLINIC -> false;
        };
    }

    /// 3% of schools miss an upload.
    public boolean misses(int delivery) {
        return Chance.of(urn, delivery, 3).happens(0.03);
    }
}
