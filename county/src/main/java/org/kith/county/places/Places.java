package org.kith.county.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kith.county.chance.Chance;

/// All places of a county of a given size.
public final class Places {

    /// Of the council beyond the border, as pupils' numbers name it.
    public static final String BEYOND_COUNCIL = "933";

    private static final int CHILDREN_IN_PYRAMID = 4_100;
    private static final int CHILDREN_IN_AREA = 343;
    private static final int PUPILS_IN_PRIMARY = 210;
    private static final int HOMES_IN_POSTCODE = 15;
    private static final String UNITS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final List<String> SAINTS = List.of(
            "Mary",
            "Aldhelm",
            "Osmund",
            "Wulfsige",
            "Nicholas",
            "Michael",
            "Edward",
            "Catherine",
            "George",
            "Gabriel",
            "Swithun",
            "Edwold");
    private static final List<String> WORDS = List.of(
            "Hill", "Vale", "Mead", "Cross", "Bridge", "Heath", "Wood", "Down", "Brook", "Quay", "Ridge", "Ford");
    private static final List<String> LEADS = List.of(
            "A Hallam",
            "B Okafor",
            "C Trevelyan",
            "D Marsh",
            "E Whitlock",
            "F Penrose",
            "G Adeyemi",
            "H Castle",
            "I Fennimore",
            "J Rowsell",
            "K Lodge",
            "L Tarrant",
            "M Quayle",
            "N Sturt");

    /// Schools of other councils to which children of a zone go.
    private static final Map<String, String> BEYOND =
            Map.of("BRI", "Axe Vale School", "NOR", "Blackmore Forest School", "CHR", "Avon Heath School");

    private final long seed;
    private final List<Zone> zones = Zone.ALL;
    private final List<Pyramid> pyramids = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final int[] postcodesUsed = new int[zones.size()];
    private int primaryCode = 2000;
    private int secondaryCode = 4000;
    private int nurseryCode = 301_000;
    private int urn = 140_000;

    public Places(long seed, int children) {
        this.seed = seed;
        int given = 0;
        for (int z = 0; z < zones.size(); z++) {
            Zone zone = zones.get(z);
            int here = z == zones.size() - 1
                    ? children - given
                    : (int) Math.round(children * zone.share() / Zone.ALL_SHARES);
            given += here;
            int parts = Math.max(1, Math.round(here / (float) CHILDREN_IN_PYRAMID));
            addShared(z, zone, parts);
            for (int part = 0; part < parts; part++) {
                addPyramid(z, zone, part, here * (part + 1) / parts - here * part / parts);
            }
        }
    }

    public List<Zone> zones() {
        return zones;
    }

    public List<Pyramid> pyramids() {
        return pyramids;
    }

    public List<Setting> settings() {
        return settings;
    }

    public List<Setting> settings(Setting.Kind kind, Zone zone) {
        return settings.stream()
                .filter(setting -> setting.kind() == kind && setting.zone().equals(zone))
                .toList();
    }

    /// The school of another council to which some children of this zone go. No list of the county's names it.
    public Optional<Setting> beyond(Zone zone) {
        return Optional.ofNullable(BEYOND.get(zone.code())).map(name -> {
            int z = zones.indexOf(zone);
            return new Setting(
                    BEYOND_COUNCIL + (4_001 + z),
                    name,
                    Setting.Kind.BEYOND,
                    "",
                    zone,
                    -1,
                    String.format(Locale.ROOT, "01632 %06d", 900_000 + z),
                    LEADS.get(z),
                    "",
                    130_000 + z);
        });
    }

    private void addShared(int z, Zone zone, int parts) {
        Chance chance = Chance.of(seed, 11, z);
        String postcode = postcode(z);
        settings.add(setting(
                "838" + (7000 + z),
                zone.towns().getFirst() + " Special School",
                Setting.Kind.SPECIAL,
                "MAI",
                zone,
                -1,
                postcode,
                chance));
        settings.add(setting(
                "838" + (6000 + z),
                zone.towns().get(1) + " School",
                Setting.Kind.INDEPENDENT,
                "IND",
                zone,
                -1,
                postcode,
                chance));
        if (z % 3 == 0) {
            settings.add(setting(
                    "838" + (1100 + z),
                    "The " + WORDS.get(z) + " Centre",
                    Setting.Kind.ALTERNATIVE,
                    "DC",
                    zone,
                    -1,
                    postcode,
                    chance));
        }
        int hubs = Math.max(1, Math.min(4, parts));
        for (int hub = 0; hub < hubs; hub++) {
            settings.add(setting(
                    "HUB" + (z + 1) + hub,
                    zone.towns().get(hub) + " Family Hub",
                    Setting.Kind.HUB,
                    "DC",
                    zone,
                    -1,
                    postcode(z),
                    chance));
        }
        settings.add(setting(
                "CLI" + (z + 1),
                zone.towns().getFirst() + " Clinic",
                Setting.Kind.CLINIC,
                "DHC",
                zone,
                -1,
                postcode(z),
                chance));
    }

