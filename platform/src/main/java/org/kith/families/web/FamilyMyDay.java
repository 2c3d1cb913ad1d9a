package org.kith.families.web;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.families.Families;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What families have to tell on *my day*: a practitioner's own, a school's pupils who are helped, a zone's leads.
@Component
class FamilyMyDay implements MyDayPanels {

    private final Families families;
    private final InstantSource clock;

    FamilyMyDay(Families families, InstantSource clock) {
        this.families = families;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        return switch (viewer.role()) {
            case PRACTITIONER -> List.of(own(viewer));
            case SCHOOL_LEAD ->
                viewer.settingCode().map(setting -> pupils(setting, viewer)).stream()
                        .toList();
            case ZONE_MANAGER ->
                viewer.zoneCode().map(zone -> loads(zone, viewer)).stream().toList();
            case BOARD_MEMBER, GOVERNANCE_OFFICER, ANALYST, PARENT, OPERATOR -> List.of();
        };
    }

    private Panel own(Viewer viewer) {
        var today = Dates.today(clock);
        var since = viewer.lastLookedAt() == null
                ? today.minusDays(30).atStartOfDay(Dates.HERE).toOffsetDateTime()
                : viewer.lastLookedAt().atOffset(ZoneOffset.UTC);
        var mine = families.helpedBy(viewer, since);
        long news = mine.stream().filter(family -> family.arrived() > 0).count();
        var heading = mine.isEmpty()
                ? "Your families"
                : news == 0
                        ? "Nothing new in your families"
                        : "Something new in " + Counts.of(news, "of your families", "of your families");
        return new Panel(
                "families",
                heading,
                (viewer.lastLookedAt() == null ? "The last 30 days" : "Since you last looked") + ". Newest first",
                Panel.Place.MAIN,
                20,
                new OwnFamiliesBody(mine, today));
    }

    private Panel pupils(String setting, Viewer viewer) {
        var helped = families.helpedOnRoll(setting, viewer);
        return new Panel(
                "pupils",
                helped.isEmpty()
                        ? "Pupils whom somebody is already helping"
                        : "Somebody is already helping " + Counts.of(helped.size(), "of your pupils", "of your pupils"),
                "Newest first",
                Panel.Place.MAIN,
                20,
                new PupilsBody(helped, Dates.day(families.helpKnownUntil().orElse(Dates.today(clock)))));
    }

    private Panel loads(String zone, Viewer viewer) {
        var loads = families.loads(zone, viewer);
        return new Panel(
                "load",
                "Families by lead",
                (loads.size() < Families.MOST_LOADS
                                ? "By surname. "
                                : "The " + loads.size() + " who lead most, by surname. ")
                        + "A count, no measure of work",
                Panel.Place.SIDE,
                30,
                new LoadsBody(loads));
    }
}
