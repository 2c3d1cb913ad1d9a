package org.kith.families.web;

import java.util.Collection;
import java.util.List;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.families.Audience;
import org.kith.families.NotShown;
import org.springframework.stereotype.Component;

/// What a page does not show to the viewer's role, in words that are the same whether or not there is anything.
@Component
class Held {

    private static final List<KindOfData> KINDS = List.of(
            KindOfData.EDUCATION_ELSEWHERE,
            KindOfData.EARLY_HELP,
            KindOfData.SOCIAL_CARE,
            KindOfData.HEALTH,
            KindOfData.POLICE,
            KindOfData.ENCOMPASS,
            KindOfData.YOUTH_JUSTICE,
            KindOfData.HOUSING,
            KindOfData.BENEFITS,
            KindOfData.ADULT_TREATMENT);

    private final Audience audience;

    Held(Audience audience) {
        this.audience = audience;
    }

    NotShown in(Collection<Ties> ties, Viewer viewer) {
        return audience.held(KINDS, ties, viewer);
    }
}
