package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.families.corrections.Correction;
import org.kith.families.corrections.OpenCorrection;
import org.kith.partners.DataController;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;

/// One correction: what was said, where it may stand, what was done, and what may be done next.
///
/// @param already whether it was just sent a second time
/// @param controllers who answers for each source, by its name
/// @param filled what was typed and must be put right
record CorrectionPage(
        OpenCorrection open,
        boolean already,
        Map<String, DataController> controllers,
        CorrectionForm filled,
        LocalDate today,
        List<Mistake> mistakes)
        implements FormPage {

    static final List<Option> OUTCOMES = List.of(
            new Option("put-right", "The controller put it right", "The source’s next file brings it."),
            new Option(
                    "left",
                    "The controller leaves it as it is",
                    "It says that the fact is right, or that it may not change it."));

    static final List<Option> OF_TWO_PEOPLE = List.of(
            new Option("put-right", "They are two people", "You have parted their records."),
            new Option("left", "It is one person", "Their records stay together."));

    private static final String HELD =
            "Not shown: it would tell where somebody shielded is. Ask the controller by telephone.";

    CorrectionPage {
        controllers = Map.copyOf(controllers);
        mistakes = List.copyOf(mistakes);
    }

    Correction correction() {
        return open.correction();
    }

    /// Whoever asked meets the steps that stand; whoever follows it, all.
    List<Correction.Step> history() {
        return correction().steps().stream()
                .filter(step -> open.follows() || step.stands())
                .toList();
    }

    /// An answer in whose place another came.
    boolean isOld(Correction.Step step) {
        return correction().answersBefore().contains(step);
    }

    boolean twoPeople() {
        return correction().asked().twoPeople();
    }

    List<Option> outcomes() {
        return twoPeople() ? OF_TWO_PEOPLE : OUTCOMES;
    }

    String path() {
        return "/corrections/" + correction().id();
    }

    /// "A correction to Health visiting"
    String heading() {
        if (twoPeople()) {
            return CorrectionWords.TWO_PEOPLE;
        }
        var sender = open.sender();
        return sender == null ? "A correction" : "A correction to " + sender.title();
    }

    /// A source in which it may stand, with its controller and the records' keys there.
    record Owner(String title, @Nullable DataController controller, List<String> keys) {}

    List<Owner> owners() {
        var owners = new ArrayList<Owner>();
        for (var sender : senders()) {
            owners.add(new Owner(
                    sender.title(),
                    controllers.get(sender.source()),
                    open.places().stream()
                            .filter(place -> place.sender().equals(sender))
                            .map(place -> place.key() == null ? HELD : place.key())
                            .toList()));
        }
        return owners;
    }

    private List<Correction.Sender> senders() {
        return open.places().stream().map(Correction.Place::sender).distinct().toList();
    }

    /// Whose controller it may be sent to; none to choose where there is but one.
    List<Option> sources() {
        var senders = senders();
        if (senders.size() < 2) {
            return List.of();
        }
        var options = new ArrayList<>(List.of(new Option("", "Choose the source")));
        senders.forEach(sender -> options.add(new Option(sender.source(), sender.title())));
        return options;
    }

    String chosenSource() {
        var sender = open.sender();
        return !filled.source().isEmpty() || sender == null ? filled.source() : sender.source();
    }

    /// To whom it goes if nothing else is typed: the contact that the only source declares. What
    /// was typed comes back as it was, also where that is nothing.
    String to() {
        if (filled.act().equals("sent")) {
            return filled.to();
        }
        var owners = owners();
        var controller = owners.size() == 1 ? owners.getFirst().controller() : null;
        return controller == null || controller.contact() == null ? "" : controller.contact();
    }

    String on() {
        return filled.on().isEmpty() ? today.toString() : filled.on();
    }

    String due() {
        var correction = correction();
        return "An answer is " + (correction.overdue(today) ? "overdue since " : "due by ")
                + Dates.day(correction.dueOn(), today) + ".";
    }
}
