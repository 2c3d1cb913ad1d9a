package org.kith.partners.layouts;

import java.util.Locale;

/// What a source may say of who a person is; each is the column of the same name in `partners.identity`.
public enum IdentityField {
    /// The first day on which the description holds, where the source dates it (an address history).
    FROM_ON(true),
    /// The last day on which the description held.
    UNTIL_ON(true),
    FORENAME(false),
    MIDDLE_NAMES(false),
    SURNAME(false),
    PREFERRED_FORENAME(false),
    FORMER_SURNAME(false),
    BORN_ON(true),
    /// When an unborn child is expected.
    EXPECTED_ON(true),
    /// What tells that somebody died is the fact `death`, which their source can take back.
    DIED_ON(true),
    /// F, M or U.
    SEX(false),
    NHS_NUMBER(false),
    UPN(false),
    FORMER_UPN(false),
    ULN(false),
    /// The council's id of the child, the same in its case system and its returns.
    COUNCIL_ID(false),
    ADDRESS(false),
    POSTCODE(false),
    /// Digits only.
    UPRN(false),
    PHONE(false),
    EMAIL(false),
    SETTING_CODE(false),
    ETHNICITY(false),
    LANGUAGE(false),
    /// `child` or `adult`.
    ROLE(false);

    private final boolean day;

    IdentityField(boolean day) {
        this.day = day;
    }

    /// Whether the value is a day, read by [Entry#day(IdentityField)].
    public boolean isDay() {
        return day;
    }

    /// Whether it is a number that is one person's or one home's alone.
    public boolean isNumber() {
        return switch (this) {
            case NHS_NUMBER, UPN, FORMER_UPN, ULN, COUNCIL_ID, UPRN -> true;
            default -> false;
        };
    }

    /// The column in `partners.identity` and the name used in layout files.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
