package org.kith.outcomes.web;

import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.outcomes.Place;
import org.kith.outcomes.Profiles;
import org.kith.site.Panel;
import org.springframework.stereotype.Component;

/// What figures have to tell on *my day*: a school's safeguarding lead is led to their own school's.
@Component
class OutcomesMyDay implements MyDayPanels {

    private static final int ORDER = 40;

    private final Profiles profiles;
    private final Access access;

    OutcomesMyDay(Profiles profiles, Access access) {
        this.profiles = profiles;
        this.access = access;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (viewer.role() != Role.SCHOOL_LEAD || !access.allows(viewer, Act.READ, KindOfData.FIGURES)) {
            return List.of();
        }
        return viewer.settingCode().flatMap(code -> profiles.place(Place.Kind.SCHOOL, code)).stream()
                .map(school -> new Panel(
                        "own-school", "Your school", null, Panel.Place.SIDE, ORDER, new OwnSchoolBody(school)))
                .toList();
    }
}
