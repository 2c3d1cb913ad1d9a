package org.kith.cast;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.kith.cast.Told.Sheet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The families that tests, guides and the demonstration speak of. Everyone is invented.
public final class Cast {

    public static final String NOTHE = "8384003";
    public static final String QUARRY = "8382001";
    public static final String TOM = "tom.adeyemi@dorset.example";

    private final Told told;

    private Cast(Told told) {
        this.told = told;
        told.zone("WEY", "Weymouth and Portland", "DT4 8AA", "DT4 8AB", "DT4 9ZZ");
        told.zone("DOR", "Dorchester", "DT1 1AA", "DT1 1BB", "DT1 2CC");
        told.setting(NOTHE, "Nothe Reach Academy", "WEY", "Nothe Reach");
        told.setting(QUARRY, "Quarry Hill Primary", "WEY", "Nothe Reach");
    }

    /// A town of ordinary strangers, so that the engine has something to learn from; then the families.
    public static Cast in(JdbcClient jdbc) {
        return new Cast(new Told(jdbc));
    }

    public Told told() {
        return told;
    }

    /// Aoife and her children at 12 Quarry Close, with their father in Dorchester; Tom leads early help.
    public record OBriens(
            Sheet aoife, Sheet cian, Sheet niamh, Sheet cianAtSchool, Sheet niamhAtSchool, Sheet declan) {}

    public OBriens theOBriens() {
        var aoife = told.record("case-system", "A100")
                .named("Aoife", "O'Brien", "1989-02-11")
                .adult("F")
                .at("12 Quarry Close", "DT4 8AA")
                .with("phone", "01632 960311")
                .told();
        var declan = told.record("case-system", "A101")
                .named("Declan", "O'Brien", "1986-07-30")
                .adult("M")
                .at("40b Mill Street", "DT1 1AA")
                .told();
        var cian = told.record("case-system", "C100")
                .named("Cian", "O'Brien", "2012-06-02")
                .child("M")
                .at("12 Quarry Close", "DT4 8AA")
                .with("upn", "N835219916027")
                .told()
                .tied("mother", aoife, "PR")
                .tied("father", declan, "PR")
                .fact(
                        "involvement",
                        "family support worker",
                        "2026-09-08",
                        null,
                        null,
                        "Tom Adeyemi|Early help|01632 960141|" + TOM,
                        null,
                        null)
                .fact("contact", "information and advice", "2026-03-17");
        var niamh = told.record("case-system", "C101")
                .named("Niamh", "O'Brien", "2017-04-21")
                .child("F")
                .at("12 Quarry Close", "DT4 8AA")
                .told()
                .tied("mother", aoife, "PR")
                .tied("father", declan, "PR");
        var cianAtSchool = told.record("school-census", "N835219916027")
                .named("CIAN", "O'BRIEN", "2012-06-02")
                .child("M")
                .at("12 Quarry Close", "DT4 8AA")
                .with("upn", "N835219916027")
                .told()
                .onRoll(NOTHE, "10")
                .fact("suspension", "DB", "2026-11-10", "2026-11-11", 4, "SUSP", NOTHE, null)
                .fact("suspension", "DB", "2026-10-12", "2026-10-12", 2, "SUSP", NOTHE, null)
                .withdrawn();
        var niamhAtSchool = told.record("school-census", "K838219017041")
                .named("Niamh", "OBrien", "2017-04-21")
                .child("F")
                .at("12 Quarry Close", "DT4 8AA")
                .with("upn", "K838219017041")
                .told()
                .onRoll(QUARRY, "4");
        told.record("police", "P10")
                .named("Niamh", "O'Brien", "2017-04-21")
                .child("F")
                .at("12 Quarry Close", "DT4 8AA")
                .told()
                .fact("domestic-abuse", "child-present", "2026-10-03");
        told.record("adult-treatment", "T77")
                .named("Aoife", "O'Brien", "1989-02-11")
                .adult("F")
                .with("postcode", "DT4 8AA")
                .told()
                .fact("adult-treatment", "substance", "2026-05-01");
        return new OBriens(aoife, cian, niamh, cianAtSchool, niamhAtSchool, declan);
    }

    /// Carla has left Dean, who is violent; her address and Ellie's may not be told. Dean has parental
    /// responsibility, a new home and a new baby.
    public record Harts(Sheet carla, Sheet ellie, Sheet ellieAtSchool, Sheet dean, Sheet zoe, Sheet alfie) {}

