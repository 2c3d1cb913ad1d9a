package org.kith.encompass;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;
import org.kith.matching.PersonId;

/// Finds the one pupil whom a notice means. Two things must agree: the pupil's number with the
/// date of birth or the first name, or the date of birth with the whole name. A notice that fits
/// two pupils, as where the hub took a twin's number, is placed with neither.
final class Placing {

    private Placing() {}

    /// Whom a notice names, or how a record describes a pupil.
    record Named(
            @Nullable String forename,
            @Nullable String surname,
            @Nullable LocalDate bornOn,
            @Nullable String upn) {}

    /// A pupil as one record describes them.
    ///
    /// @param preferred the name that the pupil goes by
    /// @param formerSurname the surname before
    record Described(
            PersonId pupil,
            Named as,
            @Nullable String preferred,
            @Nullable String formerSurname,
            @Nullable String formerUpn) {

        private boolean isNamed(Named meant) {
            return same(meant.forename(), as.forename()) || same(meant.forename(), preferred);
        }

        private boolean isOfTheFamily(@Nullable String surname) {
            return same(surname, as.surname()) || same(surname, formerSurname);
        }

        private boolean isBorn(@Nullable LocalDate day) {
            return day != null && day.equals(as.bornOn());
        }

        private boolean hasNumber(Named meant) {
            return meant.upn() != null
                    && (meant.upn().equals(as.upn()) || meant.upn().equals(formerUpn));
        }

        /// Of two who share a birthday and a surname a number alone tells neither: it may be the
        /// other's.
        private boolean mayBeATwin(Collection<Described> pupils) {
            return pupils.stream()
                    .anyMatch(other -> !other.pupil().equals(pupil)
                            && other.isBorn(as.bornOn())
                            && other.isOfTheFamily(as.surname()));
        }

        private boolean fits(Named meant) {
            boolean born = isBorn(meant.bornOn());
            return (hasNumber(meant) && (born || isNamed(meant)))
                    || (born && isNamed(meant) && isOfTheFamily(meant.surname()));
        }
    }

    static Optional<PersonId> of(Named meant, Collection<Described> pupils) {
        var fitting = pupils.stream().filter(each -> each.fits(meant)).toList();
        boolean one = fitting.stream().map(Described::pupil).distinct().count() == 1;
        boolean certain = fitting.stream().anyMatch(each -> each.isNamed(meant) || !each.mayBeATwin(pupils));
        return one && certain ? Optional.of(fitting.getFirst().pupil()) : Optional.empty();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && !Names.letters(one).isEmpty()
                && Names.letters(one).equals(Names.letters(other));
    }
}
