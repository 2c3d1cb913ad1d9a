package org.kith.matching.web;

import org.kith.site.Page;

/// How many pairs wait.
record WaitingBody(int waiting) implements Page {}
