package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.families.Families;
import org.kith.site.Page;

/// A practitioner's own families, those with news first.
record OwnFamiliesBody(List<Families.Mine> families, LocalDate today) implements Page {}