    private void addPyramid(int z, Zone zone, int part, int children) {
        int index = pyramids.size();
        Chance chance = Chance.of(seed, 12, index);
        List<Area> areas = new ArrayList<>();
        int count = Math.max(2, Math.round(children / (float) CHILDREN_IN_AREA));
        for (int a = 0; a < count; a++) {
            areas.add(area(z, zone, part, a, children / count, chance));
        }
        List<Setting> primaries = new ArrayList<>();
        List<Setting> nurseries = new ArrayList<>();
        int primaryCount = Math.max(2, Math.round(children * 0.36f / PUPILS_IN_PRIMARY));
        for (int p = 0; p < primaryCount; p++) {
            Area area = areas.get(p % count);
            String trust = chance.happens(0.5) ? "MAI" : chance.oneOf("JUR", "STO");
            primaries.add(setting(
                    "838" + primaryCode++,
                    area.town() + " " + primaryName(p, index),
                    Setting.Kind.PRIMARY,
                    trust,
                    zone,
                    index,
                    area.postcodes().getFirst(),
                    chance));
            if (p % 3 != 2) {
                nurseries.add(setting(
                        "EY" + nurseryCode++,
                        area.town() + " " + WORDS.get(p % WORDS.size()) + " Nursery",
                        Setting.Kind.NURSERY,
                        "EYS",
                        zone,
                        index,
                        area.postcodes().getLast(),
                        chance));
            }
        }
        String town = zone.towns().get(part % zone.towns().size());
        String name = town
                + (part < zone.towns().size() ? "" : " " + (part / zone.towns().size() + 1));
        Setting secondary = setting(
                "838" + secondaryCode++,
                name + " Academy",
                Setting.Kind.SECONDARY,
                chance.oneOf("JUR", "STO", "MAI"),
                zone,
                index,
                areas.getFirst().postcodes().getFirst(),
                chance);
        settings.addAll(primaries);
        settings.addAll(nurseries);
        settings.add(secondary);
        pyramids.add(new Pyramid(
                index,
                name,
                zone,
                children,
                List.copyOf(areas),
                List.copyOf(primaries),
                secondary,
                List.copyOf(nurseries)));
    }

    private static String primaryName(int p, int index) {
        return p % 2 == 0
                ? "St " + SAINTS.get((p / 2 + index) % SAINTS.size()) + "'s Primary School"
                : WORDS.get((p / 2 + index) % WORDS.size()) + " Primary School";
    }

    private Area area(int z, Zone zone, int part, int a, int children, Chance chance) {
        double[] weights = new double[10];
        for (int d = 0; d < 10; d++) {
            weights[d] = zone.deciles().get(d);
        }
        int decile = 1 + chance.weighted(weights);
        int x = zone.x() + (int) (chance.normal() * zone.spread() / 2);
        int y = zone.y() + (int) (chance.normal() * zone.spread() / 2);
        List<String> postcodes = new ArrayList<>();
        int count = Math.max(4, (int) (children / 0.6 / HOMES_IN_POSTCODE));
        for (int p = 0; p < count; p++) {
            postcodes.add(postcode(z));
        }
        String town = zone.towns().get((part + a / 3) % zone.towns().size());
        String code = String.format(Locale.ROOT, "%s%02d%02d", zone.code(), part + 1, a + 1);
        return new Area(
                code,
                town + " " + (part + 1) + (char) ('A' + a % 26),
                zone,
                decile,
                x,
                y,
                children,
                town,
                List.copyOf(postcodes));
    }

    private String postcode(int z) {
        int n = postcodesUsed[z]++;
        List<String> outwards = zones.get(z).outwards();
        int unit = n % 400;
        int sector = n / 400 % 10;
        String outward = outwards.get(n / 4000 % outwards.size());
        int round = n / 4000 / outwards.size();
        if (round > 0) {
            // Very large counties need more districts than there are.
            outward = outward.substring(0, 2) + (Integer.parseInt(outward.substring(2)) + 30 * round);
        }
        return outward + " " + sector + UNITS.charAt(unit / 20) + UNITS.charAt(unit % 20);
    }

    private Setting setting(
            String code,
            String name,
            Setting.Kind kind,
            String organisation,
            Zone zone,
            int pyramid,
            String postcode,
            Chance chance) {
        String phone = String.format(Locale.ROOT, "01632 %06d", chance.in(1_000_000));
        return new Setting(code, name, kind, organisation, zone, pyramid, phone, chance.oneOf(LEADS), postcode, urn++);
    }
}
