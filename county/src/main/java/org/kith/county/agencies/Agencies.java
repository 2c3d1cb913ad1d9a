package org.kith.county.agencies;

import java.util.List;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.lives.Workers;
import org.kith.county.people.World;

/// All agencies of the county, in the order in which their files arrive on one day.
public final class Agencies {

    private final List<Agency> all;
    private final Delivery records;

    public Agencies(World world, Workers workers, Deliveries deliveries) {
        Pupils pupils = new Pupils(world);
        Truth truth = new Truth(deliveries);
        records = truth.records();
        all = List.of(
                new Register(world, workers, deliveries),
                new SchoolCensus(world, deliveries, pupils),
                new Attendance(world, deliveries, pupils),
                new Suspensions(world, deliveries, pupils),
                new SchoolContacts(world, deliveries, pupils),
                new EarlyYears(world, deliveries),
                new HomeEducation(world, deliveries),
                new After16(world, deliveries),
                new Sen2(world, deliveries),
                new CaseSystem(world, workers, deliveries),
                new ChildrenInNeed(world, deliveries),
                new ChildrenInCare(world, workers, deliveries),
                new EarlyHelp(world, deliveries),
                new HealthVisiting(world, deliveries),
                new Hubs(world, deliveries),
                new Police(world, deliveries),
                new YouthJustice(world, workers, deliveries),
                new Housing(world, deliveries),
                new Homelessness(world, deliveries),
                new Benefits(world, deliveries),
                new AdultTreatment(world, deliveries),
                new Voluntary(world, deliveries),
                new SchoolNotices(world, deliveries, pupils),
                truth,
                new TruthOfHomes(deliveries),
                new Cast(deliveries));
    }

    public List<Agency> all() {
        return all;
    }

    public Delivery records() {
        return records;
    }
}
