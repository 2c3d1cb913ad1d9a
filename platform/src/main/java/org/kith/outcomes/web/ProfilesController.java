package org.kith.outcomes.web;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.outcomes.Place;
import org.kith.outcomes.Profile;
import org.kith.outcomes.Profiles;
import org.kith.outcomes.ZoneShapes;
import org.kith.partners.PopulationsInForce;
import org.kith.site.Answer;
import org.kith.site.Download;
import org.kith.site.Page;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Profiles of the county, its zones, pyramids, areas and schools.
@Controller
class ProfilesController implements WayIn {

    private final Profiles profiles;
    private final PopulationsInForce populations;
    private final ZoneShapes shapes;
    private final Access access;
    private final Readings readings;
    private final InstantSource clock;

    ProfilesController(
            Profiles profiles,
            PopulationsInForce populations,
            ZoneShapes shapes,
            Access access,
            Readings readings,
            InstantSource clock) {
        this.profiles = profiles;
        this.populations = populations;
        this.shapes = shapes;
        this.access = access;
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(40, "/profiles", "Places");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.READ, KindOfData.FIGURES);
    }

    @GetMapping("/profiles")
    Page county(
            Viewer viewer, @RequestParam(defaultValue = "") String measure, @RequestParam(defaultValue = "") String q) {
        access.require(viewer, Act.READ, KindOfData.FIGURES);
        var profile = profiles.of(Place.Kind.COUNTY, Profiles.COUNTY);
        if (profile.isEmpty()) {
            return new NoProfilesPage();
        }
        return page(profile.get(), viewer, measure, q.strip());
    }

    @GetMapping("/profiles/{kind}/{code}")
    Page place(
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String measure) {
        access.require(viewer, Act.READ, KindOfData.FIGURES);
        return page(profile(kind, code), viewer, measure, "");
    }

    @GetMapping("/profiles/figures.csv")
    Answer countyFile(Viewer viewer) {
        access.require(viewer, Act.EXPORT, KindOfData.FIGURES);
        return file(viewer, profiles.of(Place.Kind.COUNTY, Profiles.COUNTY).orElseThrow(NotHere::new));
    }

    @GetMapping("/profiles/{kind}/{code}/figures.csv")
    Answer placeFile(Viewer viewer, @PathVariable String kind, @PathVariable String code) {
        access.require(viewer, Act.EXPORT, KindOfData.FIGURES);
        return file(viewer, profile(kind, code));
    }

    private Answer file(Viewer viewer, Profile profile) {
        readings.record(viewer, Act.EXPORT, List.of(), "figures of a place, as a file");
        var code = profile.place().code().replaceAll("[^A-Za-z0-9-]", "");
        return Download.csv(
                "figures-" + profile.place().kind().word() + "-" + code + ".csv",
                sheet -> ProfileFile.write(sheet, profile));
    }

    private Page page(Profile profile, Viewer viewer, String measure, String asked) {
        var found = asked.isEmpty()
                ? List.<Place>of()
                : Arrays.stream(Place.Kind.values())
                        .flatMap(kind -> profile.places(kind).stream())
                        .filter(place -> place.isCalled(asked))
                        .toList();
        return new ProfilePage(
                profile,
                populations.now(),
                shapes.all(),
                measure,
                !access.reach(viewer, Act.FIND, KindOfData.WORKING_LIST).nobody(),
                viewer.zoneCode(),
                asked,
                found,
                Dates.today(clock));
    }

    private Profile profile(String kind, String code) {
        return Arrays.stream(Place.Kind.values())
                .filter(each -> each != Place.Kind.COUNTY && each.word().equals(kind))
                .findFirst()
                .flatMap(each -> profiles.of(each, code))
                .orElseThrow(NotHere::new);
    }
}
