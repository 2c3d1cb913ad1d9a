package org.kith.families.build;

/// Homes as they are, beside what the last build kept of how they are written.
///
/// @param since until when deliveries had come at that build
/// @param until until when they had come when these homes were made
record HomesNow(Homes homes, KnownSpellings known, String since, String until) {

    boolean isOf(Mark last, Mark now) {
        return since.equals(last.moment()) && until.equals(now.moment());
    }
}