    public Harts theHarts() {
        var carla = told.record("case-system", "A200")
                .named("Carla", "Hart", "1990-10-05")
                .adult("F")
                .at("7 Secret Lane", "DT1 2CC")
                .told()
                .shielded("refuge");
        var dean = told.record("case-system", "A201")
                .named("Dean", "Hart", "1988-01-19")
                .adult("M")
                .at("3 Cove Row", "DT4 8AB")
                .told();
        var zoe = told.record("case-system", "A202")
                .named("Zoe", "Marsh", "1995-12-01")
                .adult("F")
                .at("3 Cove Row", "DT4 8AB")
                .told()
                .tied("partner", dean, null);
        var ellie = told.record("case-system", "C200")
                .named("Ellie", "Hart", "2015-09-09")
                .child("F")
                .at("7 Secret Lane", "DT1 2CC")
                .with("upn", "H838215015033")
                .told()
                .tied("mother", carla, "PR")
                .tied("father", dean, "PR,no-contact");
        var ellieAtSchool = told.record("school-census", "H838215015033")
                .named("Ellie", "Hart", "2015-09-09")
                .child("F")
                .at("7 Secret Lane", "DT1 2CC")
                .with("upn", "H838215015033")
                .told()
                .onRoll(QUARRY, "6");
        var alfie = told.record("health-visiting", "HV9")
                .named("Alfie", "Hart", "2025-02-14")
                .child("M")
                .at("3 Cove Row", "DT4 8AB")
                .told()
                .tied("father", dean, "PR")
                .tied("mother", zoe, "PR");
        return new Harts(carla, ellie, ellieAtSchool, dean, zoe, alfie);
    }

    /// Before and after an adoption: Tyler's life is sealed, and Thomas starts with nothing from it.
    public record Adoption(Sheet tyler, Sheet tylerAtClinic, Sheet thomas, Sheet thomasAtSchool, Sheet birthMother) {}

    public Adoption theAdoption() {
        var mother = told.record("case-system", "A300")
                .named("Kayleigh", "Webb", "1998-03-03")
                .adult("F")
                .at("9 Harbour View", "DT4 9ZZ")
                .told();
        var tyler = told.record("case-system", "C300")
                .named("Tyler", "Webb", "2019-05-20")
                .child("M")
                .at("9 Harbour View", "DT4 9ZZ")
                .with("nhs_number", "9990000018")
                .told()
                .tied("mother", mother, "PR")
                .sealed();
        var tylerAtClinic = told.record("health-visiting", "HV300")
                .named("Tyler", "Webb", "2019-05-20")
                .child("M")
                .at("9 Harbour View", "DT4 9ZZ")
                .with("nhs_number", "9990000018")
                .told();
        var adopter = told.record("school-contacts", "8382001/77")
                .named("Ingrid", "Lindqvist", "1980-08-08")
                .adult("F")
                .at("1 The Green", "DT1 1BB")
                .told();
        var thomas = told.record("health-visiting", "HV301")
                .named("Thomas", "Lindqvist", "2019-05-20")
                .child("M")
                .at("1 The Green", "DT1 1BB")
                .told();
        var thomasAtSchool = told.record("school-census", "T838224017099")
                .named("Thomas", "Lindqvist", "2019-05-20")
                .child("M")
                .at("1 The Green", "DT1 1BB")
                .with("upn", "T838224017099")
                .told()
                .onRoll(QUARRY, "2")
                .tied("mother", adopter, "PR");
        return new Adoption(tyler, tylerAtClinic, thomas, thomasAtSchool, mother);
    }

    /// Isla and Ivy, twins; a clinic wrote only the initial.
    public record Tanners(Sheet isla, Sheet ivy, Sheet initial, Sheet mother) {}

    public Tanners theTanners() {
        var mother = told.record("school-contacts", "8382001/8")
                .named("Ruth", "Tanner", "1991-06-06")
                .adult("F")
                .at("8 Chapel Row", "DT1 1AA")
                .told();
        var isla = told.record("school-census", "J838219922041")
                .named("Isla", "Tanner", "2018-05-17")
                .child("F")
                .at("8 Chapel Row", "DT1 1AA")
                .with("upn", "J838219922041")
                .told()
                .onRoll(QUARRY, "3")
                .tied("mother", mother, "PR");
        var ivy = told.record("school-census", "Y838219922042")
                .named("Ivy", "Tanner", "2018-05-17")
                .child("F")
                .at("8 Chapel Row", "DT1 1AA")
                .with("upn", "Y838219922042")
                .told()
                .onRoll(QUARRY, "3")
                .tied("mother", mother, "PR");
        var initial = told.record("health-visiting", "HV400")
                .named("I", "TANNER", "2018-05-17")
                .child("F")
                .at("Flat 8 Chapel Row", "DT1 1AA")
                .told();
        return new Tanners(isla, ivy, initial, mother);
    }

    /// Two cousins of one name, born a year apart, in two homes.
    public record Reeds(Sheet jack, Sheet otherJack) {}

    public Reeds theReeds() {
        var jack = told.record("school-census", "B838220017051")
                .named("Jack", "Reed", "2014-03-02")
                .child("M")
                .at("5 Orchard Way", "DT1 1BB")
                .with("upn", "B838220017051")
                .told()
                .onRoll(QUARRY, "6");
        var other = told.record("school-census", "Q838220017052")
                .named("Jack", "Reed", "2015-03-12")
                .child("M")
                .at("21 Fleet Street", "DT4 8AB")
                .with("upn", "Q838220017052")
                .told()
                .onRoll(QUARRY, "5");
        return new Reeds(jack, other);
    }

