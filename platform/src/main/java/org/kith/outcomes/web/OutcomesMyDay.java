package org.kith.outcomes.web;

import java.time.InstantSource;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.outcomes.Place;
import org.kith.outcomes.Profiles;
import org.kith.site.Panel;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What figures have to tell on *my day*: a board member begins with the county's picture, a school's safeguarding lead
/// is led to their own school's.
@Component
class OutcomesMyDay implements MyDayPanels {

    private static final int ORDER = 40;

    private final Profiles profiles;
    private final Access access;
    private final InstantSource clock;

    OutcomesMyDay(Profiles profiles, Access access, InstantSource clock) {
        this.profiles = profiles;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!access.allows(viewer, Act.READ, KindOfData.FIGURES)) {
            return List.of();
        }
        return switch (viewer.role()) {
            case BOARD_MEMBER -> List.of(county());
            case SCHOOL_LEAD -> ownSchool(viewer);
            case PRACTITIONER, ZONE_MANAGER, GOVERNANCE_OFFICER, ANALYST, PARENT, OPERATOR -> List.of();
        };
    }

    private Panel county() {
        var body = CountyBody.of(profiles.of(Place.Kind.COUNTY, Profiles.COUNTY), Dates.today(clock));
        return new Panel("county", body.heading(), body.basis(), Panel.Place.MAIN, 10, body);
    }

    private List<Panel> ownSchool(Viewer viewer) {
        return viewer.settingCode().flatMap(code -> profiles.place(Place.Kind.SCHOOL, code)).stream()
                .map(school -> new Panel(
                        "own-school", "Your school", null, Panel.Place.SIDE, ORDER, new OwnSchoolBody(school)))
                .toList();
    }
}
