package org.kith.county;

import java.util.List;
import org.kith.county.agencies.AdultTreatment;
import org.kith.county.agencies.Agency;
import org.kith.county.agencies.Benefits;
import org.kith.county.agencies.HealthVisiting;
import org.kith.county.agencies.Homelessness;
import org.kith.county.agencies.Housing;
import org.kith.county.agencies.Hubs;
import org.kith.county.agencies.Police;
import org.kith.county.agencies.Register;
import org.kith.county.agencies.Voluntary;
import org.kith.county.agencies.YouthJustice;
import org.kith.county.agencies.casework.CaseSystem;
import org.kith.county.agencies.casework.ChildrenInCare;
import org.kith.county.agencies.casework.ChildrenInNeed;
import org.kith.county.agencies.casework.EarlyHelp;
import org.kith.county.agencies.education.After16;
import org.kith.county.agencies.education.Attendance;
import org.kith.county.agencies.education.EarlyYears;
import org.kith.county.agencies.education.HomeEducation;
import org.kith.county.agencies.education.Pupils;
import org.kith.county.agencies.education.SchoolCensus;
import org.kith.county.agencies.education.SchoolContacts;
import org.kith.county.agencies.education.SchoolNotices;
import org.kith.county.agencies.education.Sen2;
import org.kith.county.agencies.education.Suspensions;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.lives.Workers;
import org.kith.county.people.World;
import org.kith.county.truth.Cast;
import org.kith.county.truth.Truth;
import org.kith.county.truth.TruthOfHomes;

/// All agencies of the county, in the order in which their files arrive on one day.
final class Agencies {

    private final List<Agency> all;
    private final Delivery records;

    Agencies(World world, Workers workers, Deliveries deliveries) {
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

    List<Agency> all() {
        return all;
    }

    Delivery records() {
        return records;
    }
}
