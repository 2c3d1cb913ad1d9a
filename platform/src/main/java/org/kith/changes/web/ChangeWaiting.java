package org.kith.changes.web;

import org.kith.changes.Proposal;
import org.kith.site.Page;

/// The proposal that waits, on *my day*.
record ChangeWaiting(Proposal waiting) implements Page {}
