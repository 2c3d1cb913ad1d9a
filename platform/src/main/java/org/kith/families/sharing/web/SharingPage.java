package org.kith.families.sharing.web;

import java.util.Arrays;
import java.util.List;
import org.kith.families.Person;
import org.kith.families.sharing.LawfulBasis;
import org.kith.families.sharing.SharingDecision;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;

/// What was decided about sharing what is held about a person, and the form for another decision.
///
/// @param everybodys whether the viewer sees what others wrote too
record SharingPage(
        Person person, List<SharingDecision> decisions, boolean everybodys, SharingForm form, List<Mistake> mistakes)
        implements FormPage {

    static final List<Option> YES_OR_NO = List.of(new Option("yes", "Yes"), new Option("no", "No"));
    static final List<Option> SHARED =
            List.of(new Option("yes", "Shared", "No more than was needed."), new Option("no", "Not shared"));

    SharingPage {
        decisions = List.copyOf(decisions);
        mistakes = List.copyOf(mistakes);
    }

    static List<Option> bases() {
        return Arrays.stream(LawfulBasis.values())
                .map(basis -> new Option(basis.word(), basis.title()))
                .toList();
    }

    String path() {
        return "/people/" + person.id() + "/sharing";
    }

    boolean corrects() {
        return form.corrects() != null;
    }

    static String heading(SharingDecision decision) {
        return (decision.said().answer().shared() ? "Shared: " : "Not shared: ")
                + decision.said().asked().what();
    }
}
