package org.kith.site.charts;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.site.charts.FamilyPicture.Kind;
import org.kith.site.charts.FamilyPicture.Person;
import org.kith.site.charts.FamilyPicture.Tie;

/// One drawing of each form, about the family and the zone of the mock pages; everyone in them is invented.
public final class Drawings {

    private static final List<String> YEARS = List.of("2022", "2023", "2024", "2025", "2026");

    private Drawings() {}

    public static FamilyPicture halletts() {
        return new FamilyPicture(
                "family",
                "The Hallett and Pike family in two homes",
                List.of(
                        new Person("susan", "Susan", "65", "3 Cove Row", false),
                        new Person("joanna", "Joanna", "38", "40b Mill Street", false),
                        new Person("darren", "Darren", "40", "40b Mill Street", false),
                        new Person("gemma", "Gemma", "37", "12 Quarry Close", false),
                        new Person("liam", "Liam", "34", "12 Quarry Close", false),
                        new Person("poppy", "Poppy", "1", "40b Mill Street", true),
                        new Person("maisie", "Maisie", "11, 2 homes", "12 Quarry Close", true),
                        new Person("jayden", "Jayden", "14", "12 Quarry Close", true),
                        new Person("alfie", "Alfie", "2", "12 Quarry Close", true)),
                List.of(
                        new Tie("susan", null, Kind.TOGETHER, List.of("gemma")),
                        new Tie("joanna", "darren", Kind.TOGETHER, List.of("poppy")),
                        new Tie("darren", "gemma", Kind.APART, List.of("maisie", "jayden")),
                        new Tie("gemma", "liam", Kind.TOGETHER, List.of("alfie"))));
    }

    /// One mother, a carer, and six children with long names in one home.
    public static FamilyPicture manyChildren() {
        return new FamilyPicture(
                "many",
                "The Wyatt-Fitzgerald family",
                List.of(
                        new Person("ann", "Anne-Marie", "38", "The Old Coastguard Cottages", false),
                        new Person("ned", "Ned", "70", "Flat 2", false),
                        new Person("c1", "Christopher", "15", "The Old Coastguard Cottages", true),
                        new Person("c2", "Oluwaseun-Bartholomew", "13", "The Old Coastguard Cottages", true),
                        new Person("c3", "Kit", "11", "The Old Coastguard Cottages", true),
                        new Person("c4", "Alexandra", "9", "Flat 2", true),
                        new Person("c5", "Jo", "6", "The Old Coastguard Cottages", true),
                        new Person("c6", "Max", "4", null, true)),
                List.of(
                        new Tie("ann", null, Kind.TOGETHER, List.of("c1", "c2", "c3", "c5", "c6")),
                        new Tie("ned", null, Kind.CARERS, List.of("c4"))));
    }

    public static Lanes lanes() {
        return new Lanes(
                "lanes",
                "What each source covers for Jayden, September 2021 to November 2026",
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2026, 11, 23),
                List.of(
                        new Lanes.Lane(
                                "School census",
                                "7 weeks old",
                                LocalDate.of(2021, 9, 1),
                                LocalDate.of(2026, 10, 1),
                                List.of(
                                        LocalDate.of(2023, 9, 6),
                                        LocalDate.of(2026, 1, 15),
                                        LocalDate.of(2026, 10, 1))),
                        new Lanes.Lane(
                                "Housing",
                                "12 weeks old, late",
                                LocalDate.of(2022, 4, 1),
                                LocalDate.of(2026, 8, 31),
                                List.of(LocalDate.of(2023, 1, 1), LocalDate.of(2026, 8, 31))),
                        new Lanes.Lane("After-16 destinations", "out of age range", null, null, List.of())));
    }

    public static Rolls rolls() {
        return new Rolls(
                "rolls",
                "Schools in the file, by zone",
                List.of(
                        new Rolls.Zone("Bridport", 18, 0),
                        new Rolls.Zone("North Dorset", 30, 0),
                        new Rolls.Zone("Weymouth and Portland", 23, 1)));
    }

    public static Trend trend() {
        return new Trend(
                "trend",
                "Persistent absence, Weymouth and Portland and the county, 2022 to 2026",
                "This zone",
                YEARS,
                List.of(
                        new Estimate(25.1, 24.2, 26.0),
                        new Estimate(24.0, 23.1, 24.9),
                        new Estimate(24.4, 23.5, 25.3),
                        new Estimate(22.9, 22.0, 23.8),
                        new Estimate(22.6, 21.7, 23.5)),
                List.of(22.6, 21.1, 21.1, 19.5, 19.2),
                30,
                10);
    }

    public static Pyramid pyramid() {
        return new Pyramid(
                "pyramid",
                "Children and young people by age and sex",
                IntStream.rangeClosed(0, 19).mapToObj(age -> 290.0 + age * 6).toList(),
                IntStream.rangeClosed(0, 19).mapToObj(age -> 275.0 + age * 5).toList(),
                IntStream.rangeClosed(0, 19).mapToObj(age -> 280.0 + age * 7).toList(),
                IntStream.rangeClosed(0, 19).mapToObj(age -> 270.0 + age * 6).toList());
    }

    public static ZoneMap map() {
        return new ZoneMap(
                "map",
                "Persistent absence in two zones",
                List.of(
                        new ZoneMap.Zone(
                                "M4 58L72 44L84 70L78 122L36 132L4 110Z", 42, 84, List.of("Bridport"), 18.4, false),
                        new ZoneMap.Zone(
                                "M78 122L132 110L158 98L166 128L152 150L138 176L104 172L92 146Z",
                                126,
                                130,
                                List.of("Weymouth", "& Portland"),
                                22.6,
                                true)),
                List.of(16.0, 18.0, 20.0, 22.0));
    }

    public static Interval interval() {
        return new Interval(new Estimate(22.6, 21.7, 23.5), 19.2, 30);
    }

    public static List<Drawing> oneOfEach() {
        return List.of(
                halletts(),
                manyChildren(),
                lanes(),
                rolls(),
                trend(),
                new SmallTrend(trend()),
                pyramid(),
                map(),
                interval(),
                new Bar(14, 17),
                new Balance(-8.4, 11));
    }
}
