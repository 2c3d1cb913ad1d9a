package org.kith.county.lives;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kith.county.chance.Chance;
import org.kith.county.people.Script;
import org.kith.county.people.World;
import org.kith.county.places.Zone;
import org.kith.county.time.Days;

/// The staff of every agency who are named in files.
public final class Workers {

    /// A role with its organisation and how many there are in a zone.
    private record Post(String role, String organisation, int inZone) {}

    private static final List<Post> POSTS = List.of(
            new Post("social worker", "DC", 22),
            new Post("family support worker", "DC", 16),
            new Post("personal adviser", "DC", 4),
            new Post("SEN case officer", "DC", 5),
            new Post("independent reviewing officer", "DC", 3),
            new Post("youth justice officer", "YJS", 3),
            new Post("health visitor", "DHC", 10),
            new Post("pastoral lead", "MAI", 14),
            new Post("charity worker", "HOM", 5));

    private final List<Worker> all = new ArrayList<>();
    private final Map<String, List<Worker>> byPost = new HashMap<>();

    public Workers(World world) {
        int asOf = world.calendar().asOf();
        for (int z = 0; z < world.places().zones().size(); z++) {
            Zone zone = world.places().zones().get(z);
            for (int p = 0; p < POSTS.size(); p++) {
                Post post = POSTS.get(p);
                List<Worker> here = new ArrayList<>();
                for (int n = 0; n < post.inZone(); n++) {
                    Chance chance = Chance.of(world.seed(), 31, z * 100 + p, n);
                    here.add(worker(world, zone, post, 10_000 + z * 1_000 + p * 100 + n, asOf, chance));
                }
                byPost.put(zone.code() + post.role(), here);
                all.addAll(here);
            }
        }
    }

    private static Worker worker(World world, Zone zone, Post post, int id, int asOf, Chance chance) {
        boolean male = chance.happens(0.18);
        String forename = world.names().first(male, 1960 + chance.in(38), Script.BRITISH, chance);
        String surname = world.names().surname(Script.BRITISH, chance);
        String host = switch (post.organisation()) {
            case "DC", "YJS" -> "council.example";
            case "DHC" -> "health.example";
            case "HOM" -> "charity.example";
            default -> "school.example";
        };
        String email =
                (forename + "." + surname + "@" + host).toLowerCase(Locale.ROOT).replace("'", "");
        String phone = String.format(Locale.ROOT, "01632 9%05d", chance.in(100_000));
        int until = chance.happens(0.1) ? asOf - chance.between(30, 400) : Days.NEVER;
        return new Worker(
                "W" + id,
                forename + " " + surname,
                post.role(),
                zone.name() + " team",
                post.organisation(),
                phone,
                email,
                asOf - chance.between(900, 4_000),
                until);
    }

    public List<Worker> all() {
        return all;
    }

    public Worker in(Zone zone, String role, Chance chance) {
        return chance.oneOf(Objects.requireNonNull(byPost.get(zone.code() + role), role));
    }
}
