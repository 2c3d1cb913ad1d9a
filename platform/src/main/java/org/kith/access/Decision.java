package org.kith.access;

/// The answer to "may this person do that", with its reason in words that can be shown.
public sealed interface Decision {

    String why();

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /// Yes.
    ///
    /// @param relation what made it so; it goes into the record of readings
    record Allowed(Relation relation, String why) implements Decision {}

    /// No.
    ///
    /// @param mayGiveReason giving a reason first ([Reasons#give]) would open it
    record Refused(String why, boolean mayGiveReason) implements Decision {}
}
