package org.kith.site.web;

import java.util.List;
import org.kith.site.Notices.Notice;
import org.kith.site.Notices.Term;
import org.kith.site.Page;
import org.kith.site.Partnership;

/// What each source is for: the privacy notice, made from what the sources declared.
///
/// @param law new law, and whether it is in force here
record PrivacyPage(Partnership partnership, List<Notice> notices, List<Term> law) implements Page {}
