package org.kith.linkage.tool;

/// So many of a thing, in words: "1 record", "2 records".
record Count(long number, String one, String more) {

    Count(long number, String one) {
        this(number, one, one + "s");
    }

    static Count people(long number) {
        return new Count(number, "person", "people");
    }

    @Override
    public String toString() {
        return number + " " + (number == 1 ? one : more);
    }
}
