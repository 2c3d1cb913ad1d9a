package org.kith.county.lives;

/// How often things happen to a family or child of mean hardship, in a year unless said otherwise. They
/// are set so that the county comes near the published figures, which `county/README.md` puts beside
/// what was made.
final class Rates {

    static final double REFERRAL = 0.0365;
    static final double CONTACT_WITHOUT_REFERRAL = 0.075;
    static final double REFERRED_NOTHING_DONE = 0.13;
    static final double ASSESSED_NOT_IN_NEED = 0.22;
    static final double INQUIRY = 0.36;
    static final double PROTECTION = 0.153;
    static final double CARE = 0.070;
    static final double EARLY_HELP = 0.028;
    static final double SUSPENDED = 0.031;
    static final double ABUSE = 0.022;
    static final double MISSING = 0.004;
    static final double OFFENCE = 0.006;
    static final double LOW_INCOME = 0.243;
    static final double SUBSTANCE = 0.006;
    static final double MENTAL_HEALTH = 0.015;
    static final double HOMELESS = 0.008;

    /// What early help multiplies the odds of, in the twelve months after it begins.
    static final double EASES_REFERRAL = 0.70;
    static final double EASES_SUSPENSION = 0.75;
    static final double EASES_ABSENCE = 0.80;

    private Rates() {}
}
