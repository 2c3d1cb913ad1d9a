package org.kith.linkage;

/// What a value says about a record's person.
public enum Field {
    /// "Forename Surname" or "SURNAME, Forename"; split when it is put.
    FULL_NAME,
    FORENAME,
    /// What they are called; one more forename.
    PREFERRED_FORENAME,
    MIDDLE_NAMES,
    SURNAME,
    /// A maiden or earlier name; one more surname.
    FORMER_SURNAME,
    /// ISO, day first or packed (20150301); parts that are impossible are kept, since a slip may be seen in
    /// them.
    BORN_ON,
    SEX,
    /// Ten digits; the check digit decides whether two different ones forbid a join.
    NHS_NUMBER,
    /// Thirteen characters; the check letter decides whether two different ones forbid a join.
    UPN,
    /// An earlier UPN; one more UPN.
    FORMER_UPN,
    ULN,
    /// The council's own id of the person, as its systems and returns share it.
    COUNCIL_ID,
    /// Any further identifier that is meant to be one person's.
    OTHER_ID,
    ADDRESS,
    POSTCODE,
    /// The property's number; says "same home" more surely than any address.
    UPRN,
    TOWN,
    PHONE,
    EMAIL,
    OCCUPATION,
    /// "child" or "adult", where a source holds both.
    ROLE
}
