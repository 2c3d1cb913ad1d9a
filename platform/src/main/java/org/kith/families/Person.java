package org.kith.families;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;

/// A person as their records together describe them. Somebody whose records end in an adoption is nobody here.
///
/// @param bornDoubtful sources give different dates
/// @param setting where they are on roll now
/// @param home where they are counted; null when it is not known
/// @param shielded their home, zone and school are for those who must know
public record Person(
        PersonId id,
        @Nullable String forename,
        @Nullable String surname,
        @Nullable LocalDate bornOn,
        boolean bornDoubtful,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate diedOn,
        boolean child,
        @Nullable Setting setting,
        @Nullable Home home,
        @Nullable String zone,
        boolean shielded,
        @Nullable FamilyId family) {

    /// What somebody or a family is called of whom no source says a name.
    public static final String NAME_NOT_KNOWN = "Name not known";

    /// A school, nursery or hub.
    ///
    /// @param yearGroup the national curriculum year, as the source writes it
    /// @param second of a pupil who is on two rolls
    public record Setting(
            String code,
            String name,
            @Nullable String yearGroup,
            @Nullable String pyramid,
            @Nullable Second second) {

        /// The other school of a pupil who is on two rolls.
        public record Second(String code, String name) {}

        /// The one of the two that this is; empty where it is neither.
        Optional<Setting> alone(String own) {
            if (code.equals(own)) {
                return Optional.of(new Setting(code, name, yearGroup, pyramid, null));
            }
            return Optional.ofNullable(second)
                    .filter(each -> each.code().equals(own))
                    .map(each -> new Setting(each.code(), each.name(), yearGroup, null, null));
        }
    }

    /// A place where people live.
    public record Home(int id, String address, @Nullable String postcode) {

        public String inOneLine() {
            return postcode == null ? address : address + ", " + postcode;
        }
    }

    /// Whether whoever has this tie to them may know where they live and go to school, as far as a shield goes.
    public boolean mayBePlacedBy(@Nullable Ties tie) {
        return !shielded || (tie != null && tie.allow(Act.READ, KindOfData.SHIELDED));
    }

    /// Without home, zone and school: for whoever may know the person and not the place.
    public Person withoutPlaces() {
        return placed(null, null, null);
    }

    /// Without the home, as for a school.
    Person withoutHome() {
        return placed(setting, null, zone);
    }

    Person at(@Nullable Setting shown) {
        return placed(shown, home, zone);
    }

    private Person placed(@Nullable Setting setting, @Nullable Home home, @Nullable String zone) {
        return new Person(
                id,
                forename,
                surname,
                bornOn,
                bornDoubtful,
                expectedOn,
                diedOn,
                child,
                setting,
                home,
                zone,
                shielded,
                family);
    }

    /// "Cian O'Brien"
    public String name() {
        var name = ((forename == null ? "" : forename) + " " + (surname == null ? "" : surname)).strip();
        return name.isEmpty() ? (expectedOn == null ? NAME_NOT_KNOWN : "A baby, expected") : name;
    }

    /// What people call them: "Cian".
    public String called() {
        return forename == null ? name() : forename;
    }

    /// "14", "7 months", "expected in March 2027", or that the age is not known.
    public String age(LocalDate today) {
        if (bornOn == null) {
            return expectedOn == null ? "age not known" : "expected in " + Dates.month(expectedOn);
        }
        int years = Dates.years(bornOn, diedOn == null ? today : diedOn);
        if (years >= 2 || !child) {
            return String.valueOf(years);
        }
        long months = ChronoUnit.MONTHS.between(bornOn, today);
        return months == 1 ? "1 month" : months + " months";
    }
}
