package org.kith.families.refuges.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.families.refuges.EndedRefuge;
import org.kith.partners.DataController;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;

/// One person who is shielded since a stay in a refuge, with what is known of it, to be answered. It tells no place.
///
/// @param controllers whom to ask, by source
record ShieldPage(
        EndedRefuge refuge,
        Map<String, DataController> controllers,
        String answer,
        String why,
        LocalDate today,
        List<Mistake> mistakes)
        implements FormPage {

    static final String LIFT = "lift";
    private static final String KEEP = "keep";
    static final Set<String> ANSWERS = Set.of(KEEP, LIFT);

    private static final String SHIELDS_AGAIN = "A new stay shields again at once.";

    /// While a shield stands.
    private static final List<Option> SHIELDED = List.of(
            new Option(
                    KEEP,
                    "Keep the shield",
                    "Nothing changes. You are asked again only when a source says something new of a refuge."),
            new Option(
                    LIFT,
                    "Lift the shield",
                    "From the next refresh on, home and school show to whoever may see them otherwise, and those of the"
                            + " people in the same case too. " + SHIELDS_AGAIN));

    /// Once it was lifted.
    private static final List<Option> LIFTED = List.of(
            new Option(
                    KEEP,
                    "Shield again",
                    "From the next refresh on, home and school are hidden again, and those of the people in the same"
                            + " case too, until you lift the shield."),
            new Option(LIFT, "Leave it lifted", "Nothing changes. " + SHIELDS_AGAIN));

    ShieldPage {
        controllers = Map.copyOf(controllers);
        mistakes = List.copyOf(mistakes);
    }

    boolean shielded() {
        return !refuge.shielded().isEmpty();
    }

    List<Option> options() {
        return shielded() ? SHIELDED : LIFTED;
    }

    String legend() {
        return shielded() ? "Keep or lift the shield?" : "Shield again, or leave it lifted?";
    }

    String heading() {
        return shielded()
                ? refuge.name() + " is shielded since a stay in a refuge"
                : refuge.name() + " is shielded no more";
    }

    String sentence() {
        return switch (refuge.state()) {
            case STANDS -> "A source asks for it now: there is nothing to answer.";
            case ASKED ->
                "No source tells of a stay that goes on. Where " + refuge.name()
                        + " lives stays hidden until you lift the shield.";
            case ANSWERED ->
                refuge.answers().getFirst().lifts()
                        ? "You may shield again; a new stay shields by itself."
                        : "The shield was kept. You may answer anew.";
        };
    }

    boolean answerable() {
        return refuge.state() != EndedRefuge.State.STANDS && !refuge.records().isEmpty();
    }

    /// Each stay once, as whoever told of it last.
    Collection<EndedRefuge.Stay> stays() {
        var once = new LinkedHashMap<String, EndedRefuge.Stay>();
        refuge.stays()
                .forEach(stay -> once.merge(
                        stay.title() + stay.from() + stay.until(),
                        stay,
                        (one, other) -> one.receivedOn().isAfter(other.receivedOn()) ? one : other));
        return once.values();
    }

    /// "From 2 September to 1 October"
    String span(EndedRefuge.Stay stay) {
        var from = stay.from() == null ? "From a day not told" : "From " + Dates.day(stay.from(), today);
        return stay.until() == null ? from + ", no end told" : from + " to " + Dates.day(stay.until(), today);
    }

    @Nullable
    DataController controller(EndedRefuge.Shielded record) {
        return controllers.get(record.source());
    }
}
