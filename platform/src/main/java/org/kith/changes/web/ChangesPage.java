package org.kith.changes.web;

import java.util.List;
import java.util.Optional;
import org.kith.changes.Proposal;
import org.kith.declarations.FileSet;
import org.kith.site.Part;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;

/// What is written and not in force, the proposal that waits, and what was decided.
///
/// @param mistake why the written files could not be proposed; empty when they could
record ChangesPage(List<FileSet.Change> written, Optional<Proposal> waiting, Part<Proposal> decided, String mistake)
        implements FormPage {

    ChangesPage {
        written = List.copyOf(written);
    }

    @Override
    public List<Mistake> mistakes() {
        return mistake.isEmpty() ? List.of() : List.of(new Mistake("written", mistake));
    }

    String writtenHeading() {
        return !written.isEmpty()
                ? Counts.of(written.size(), "written file is", "written files are") + " not in force"
                : mistake.isEmpty() ? "Everything that is written is in force" : "What is written cannot be read";
    }

    static String how(FileSet.Change change) {
        return switch (change.how()) {
            case ADDED -> "new";
            case CHANGED -> "changed";
            case REMOVED -> "taken out";
        };
    }
}
