package org.kith.county.places;

/// A dwelling.
public record Home(String line, String town, String postcode, Area area, long uprn) {

    public String address() {
        return line + ", " + town;
    }
}
