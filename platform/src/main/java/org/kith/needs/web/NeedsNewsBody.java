package org.kith.needs.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.MyDayPanels;
import org.kith.site.Page;

/// How the viewer's working list changed: family by family, or by pyramid where there are many.
///
/// @param since "26 October"
/// @param first after the first run, when nothing can be new yet: what stands, and since when
/// @param places null where the families are named instead
/// @param unconfirmed families whose need cannot be confirmed, with a link to them
record NeedsNewsBody(
        String since,
        List<Line> fresh,
        List<Line> ended,
        List<Line> first,
        @Nullable Places places,
        Where newOnes,
        Where endedOnes,
        Where standing,
        Where unconfirmed,
        String next)
        implements Page, MyDayPanels.Naming {

    NeedsNewsBody {
        fresh = List.copyOf(fresh);
        ended = List.copyOf(ended);
        first = List.copyOf(first);
    }

    @Override
    public Set<UUID> named() {
        return Stream.of(fresh, ended, first)
                .flatMap(List::stream)
                .map(Line::people)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /// A need that is new or has ended.
    ///
    /// @param who "Cian, 14", whom the need is of; several where it is one of their home
    /// @param questioned somebody has said of one of them that it is not right
    record Line(
            List<UUID> people, String when, String family, String href, String who, String title, boolean questioned) {

        Line {
            people = List.copyOf(people);
        }
    }

    /// By school pyramid.
    ///
    /// @param own of the zone; one not known last
    /// @param elsewhere of other zones, where children of this one go to school
    /// @param changes whether anything is new or has ended
    /// @param byRule how much ended since rules did; empty where nothing
    record Places(List<Place> own, List<Place> elsewhere, Place whole, boolean changes, String byRule) {

        Places {
            own = List.copyOf(own);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /// Counts of families, and where each number leads.
    record Place(String name, Where fresh, Where ended, Where standing, Where nobody) {}

    /// So many, and where they are.
    record Where(int count, String href) {}
}