    /// Maya has died; her brother Rafi is on roll.
    public record Silvas(Sheet maya, Sheet rafi, Sheet ana) {}

    public Silvas theSilvas() {
        var ana = told.record("case-system", "A500")
                .named("Ana", "Silva", "1985-05-05")
                .adult("F")
                .at("2 Lime Walk", "DT4 8AA")
                .told();
        var maya = told.record("case-system", "C500")
                .named("Maya", "Silva", "2011-01-15")
                .child("F")
                .at("2 Lime Walk", "DT4 8AA")
                .with("died_on", LocalDate.of(2026, 2, 3))
                .told()
                .tied("mother", ana, "PR")
                .fact("death", null, "2026-02-03");
        var rafi = told.record("case-system", "C501")
                .named("Rafi", "Silva", "2014-08-08")
                .child("M")
                .at("2 Lime Walk", "DT4 8AA")
                .told()
                .tied("mother", ana, "PR")
                .onRoll(NOTHE, "8");
        return new Silvas(maya, rafi, ana);
    }

    /// Robin is in care with Hazel, who fosters, and is still written down at June's; Sam is Robin's social
    /// worker and helps Wren besides. Ash is Hazel's own.
    public record Finches(Sheet june, Sheet robin, Sheet robinInCare, Sheet wren, Sheet hazel, Sheet ash) {}

    public static final String SAM = "sam.lee@dorset.example";

    public Finches theFinches() {
        var june = told.record("case-system", "A600")
                .named("June", "Finch", "1991-04-04")
                .adult("F")
                .at("4 Plover Road", "DT4 8AA")
                .told();
        var hazel = told.record("case-system", "A601")
                .named("Hazel", "Grove", "1979-11-11")
                .adult("F")
                .at("2 Foxglove Rise", "DT1 1BB")
                .told();
        var ash = told.record("case-system", "C603")
                .named("Ash", "Grove", "2013-10-10")
                .child("M")
                .at("2 Foxglove Rise", "DT1 1BB")
                .told()
                .tied("mother", hazel, "PR");
        var robin = told.record("case-system", "C600")
                .named("Robin", "Finch", "2014-06-06")
                .child("M")
                .at("4 Plover Road", "DT4 8AA")
                .told()
                .tied("mother", june, "PR")
                .tied("foster-carer", hazel, null)
                .fact(
                        "involvement",
                        "social worker",
                        "2024-01-10",
                        null,
                        null,
                        "Sam Lee|Children in care|01632 960155|" + SAM,
                        null,
                        null);
        var inCare = told.record("children-in-care", "C600")
                .named("Robin", "Finch", "2014-06-06")
                .child("M")
                .told()
                .fact("care-episode", "C1/U4", "2023-05-01", "2024-02-01", 3, "S/X1/N1", null, null)
                .fact("care-episode", "C2/U6", "2024-02-01", null, 9, "P//N1", null, null)
                .shielded("placement");
        var wren = told.record("case-system", "C601")
                .named("Wren", "Finch", "2017-07-07")
                .child("F")
                .at("4 Plover Road", "DT4 8AA")
                .told()
                .tied("mother", june, "PR");
        return new Finches(june, robin, inCare, wren, hazel, ash);
    }

    /// A few hundred strangers with two records each, so that the engine has something to learn from.
    public void strangers() {
        var forenames = List.of(
                "Amelia", "Oliver", "Priya", "George", "Freya", "Arthur", "Hannah", "Leo", "Grace", "Oscar", "Zainab",
                "Harry", "Lily", "Noah", "Maja", "Finley", "Rosie", "Theo", "Erin", "Samuel");
        var surnames = List.of(
                "Smith", "Jones", "Patel", "Nowak", "Taylor", "Walker", "Begum", "Hughes", "Clarke", "Dawson", "Fox",
                "Osei", "Palmer", "Rowe", "Stone", "Turner", "Vickers", "West", "Yates", "Abbott", "Barker", "Coles");
        var random = new Random(7);
        for (int home = 0; home < 150; home++) {
            var surname = surnames.get(random.nextInt(surnames.size()));
            var address = (1 + random.nextInt(90)) + " " + surnames.get(random.nextInt(surnames.size())) + " Street";
            var postcode = "DT" + (1 + random.nextInt(9)) + " " + (1 + random.nextInt(9)) + "AB";
            for (int child = 0; child < 2; child++) {
                var forename = forenames.get(random.nextInt(forenames.size()));
                var born =
                        LocalDate.of(2008, 1, 1).plusDays(random.nextInt(5_000)).toString();
                var sex = random.nextBoolean() ? "F" : "M";
                told.record("school-census", "S" + home + "-" + child)
                        .named(forename, surname, born)
                        .child(sex)
                        .at(address, postcode)
                        .told();
                told.record("health-visiting", "S" + home + "-" + child)
                        .named(forename, random.nextInt(12) == 0 ? surname + "s" : surname, born)
                        .child(sex)
                        .at(address, postcode)
                        .told();
            }
        }
    }
}
