package org.kith.families.build;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Digest;
import org.kith.families.Names;
import org.kith.families.build.Kept.Content;
import org.kith.partners.Populations;

/// The tables that a build makes, side by side; each is written once it has been made.
final class DerivedTables {

    static final String SPELLING = "spelling";

    private static final String WHO = "t.person_id in (select id from reached)";

    /// Those whose content is the digest's, each with which of its rows are of those whom something new reaches.
    static final SequencedMap<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("person", "t.id in (select id from reached)");
        TABLES.put("name_part", "false"); // by the parts themselves
        TABLES.put("home", "t.id in (select id from reached_home)");
        TABLES.put("residence", WHO);
        TABLES.put("relationship", """
                t.one_person_id in (select id from reached) and t.other_person_id in (select id from reached)""");
        TABLES.put("family", "t.id in (select id from reached_family)");
        TABLES.put("family_member", "t.family_id in (select id from reached_family)");
        TABLES.put("helper", WHO);
    }

    private final Gathered gathered;
    private final List<Draft> people;
    private final Homes homes;
    private final LocalDate today;
    private final Populations ages;
    private final Before before;
    private final Before.@Nullable Some some;
    private final FamilyGraph graph;
    private final Placement placement;
    private final long[] named;
    private final long[] homeNamed;

    DerivedTables(Gathered gathered, FamilyGraph graph, LocalDate today, Populations ages, Before before) {
        this.gathered = gathered;
        this.people = gathered.people();
        this.homes = gathered.homes();
        this.today = today;
        this.ages = ages;
        this.before = before;
        this.some = before.some();
        this.placement = new Placement(gathered, before.localities());
        this.graph = graph;
        this.named = people.stream().mapToLong(person -> person.firstRecord).toArray();
        this.homeNamed = new long[homes.size()];
        Arrays.setAll(homeNamed, home -> hash(homes.home(home).key()));
    }

    /// What a build made, and what each table holds after it.
    record Made(Built built, Map<String, Content> contents) {}

    private interface Making {
        List<DerivedTable> tables() throws SQLException;
    }

    private record Writing(DerivedTable table, Future<Long> rows) {}

    /// @param idle run once all are made and only the database is at work
    Made write(Connection connection, Runnable idle) throws SQLException {
        var tables = new HashMap<String, DerivedTable>();
        long changed = 0;
        try (var writer = new Beside(1);
                var makers = new Beside(2)) {
            Function<Making, Future<List<Writing>>> begin = making -> makers.begin(() -> making.tables().stream()
                    .map(table -> new Writing(table, writer.begin(() -> table.write(connection))))
                    .toList());
            // What rests on no family is made and written while families are found
            var making = new ArrayList<>(List.of(
                    begin.apply(() -> List.of(relationships())),
                    begin.apply(() -> List.of(helpers(), homes())),
                    begin.apply(() -> List.of(nameParts(), spellings()))));
            var families = new BuiltFamilies(gathered, graph, placement, before.families());
            making.add(begin.apply(() -> List.of(persons(families))));
            making.add(begin.apply(() -> List.of(residences())));
            making.add(begin.apply(() -> families(families)));
            var writing = new ArrayList<Writing>();
            for (var made : making) {
                writing.addAll(Beside.whatCameOf(made));
            }
            idle.run();
            for (var one : writing) {
                long rows = Beside.whatCameOf(one.rows());
                tables.put(one.table().name(), one.table());
                changed += one.table().name().equals(SPELLING) ? 0 : rows;
            }
        }
        var contents = new TreeMap<String, Content>();
        for (var name : TABLES.keySet()) {
            var table = Objects.requireNonNull(tables.get(name));
            contents.put(
                    name,
                    some == null
                            ? table.content()
                            : table.content(
                                    Objects.requireNonNull(some.contents().get(name))));
        }
        return new Made(
                new Built(
                        rows(contents, "person"),
                        children(connection),
                        rows(contents, "family"),
                        rows(contents, "home"),
                        rows(contents, "relationship"),
                        rows(contents, "helper"),
                        people.size(),
                        changed,
                        digest(contents)),
                contents);
    }

    private static int rows(Map<String, Content> contents, String table) {
        return (int) Objects.requireNonNull(contents.get(table)).rows();
    }

    private static int children(Connection connection) throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery("select coalesce(sum(children), 0) from families.family")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String digest(Map<String, Content> contents) {
        var digest = new Digest();
        TABLES.keySet().forEach(name -> {
            var content = Objects.requireNonNull(contents.get(name));
            digest.add(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(content.rows())
                    .putLong(content.said())
                    .array());
        });
        return digest.hex();
    }

    private DerivedTable table(String name, String... columns) {
        return new DerivedTable(Objects.requireNonNull(before.standing().get(name)), name, columns);
    }

    private DerivedTable persons(BuiltFamilies families) throws SQLException {
        var table = table(
                "person",
                "id",
                "forename",
                "surname",
                "born_on",
                "born_doubtful",
                "expected_on",
                "died_on",
                "sex",
                "child",
                "setting_code",
                "also_setting_code",
                "on_roll_from",
                "year_group",
                "home_id",
                "zone_code",
                "pyramid",
                "shielded",
                "family_id",
                "records",
                "terms");
        for (int place = 0; place < people.size(); place++) {
            var person = people.get(place);
            if (person.sealed) {
                continue;
            }
            var enrolment = person.enrolment;
            var setting = enrolment == null ? null : enrolment.setting();
            table.id(person.id, named[place])
                    .put(person.forename)
                    .put(person.surname)
                    .put(person.bornOn())
                    .put(person.bornDoubtful())
                    .put(person.expectedOn)
                    .put(person.diedOn)
                    .put(person.sex())
                    .put(person.child(today, ages))
                    .put(setting)
                    .put(person.alsoAt == null ? null : person.alsoAt.setting())
                    .put(enrolment == null ? null : enrolment.fromOn())
                    .put(enrolment == null ? null : enrolment.year());
            home(table, person.home);
            table.put(placement.zone(person))
                    .put(person.young(today, ages) ? placement.pyramid(person) : null)
                    .put(placement.isShielded(person))
                    .id(families.idOf(place), 0)
                    .put(person.records)
                    .put(person.terms())
                    .endRow();
        }
        return table;
    }

    private DerivedTable nameParts() throws SQLException {
        var table = table("name_part", "part", "sound");
        for (var part : some == null ? gathered.partsOfNames() : some.parts()) {
            table.put(part).put(Names.sound(part)).endRow();
        }
        return table;
    }

    private DerivedTable homes() throws SQLException {
        var table = table("home", "id", "key", "address", "postcode", "zone_code", "shielded");
        for (int place = 0; place < homes.size(); place++) {
            if (some == null || some.reached().homes().get(homes.id(place))) {
                var home = homes.home(place);
                table.id(homes.id(place), 0)
                        .put(home.key())
                        .put(home.address())
                        .put(home.postcode())
                        .put(placement.zone(place))
                        .put(placement.isShielded(place))
                        .endRow();
            }
        }
        return table;
    }

    private DerivedTable spellings() throws SQLException {
        var table = table(SPELLING, "address", "postcode", "property", "times", "home_id");
        int[] made = some == null
                ? IntStream.range(0, homes.spellings()).toArray()
                : some.reached().spellings();
        for (int spelling : made) {
            var written = homes.spelling(spelling);
            table.put(written.address())
                    .put(written.postcode())
                    .put(written.property())
                    .put(homes.times(spelling))
                    .id(homes.idOf(spelling), 0)
                    .endRow();
        }
        return table;
    }

    private DerivedTable residences() throws SQLException {
        var table = table("residence", "person_id", "home_id", "main", "from_on", "until_on", "record_id");
        for (int place = 0; place < people.size(); place++) {
            var person = people.get(place);
            if (!person.sealed && !person.stays.isEmpty()) {
                for (var stay : person.lived()) {
                    table.id(person.id, named[place]);
                    home(table, stay.home());
                    table.put(stay.home() == person.home && stay.untilOn() == null)
                            .put(stay.fromOn())
                            .put(stay.untilOn())
                            .handle(stay.record())
                            .endRow();
                }
            }
        }
        return table;
    }

    private DerivedTable relationships() throws SQLException {
        var table = table(
                "relationship",
                "one_person_id",
                "other_person_id",
                "kind",
                "responsible",
                "unsafe",
                "from_on",
                "until_on",
                "together_on",
                "together_until",
                "fact_id");
        for (var tie : gathered.ties()) {
            table.id(people.get(tie.one()).id, named[tie.one()])
                    .id(people.get(tie.other()).id, named[tie.other()])
                    .put(tie.kind())
                    .put(tie.responsible())
                    .put(tie.unsafe())
                    .put(tie.fromOn())
                    .put(tie.untilOn())
                    .put(tie.togetherOn())
                    .put(tie.togetherUntil())
                    .handle(tie.fact())
                    .endRow();
        }
        return table;
    }

    private List<DerivedTable> families(BuiltFamilies families) throws SQLException {
        var family = table("family", "id", "name", "home_id", "zone_code", "pyramid", "shielded", "children");
        var member = table("family_member", "family_id", "person_id", "part", "main");
        long[] familyNamed = new long[families.size()];
        for (int place = 0; place < familyNamed.length; place++) {
            var group = families.group(place);
            family.id(families.id(place), 0).put(families.name(place));
            home(family, placement.home(group));
            familyNamed[place] = family.put(placement.zone(group))
                    .put(placement.pyramid(group))
                    .put(placement.isShielded(group))
                    .put(group.children().size())
                    .endRow();
            for (int person : group.children()) {
                member(member, families.id(place), familyNamed[place], person, "child", true);
            }
            for (int person : group.adults()) {
                member(
                        member,
                        families.id(place),
                        familyNamed[place],
                        person,
                        families.isCarer(person) ? "carer" : "adult",
                        true);
            }
        }
        for (var second : families.secondHomes().entrySet()) {
            int at = second.getValue();
            member(member, families.id(at), familyNamed[at], second.getKey(), "child", false);
        }
        return List.of(family, member);
    }

    private void member(DerivedTable table, UUID family, long familyNamed, int person, String part, boolean main)
            throws SQLException {
        table.id(family, familyNamed)
                .id(people.get(person).id, named[person])
                .put(part)
                .put(main)
                .endRow();
    }

    private DerivedTable helpers() throws SQLException {
        var table = table(
                "helper", "person_id", "relation", "role", "name", "agency", "phone", "email", "from_on", "fact_id");
        for (var help : gathered.helps()) {
            table.id(people.get(help.person()).id, named[help.person()])
                    .put(help.leads() ? "lead" : "involved")
                    .put(help.role())
                    .put(help.name())
                    .put(help.agency())
                    .put(help.phone())
                    .put(help.email())
                    .put(help.fromOn())
                    .handle(help.fact())
                    .endRow();
        }
        return table;
    }

    private void home(DerivedTable table, int place) {
        table.id(place == Homes.NONE ? null : (Integer) homes.id(place), place == Homes.NONE ? 0 : homeNamed[place]);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 32);
    }
}
