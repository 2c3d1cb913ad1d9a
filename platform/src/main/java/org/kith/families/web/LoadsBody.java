package org.kith.families.web;

import java.util.List;
import org.kith.families.Families;
import org.kith.site.Page;

/// Who leads how many families in a zone.
record LoadsBody(List<Families.Load> loads) implements Page {}
