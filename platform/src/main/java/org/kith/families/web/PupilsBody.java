package org.kith.families.web;

import java.util.List;
import org.kith.families.Families;
import org.kith.site.Page;

/// Pupils on a school's roll whom somebody helps.
record PupilsBody(List<Families.Pupil> pupils) implements Page {}
