package org.kith.partners.layouts;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A partner's data as the partnership agreed to take it: declared in `sources/<name>.yaml` and refused without.
///
/// @param organisation code of the organisation that sends it
/// @param holdsPersonOnce whether two of its records are two people: it keeps an index of people and mends doubles
/// @param layouts the layouts it comes in and, for each, the columns that are needed: no other column is ever read
/// @param missing what trust asks of a declaration and this one does not say; empty when it is whole
public record Source(
        String name,
        String title,
        String organisation,
        Agreement agreement,
        Coverage coverage,
        Delivery delivery,
        Audience audience,
        Optional<Switch> onlyWhenTurnedOn,
        boolean holdsPersonOnce,
        Map<String, Set<String>> layouts,
        List<String> missing) {

    /// On what ground the data may be held.
    ///
    /// @param contact whom a correction is sent to, null where it is not said
    /// @param condition the Article 9 or 10 condition, null when there is no such data
    /// @param confidentiality how health's duty of confidence is met, null when health is not involved
    /// @param restsOn the new law without which nothing may be taken, null where it needs none
    public record Agreement(
            String controller,
            @Nullable String contact,
            String purpose,
            String lawfulBasis,
            @Nullable String condition,
            @Nullable String confidentiality,
            String gateway,
            @Nullable Duty restsOn,
            String impactAssessment,
            String retention,
            LocalDate reviewOn) {}

    /// Who could be in it, since when, and how many days after an event it is heard of.
    ///
    /// @param fromAge the first age at which children are in it; null where it is for every age
    /// @param untilAge the last, included
    public record Coverage(
            String who,
            LocalDate from,
            int lateDays,
            @Nullable Integer fromAge,
            @Nullable Integer untilAge) {}

    /// How it comes: what a delivery replaces, and when it is due.
    ///
    /// @param kinds where a layout differs from `kind`
    /// @param yearFrom the day on which a year so far begins anew, null where nothing comes as one
    /// @param fileOfEachSchool whether every school sends its own file, held against none of another's
    public record Delivery(
            DeliveryKind kind,
            Map<String, DeliveryKind> kinds,
            Cadence cadence,
            @Nullable MonthDay yearFrom,
            boolean fileOfEachSchool) {

        public DeliveryKind kindOf(Layout layout) {
            return kinds.getOrDefault(layout.name(), kind);
        }
    }

    /// When deliveries are due.
    ///
    /// @param dueDay the day of the month, or of the week for weekly ones (1 is Monday)
    /// @param months the months in which one is due, for termly and yearly ones
    /// @param graceDays how many days late is still on time
    public record Cadence(Every every, int dueDay, List<Integer> months, int graceDays) {}

    /// How often deliveries come.
    public enum Every {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        TERM,
        YEAR
    }

    /// Who may see what it says.
    ///
    /// @param data the kind of data it is, for the access matrix
    /// @param adultsOnly whether everybody in it is an adult
    /// @param leadsToParents whether a parent may be told by it who leads the help, and nothing else
    /// @param alertsHelpers whether an alert that rests on it goes to a practitioner who takes part in the
    /// help where nobody who leads it can be told
    public record Audience(
            Set<String> roles, String data, boolean adultsOnly, boolean leadsToParents, boolean alertsHelpers) {}

    /// A source that stays off until a partnership turns it on with a reason.
    ///
    /// @param since null while it is off
    public record Switch(
            String why,
            @Nullable LocalDate since,
            @Nullable String reason,
            @Nullable String by) {}

    /// Whether it stands apart. What it says is shown to those to whom it was addressed, and
    /// enters nothing else.
    public boolean standsApart() {
        return audience.data().equals(FactKind.APART);
    }

    /// Why no file of this source may be taken today, if so.
    public Optional<Trouble> refusal(LocalDate today) {
        if (!missing.isEmpty()) {
            return refused(
                    "declaration-incomplete",
                    "The declaration of " + name + " does not say: " + String.join(", ", missing) + ".");
        }
        if (agreement.reviewOn().isBefore(today)) {
            return refused(
                    "declaration-out-of-date",
                    "The declaration of " + name + " was to be reviewed by " + agreement.reviewOn()
                            + ". Say there when it was, and publish what is written.");
        }
        var law = agreement.restsOn();
        if (law != null && !law.inForce(today)) {
            return refused(
                    "law-not-in-force",
                    name + " rests on law that is not in force here yet: " + law.title()
                            + ". When it begins, law.yaml gets the day.");
        }
        if (onlyWhenTurnedOn.isPresent()) {
            var since = onlyWhenTurnedOn.get().since();
            if (since == null || since.isAfter(today)) {
                return refused("source-off", name + " is off until the partnership turns it on with a reason.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Trouble> refused(String code, String reason) {
        return Optional.of(new Trouble(0, null, code, reason, Trouble.Severity.REFUSED));
    }
}
