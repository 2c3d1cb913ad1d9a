package org.kith.families.releases.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.kith.families.releases.ParentReleaseOpening.Draft;
import org.kith.families.releases.Topic;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// What a worker may show to a parent, each thing first as the parent will read it.
record ReleasePage(Draft draft, ReleaseForm form, LocalDate today, List<Mistake> mistakes) implements FormPage {

    /// From about this age a young person is asked first.
    private static final int ASKED_FIRST = 12;

    ReleasePage {
        mistakes = List.copyOf(mistakes);
    }

    String parent() {
        return draft.parent().called();
    }

    String child() {
        return draft.child().called();
    }

    String heading() {
        return "What " + parent() + " may see about " + child();
    }

    List<Topic> topics() {
        return Arrays.stream(Topic.values())
                .filter(topic -> !draft.of(topic).isEmpty())
                .toList();
    }

    /// "School, early help"; empty where there is something of each.
    String without() {
        return Counts.list(Arrays.stream(Topic.values())
                .filter(topic -> draft.of(topic).isEmpty())
                .map(Topic::words)
                .toList());
    }

    boolean asksFirst() {
        var born = draft.child().bornOn();
        return born != null && Dates.years(born, today) >= ASKED_FIRST;
    }

    /// The release that the worker has before them.
    String seen() {
        var before = draft.before();
        return before == null ? "" : before.id().toString();
    }
}
