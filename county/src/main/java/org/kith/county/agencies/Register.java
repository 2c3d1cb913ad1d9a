package org.kith.county.agencies;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Worker;
import org.kith.county.lives.Workers;
import org.kith.county.people.World;
import org.kith.county.places.Area;
import org.kith.county.places.Organisation;
import org.kith.county.places.Pyramid;
import org.kith.county.places.Setting;
import org.kith.county.places.Zone;
import org.kith.county.time.Days;

/// The council's register of zones, areas, organisations, settings and staff.
public final class Register implements Agency {

    private static final String SOURCE = "settings";

    private final World world;
    private final Workers workers;
    private final List<Delivery> deliveries = new ArrayList<>();

    public Register(World world, Workers workers, Deliveries all) {
        this.world = world;
        this.workers = workers;
        int start = world.calendar().start();
        add(all, start);
        for (int year = Days.schoolYear(start) + 1;
                Days.of(year, 9, 1) <= world.calendar().asOf();
                year++) {
            add(all, Days.of(year, 9, 1));
        }
        for (String table : List.of("settings", "zones", "organisations", "workers")) {
            deliveries.add(all.truth(table + ".csv", header(table)));
        }
    }

    private void add(Deliveries all, int day) {
        for (String table : List.of("organisations", "zones", "areas", "postcodes", "settings", "workers")) {
            if (table.equals("postcodes") && day > world.calendar().start()) {
                // No street has been built since.
                continue;
            }
            String file = table + "_" + Days.date(day) + ".csv";
            deliveries.add(
                    all.add(SOURCE, table, file, header(table), Delivery.Kind.SNAPSHOT, day, day + 1, day, Style.ISO));
        }
    }

    private static String header(String table) {
        return switch (table) {
            case "zones" -> "ZoneCode,ZoneName,From,Until";
            case "organisations" -> "OrganisationCode,OrganisationName,Kind";
            case "settings" ->
                "SettingCode,SettingName,Kind,OrganisationCode,ZoneCode,Pyramid,Phone,LeadName,Postcode,URN,From,Until";
            case "areas" -> "AreaCode,AreaName,ZoneCode,Pyramid,DeprivationDecile,X,Y,Children";
            case "postcodes" -> "Postcode,AreaCode,ZoneCode,X,Y";
            default -> "WorkerId,Name,Role,Team,OrganisationCode,Phone,Email,StartDate,EndDate";
        };
    }

    @Override
    public void open(Sheets sheets) {
        for (Delivery delivery : deliveries) {
            switch (delivery.layout()) {
                case "zones" -> zones(sheets, delivery);
                case "organisations" ->
                    Organisation.ALL.forEach(one -> sheets.of(delivery)
                            .s(one.code())
                            .s(one.name())
                            .s(one.kind())
                            .end());
                case "settings" -> settings(sheets, delivery);
                case "areas" -> areas(sheets, delivery);
                case "postcodes" -> postcodes(sheets, delivery);
                default -> workers(sheets, delivery);
            }
        }
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        // It knows of no families.
    }

    private void zones(Sheets sheets, Delivery delivery) {
        for (Zone zone : world.places().zones()) {
            sheets.of(delivery)
                    .s(zone.code())
                    .s(zone.name())
                    .d(Days.of(2017, 4, 1))
                    .d(0)
                    .end();
        }
    }

    private void settings(Sheets sheets, Delivery delivery) {
        for (Setting one : world.places().settings()) {
            String pyramid = one.pyramid() < 0
                    ? ""
                    : world.places().pyramids().get(one.pyramid()).name();
            sheets.of(delivery)
                    .s(one.code())
                    .s(one.name())
                    .s(one.kind().word())
                    .s(one.organisation())
                    .s(one.zone().code())
                    .s(pyramid)
                    .s(one.phone())
                    .s(one.lead())
                    .s(one.postcode())
                    .i(one.urn())
                    .d(Days.of(2010, 9, 1))
                    .d(0)
                    .end();
        }
    }

    private void areas(Sheets sheets, Delivery delivery) {
        for (Pyramid pyramid : world.places().pyramids()) {
            for (Area area : pyramid.areas()) {
                sheets.of(delivery)
                        .s(area.code())
                        .s(area.name())
                        .s(area.zone().code())
                        .s(pyramid.name())
                        .i(area.decile())
                        .i(area.x())
                        .i(area.y())
                        .i(area.children())
                        .end();
            }
        }
    }

    private void postcodes(Sheets sheets, Delivery delivery) {
        for (Pyramid pyramid : world.places().pyramids()) {
            for (Area area : pyramid.areas()) {
                for (int p = 0; p < area.postcodes().size(); p++) {
                    // Postcodes lie in rings about the area's middle.
                    int dx = (int) (120 * Math.sqrt(p) * Math.cos(p * 2.4));
                    int dy = (int) (120 * Math.sqrt(p) * Math.sin(p * 2.4));
                    sheets.of(delivery)
                            .s(area.postcodes().get(p))
                            .s(area.code())
                            .s(area.zone().code())
                            .i(area.x() + dx)
                            .i(area.y() + dy)
                            .end();
                }
            }
        }
    }

    private void workers(Sheets sheets, Delivery delivery) {
        for (Worker one : workers.all()) {
            boolean left = one.until() <= delivery.received();
            sheets.of(delivery)
                    .s(one.id())
                    .s(one.name())
                    .s(one.role())
                    .s(one.team())
                    .s(one.organisation())
                    .s(one.phone())
                    .s(one.email())
                    .d(one.from())
                    .d(left ? one.until() : 0)
                    .end();
        }
    }
}
