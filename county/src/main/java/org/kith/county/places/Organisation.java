package org.kith.county.places;

import java.util.List;

/// A partner.
public record Organisation(String code, String name, String kind) {

    public static final List<Organisation> ALL = List.of(
            new Organisation("DC", "Dorset Council", "council"),
            new Organisation("DHC", "Dorset Community Health Trust", "nhs"),
            new Organisation("POL", "County Police", "police"),
            new Organisation("YJS", "Youth Justice Service", "youth justice"),
            new Organisation("COA", "Coastline Homes", "housing"),
            new Organisation("HEA", "Heathland Housing", "housing"),
            new Organisation("DWP", "Department for Work and Pensions", "government"),
            new Organisation("TUR", "Turning Tide", "treatment"),
            new Organisation("HOM", "Home-Start Vale", "charity"),
            new Organisation("HAR", "Harbour Young People", "charity"),
            new Organisation("LAN", "Lantern Families", "charity"),
            new Organisation("JUR", "Jurassic Learning Trust", "school trust"),
            new Organisation("STO", "Stour Valley Academy Trust", "school trust"),
            new Organisation("MAI", "Maintained schools", "schools"),
            new Organisation("IND", "Independent schools", "schools"),
            new Organisation("EYS", "Early years settings", "early years"));
}
