package org.kith.families.web;

import java.util.Collection;
import java.util.List;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.site.Counts;
import org.kith.site.Page;

/// Why something is not on the page: not covered, not matched, out of the age range, or not shown to the role.
///
/// @param maybe records that may be somebody's of the family; somebody is asked
/// @param held kinds of data that are not shown to the role, in words; the same on every page
record CannotTellBody(List<String> notCovered, int maybe, boolean allYoung, String held) implements Page {

    private static final List<KindOfData> KINDS = List.of(
            KindOfData.EDUCATION_ELSEWHERE,
            KindOfData.EARLY_HELP,
            KindOfData.SOCIAL_CARE,
            KindOfData.HEALTH,
            KindOfData.POLICE,
            KindOfData.YOUTH_JUSTICE,
            KindOfData.HOUSING,
            KindOfData.BENEFITS,
            KindOfData.ADULT_TREATMENT);

    CannotTellBody {
        notCovered = List.copyOf(notCovered);
    }

    static String held(Collection<Ties> ties) {
        return Counts.list(KINDS.stream()
                .filter(kind -> ties.stream().noneMatch(tie -> tie.allow(Act.READ, kind)))
                .map(KindOfData::words)
                .toList());
    }
}
