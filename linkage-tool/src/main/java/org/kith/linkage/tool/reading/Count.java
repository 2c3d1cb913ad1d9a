package org.kith.linkage.tool.reading;

/// So many of a thing, in words: "1 record", "2 records".
public record Count(long number, String one, String more) {

    public Count(long number, String one) {
        this(number, one, one + "s");
    }

    public static Count people(long number) {
        return new Count(number, "person", "people");
    }

    @Override
    public String toString() {
        return number + " " + (number == 1 ? one : more);
    }
}
