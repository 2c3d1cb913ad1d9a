package org.kith.site.web;

import java.util.List;
import org.kith.site.Notices.Notice;
import org.kith.site.Notices.Term;
import org.kith.site.Page;
import org.kith.site.Partnership;
import org.kith.site.words.Counts;

/// What each source is for: the privacy notice, made from what the sources declared.
///
/// @param law new law, and whether it is in force here
record PrivacyPage(Partnership partnership, List<Notice> notices, List<Term> law) implements Page {

    /// "By name. 2 of them are off: nothing of them is taken"
    String basis() {
        long off = notices.stream().filter(Notice::off).count();
        return off == 0
                ? "By name"
                : "By name. "
                        + Counts.of(off, "of them is off: nothing of it is", "of them are off: nothing of them is")
                        + " taken";
    }
}
