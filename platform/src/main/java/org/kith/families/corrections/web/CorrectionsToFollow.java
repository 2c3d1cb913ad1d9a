package org.kith.families.corrections.web;

import org.kith.site.Page;

/// The corrections that are owed an answer for longest, on the officer's day.
record CorrectionsToFollow(CorrectionRows rows) implements Page {}
