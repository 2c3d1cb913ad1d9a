package org.kith.families;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.CopyOut;
import org.kith.database.Runs;
import org.kith.families.DerivedTable.Standing;
import org.kith.families.Kept.Content;
import org.kith.matching.Survivors;
import org.kith.partners.Populations;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a build made.
@Repository
class Derivation {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SPELLING = "spelling";

    private static final String WHO = "t.person_id in (select id from reached)";

    /// The tables whose content is the digest's, each with which of its rows are of those whom something new reaches.
    private static final SequencedMap<String, String> TABLES = new LinkedHashMap<>();

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

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final Runs runs;
    private final InstantSource clock;

    Derivation(JdbcOperations statements, JdbcClient jdbc, Runs runs, InstantSource clock) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.runs = runs;
        this.clock = clock;
    }

    /// What the newest build made, if it looked at exactly this.
    Optional<Built> last(String fingerprint) {
        return runs.last("families.build", fingerprint, Built.class);
    }

    /// What the newest build left.
    Optional<Kept> kept() {
        return jdbc.sql("select kept::text from families.build order by id desc limit 1")
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(kept -> kept)
                .map(kept -> JSON.readValue(kept, Kept.class));
    }

    void built(String fingerprint, Made made, Mark mark) {
        jdbc.sql("""
                insert into families.build (built_at, fingerprint, manifest, kept)
                values (:built_at, :fingerprint, :manifest::jsonb, :kept::jsonb)
                """)
                .param("built_at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("fingerprint", fingerprint)
                .param("manifest", JSON.writeValueAsString(made.built()))
                .param("kept", JSON.writeValueAsString(new Kept(mark, made.contents())))
                .update();
    }

    /// What stood before a build: the families and homes of people, by which their ids live on, and the hashes of all
    /// rows that it makes anew.
    ///
    /// @param parts the parts of names that it makes anew; null for all
    record Before(
            Places places,
            Map<UUID, UUID> families,
            Map<String, Integer> homes,
            Map<String, Standing> standing,
            @Nullable Set<String> parts) {}

    /// What a build made, and what each table holds after it.
    record Made(Built built, Map<String, Content> contents) {}

    Before before() {
        var standing = new HashMap<String, Standing>();
        TABLES.keySet().forEach(name -> standing.put(name, DerivedTable.standing(statements, name, "true")));
        standing.put(SPELLING, DerivedTable.standing(statements, SPELLING, "true"));
        return new Before(places(), familiesBefore("true"), homesBefore(), standing, null);
    }

    /// What stood of those whom something new reaches.
    Before before(Reached reached, Gathered gathered) {
        var standing = new HashMap<String, Standing>();
        TABLES.forEach((name, where) -> standing.put(name, DerivedTable.standing(statements, name, where)));
        standing.put(SPELLING, new Standing("true", reached.spellingsBefore()));
        var parts = partsOfNames(gathered);
        standing.put("name_part", new Standing("true", parts.standing()));
        return new Before(
                places(),
                familiesBefore("family_id in (select id from reached_family)"),
                Map.of(),
                standing,
                parts.now());
    }

    /// @param now those of all that came or went which somebody bears
    @SuppressWarnings("ArrayRecordComponent")
    private record Parts(Set<String> now, long[] standing) {}

    /// Parts of names that those who are reached bear now and did not, or bore; of these the ones that others bear.
    private Parts partsOfNames(Gathered gathered) {
        var bore = new HashSet<String>();
        CopyOut.each(statements, """
                select distinct term
                from families.person p, unnest(p.terms) term
                where p.id in (select id from reached) and term >= 'A' collate "C"
                """, row -> bore.add(row.said(1)));
        var bear = partsOf(gathered.people());
        var now = new HashSet<>(bear);
        now.removeAll(bore);
        bore.removeAll(bear);
        var either = new HashSet<>(now);
        either.addAll(bore);
        jdbc.sql("""
                select part
                from unnest(:parts::text[]) part
                where exists (
                  select
                  from families.person p
                  where p.terms @> array[part] and p.id not in (select id from reached))
                """).param("parts", bore.toArray(String[]::new)).query(row -> {
            now.add(row.getString(1));
        });
        var standing = LongStream.builder();
        jdbc.sql("select row_hash from families.name_part where part = any(:parts)")
                .param("parts", either.toArray(String[]::new))
                .query(row -> {
                    standing.add(row.getLong(1));
                });
        return new Parts(now, standing.build().sorted().toArray());
    }

    private static Set<String> partsOf(List<Draft> people) {
        var names = Collections.newSetFromMap(new IdentityHashMap<List<String>, Boolean>());
        for (var person : people) {
            if (!person.sealed) {
                names.addAll(person.names());
            }
        }
        var parts = new TreeSet<String>();
        names.forEach(parts::addAll);
        return parts.tailSet("A"); // no numbers
    }

    Made write(Gathered gathered, FamilyGraph graph, LocalDate today, Populations ages, Before before) {
        return write(gathered, graph, today, ages, before, null, Map.of());
    }

    /// @param reached who is made anew; null for everybody
    /// @param contents of tables before
    Made write(
            Gathered gathered,
            FamilyGraph graph,
            LocalDate today,
            Populations ages,
            Before before,
            @Nullable Reached reached,
            Map<String, Content> contents) {
        var groups = graph.groups();
        return Objects.requireNonNull(statements.execute((ConnectionCallback<Made>) connection ->
                new Writing(connection, gathered, graph, groups, today, ages, before, reached).all(contents)));
    }

    record Places(
            Map<String, String> zoneOfPostcode,
            Map<String, String> pyramidOfPostcode,
            Map<String, String> zoneOfSetting,
            Map<String, String> pyramidOfSetting) {}

    private Places places() {
        var places = new Places(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        statements.query("""
                select c.postcode, c.zone_code, a.pyramid
                from partners.postcode c
                left join partners.area a on a.code = c.area_code
                where c.zone_code is not null
                """, row -> {
            places.zoneOfPostcode().put(row.getString(1), row.getString(2));
            places.pyramidOfPostcode().put(row.getString(1), row.getString(3));
        });
        statements.query("select code, zone_code, pyramid from partners.setting", row -> {
            places.zoneOfSetting().put(row.getString(1), row.getString(2));
            places.pyramidOfSetting().put(row.getString(1), row.getString(3));
        });
        return places;
    }

    private Map<UUID, UUID> familiesBefore(String where) {
        var families = new HashMap<UUID, UUID>();
        CopyOut.each(
                statements,
                "select person_id, family_id from families.family_member where main and " + where,
                row -> families.put(row.uuid(1), row.uuid(2)));
        return families;
    }

    private Map<String, Integer> homesBefore() {
        var homes = new HashMap<String, Integer>();
        CopyOut.each(statements, "select key, id from families.home", row -> homes.put(row.said(1), row.number4(2)));
        return homes;
    }

    /// One build on its way into the tables.
    private static final class Writing {

        private final Connection connection;
        private final Gathered gathered;
        private final List<Draft> people;
        private final FamilyGraph graph;
        private final List<FamilyGraph.Group> groups;
        private final LocalDate today;
        private final Populations ages;
        private final Places places;
        private final int[] familyOf;
        private final UUID[] familyIds;
        private final long[] named;
        private final boolean[] homeShielded;
        private final long[] homeNamed;
        private final @Nullable String[] homeZone;
        private final @Nullable String[] homePyramid;
        private final Homes homes;
        private final Before before;
        private final @Nullable Reached reached;

        Writing(
                Connection connection,
                Gathered gathered,
                FamilyGraph graph,
                List<FamilyGraph.Group> groups,
                LocalDate today,
                Populations ages,
                Before before,
                @Nullable Reached reached) {
            this.connection = connection;
            this.before = before;
            this.reached = reached;
            this.homes = gathered.homes();
            this.gathered = gathered;
            this.people = gathered.people();
            this.graph = graph;
            this.groups = groups;
            this.today = today;
            this.ages = ages;
            this.places = before.places();
            this.familyOf = familyOf();
            this.familyIds = familyIds(before.families());
            this.named = people.stream().mapToLong(person -> person.firstRecord).toArray();
            this.homeShielded = homeShielded();
            this.homeNamed = new long[homes.size()];
            this.homeZone = new @Nullable String[homes.size()];
            this.homePyramid = new @Nullable String[homes.size()];
            for (int place = 0; place < homeNamed.length; place++) {
                var home = homes.home(place);
                var postcode = Homes.plain(home.postcode());
                homeNamed[place] = hash(home.key());
                homeZone[place] = places.zoneOfPostcode().get(postcode);
                homePyramid[place] = places.pyramidOfPostcode().get(postcode);
            }
        }

        /// Tables are made side by side, and each is written once it has been made.
        Made all(Map<String, Content> contentsBefore) throws SQLException {
            var tables = new HashMap<String, DerivedTable>();
            long changed = 0;
            try (var makers = new Beside(2);
                    var writer = new Beside(1)) {
                var making = Stream.<Callable<List<DerivedTable>>>of(
                                () -> List.of(persons()),
                                () -> List.of(nameParts(), homes(), residences(), relationships()),
                                this::families,
                                () -> List.of(helpers(), spellings()))
                        .map(makers::begin)
                        .toList();
                var writing = new ArrayList<Future<Long>>();
                for (var made : making) {
                    for (var table : Beside.whatCameOf(made)) {
                        var written = writer.begin(() -> table.write(connection));
                        tables.put(table.name(), table);
                        if (!table.name().equals(SPELLING)) {
                            writing.add(written);
                        }
                    }
                }
                for (var written : writing) {
                    changed += Beside.whatCameOf(written);
                }
            }
            var contents = new TreeMap<String, Content>();
            for (var name : TABLES.keySet()) {
                var table = Objects.requireNonNull(tables.get(name));
                contents.put(
                        name,
                        reached == null
                                ? table.content()
                                : table.content(Objects.requireNonNull(contentsBefore.get(name))));
            }
            return new Made(
                    new Built(
                            rows(contents, "person"),
                            children(),
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

        private int children() throws SQLException {
            try (var sql = connection.createStatement();
                    var row = sql.executeQuery("select coalesce(sum(children), 0) from families.family")) {
                row.next();
                return row.getInt(1);
            }
        }

        private static String digest(Map<String, Content> contents) {
            var digest = sha256();
            TABLES.keySet().forEach(name -> {
                var content = Objects.requireNonNull(contents.get(name));
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(content.rows())
                        .putLong(content.said())
                        .flip());
            });
            return HexFormat.of().formatHex(digest.digest());
        }

        private DerivedTable table(String name, String... columns) {
            return new DerivedTable(Objects.requireNonNull(before.standing().get(name)), name, columns);
        }

        private DerivedTable persons() throws SQLException {
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
                        .put(enrolment == null ? null : enrolment.fromOn())
                        .put(enrolment == null ? null : enrolment.year());
                home(table, person.home);
                table.put(zone(person))
                        .put(person.young(today, ages) ? pyramid(person) : null)
                        .put(shielded(person))
                        .id(familyOf[place] < 0 ? null : familyIds[familyOf[place]], 0)
                        .put(person.records)
                        .put(person.terms())
                        .endRow();
            }
            return table;
        }

        private DerivedTable nameParts() throws SQLException {
            var table = table("name_part", "part", "sound");
            for (var part : before.parts() == null ? partsOf(people) : before.parts()) {
                table.put(part).put(Names.sound(part)).endRow();
            }
            return table;
        }

        private DerivedTable homes() throws SQLException {
            var table = table("home", "id", "key", "address", "postcode", "zone_code", "shielded");
            for (int place = 0; place < homes.size(); place++) {
                if (reached == null || reached.homes().get(homes.id(place))) {
                    var home = homes.home(place);
                    table.id(homes.id(place), 0)
                            .put(home.key())
                            .put(home.address())
                            .put(home.postcode())
                            .put(homeZone[place])
                            .put(homeShielded[place])
                            .endRow();
                }
            }
            return table;
        }

        private DerivedTable spellings() throws SQLException {
            var table = table(SPELLING, "address", "postcode", "property", "times", "home_id");
            int[] made = reached == null ? IntStream.range(0, homes.spellings()).toArray() : reached.spellings();
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
                    for (var stay : lived(person)) {
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

        /// One stay for each home. An address that some source still gives ended when the person was
        /// first known at the home where they live now.
        private static Iterable<Draft.Stay> lived(Draft person) {
            var byHome = new LinkedHashMap<Integer, Draft.Stay>();
            for (var stay : person.stays) {
                byHome.merge(stay.home(), stay, (a, b) -> {
                    var said = a.rank() > b.rank() || (a.rank() == b.rank() && a.record() <= b.record()) ? a : b;
                    return new Draft.Stay(
                            a.home(),
                            a.fromOn().isBefore(b.fromOn()) ? a.fromOn() : b.fromOn(),
                            later(a.untilOn(), b.untilOn()),
                            said.rank(),
                            said.record());
                });
            }
            var now = byHome.get(person.home);
            if (now != null) {
                byHome.replaceAll((home, stay) ->
                        stay.untilOn() != null || home == person.home || home == person.secondHome
                                ? stay
                                : new Draft.Stay(
                                        stay.home(),
                                        stay.fromOn(),
                                        now.fromOn().isAfter(stay.fromOn()) ? now.fromOn() : stay.fromOn(),
                                        stay.rank(),
                                        stay.record()));
            }
            return byHome.values();
        }

        private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
            return a == null || b == null ? null : a.isAfter(b) ? a : b;
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
                    "fact_id");
            for (var tie : gathered.ties()) {
                table.id(people.get(tie.one()).id, named[tie.one()])
                        .id(people.get(tie.other()).id, named[tie.other()])
                        .put(tie.kind())
                        .put(tie.responsible())
                        .put(tie.unsafe())
                        .put(tie.fromOn())
                        .put(tie.untilOn())
                        .handle(tie.fact())
                        .endRow();
            }
            return table;
        }

        private List<DerivedTable> families() throws SQLException {
            var family = table("family", "id", "name", "home_id", "zone_code", "pyramid", "shielded", "children");
            var member = table("family_member", "family_id", "person_id", "part", "main");
            long[] familyNamed = new long[groups.size()];
            for (int place = 0; place < groups.size(); place++) {
                var group = groups.get(place);
                int home = home(group);
                var zone = home == Homes.NONE ? null : homeZone[home];
                family.id(familyIds[place], 0).put(name(group));
                home(family, home);
                familyNamed[place] = family.put(zone == null ? zoneOfSchool(group) : zone)
                        .put(pyramid(group))
                        .put(all(group).stream().anyMatch(person -> people.get(person).confidential)
                                || (home != Homes.NONE && homeShielded[home]))
                        .put(group.children().size())
                        .endRow();
                for (int person : group.children()) {
                    member(member, place, familyNamed[place], person, "child", true);
                }
                for (int person : group.adults()) {
                    member(member, place, familyNamed[place], person, graph.carer[person] ? "carer" : "adult", true);
                }
            }
            for (var second : secondHomes().entrySet()) {
                int at = second.getValue();
                member(member, at, familyNamed[at], second.getKey(), "child", false);
            }
            return List.of(family, member);
        }

        /// Children of two homes, each with the family of the other home.
        private Map<Integer, Integer> secondHomes() {
            var familyAt = new HashMap<Integer, Integer>();
            for (int place = 0; place < groups.size(); place++) {
                int home = home(groups.get(place));
                if (home != Homes.NONE) {
                    familyAt.putIfAbsent(home, place);
                }
            }
            var seconds = new LinkedHashMap<Integer, Integer>();
            for (int place = 0; place < people.size(); place++) {
                var family = familyAt.get(people.get(place).secondHome);
                if (familyOf[place] >= 0 && family != null && family != familyOf[place]) {
                    seconds.put(place, family);
                }
            }
            return seconds;
        }

        private void member(DerivedTable table, int family, long familyNamed, int person, String part, boolean main)
                throws SQLException {
            table.id(familyIds[family], familyNamed)
                    .id(people.get(person).id, named[person])
                    .put(part)
                    .put(main)
                    .endRow();
        }

        private DerivedTable helpers() throws SQLException {
            var table = table(
                    "helper",
                    "person_id",
                    "relation",
                    "role",
                    "name",
                    "agency",
                    "phone",
                    "email",
                    "from_on",
                    "fact_id");
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
            table.id(
                    place == Homes.NONE ? null : (Integer) homes.id(place), place == Homes.NONE ? 0 : homeNamed[place]);
        }

        private int[] familyOf() {
            int[] families = new int[people.size()];
            Arrays.fill(families, -1);
            for (int place = 0; place < groups.size(); place++) {
                for (int person : all(groups.get(place))) {
                    families[person] = place;
                }
            }
            return families;
        }

        private static List<Integer> all(FamilyGraph.Group group) {
            var all = new ArrayList<Integer>(group.children());
            all.addAll(group.adults());
            return all;
        }

        private UUID[] familyIds(Map<UUID, UUID> familiesBefore) {
            var order = new HashMap<UUID, Integer>();
            var ids = new ArrayList<UUID>();
            var members = groups.stream()
                    .flatMap(group -> all(group).stream())
                    .mapToInt(person -> person)
                    .toArray();
            int[] cluster = new int[members.length];
            int[] before = new int[members.length];
            for (int at = 0; at < members.length; at++) {
                cluster[at] = familyOf[members[at]];
                var family = familiesBefore.get(people.get(members[at]).id);
                if (family == null) {
                    before[at] = Survivors.NOBODY;
                } else {
                    before[at] = order.computeIfAbsent(family, id -> {
                        ids.add(id);
                        return ids.size() - 1;
                    });
                }
            }
            var survivors = Survivors.of(cluster, groups.size(), before, ids.size());
            var families = new UUID[groups.size()];
            for (int place = 0; place < families.length; place++) {
                int heir = survivors.in(place);
                families[place] = heir == Survivors.NOBODY ? UUID.randomUUID() : ids.get(heir);
            }
            return families;
        }

        private boolean[] homeShielded() {
            var shielded = new boolean[homes.size()];
            for (var person : people) {
                if (person.confidential && person.home != Homes.NONE) {
                    shielded[person.home] = true;
                }
            }
            return shielded;
        }

        private boolean shielded(Draft person) {
            return person.shielded || person.confidential || (person.home != Homes.NONE && homeShielded[person.home]);
        }

        private @Nullable String zone(Draft person) {
            var zone = person.home == Homes.NONE ? null : homeZone[person.home];
            return zone != null || person.enrolment == null
                    ? zone
                    : places.zoneOfSetting().get(person.enrolment.setting());
        }

        /// Of the school that they go to or left; of somebody who never went to one here, that of their home's area.
        private @Nullable String pyramid(Draft person) {
            var school = person.school();
            var pyramid = school == null ? null : places.pyramidOfSetting().get(school);
            return pyramid != null || person.home == Homes.NONE ? pyramid : homePyramid[person.home];
        }

        private @Nullable String zoneOfSchool(FamilyGraph.Group group) {
            return group.children().stream()
                    .map(child -> people.get(child).enrolment)
                    .filter(Objects::nonNull)
                    .map(enrolment -> places.zoneOfSetting().get(enrolment.setting()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable String pyramid(FamilyGraph.Group group) {
            return group.children().stream()
                    .map(child -> pyramid(people.get(child)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private int home(FamilyGraph.Group group) {
            return all(group).stream()
                    .map(person -> people.get(person).home)
                    .filter(home -> home != Homes.NONE)
                    .findFirst()
                    .orElse(Homes.NONE);
        }

        /// "Hallett and Pike": the surnames that most of them bear, the carers' first.
        private String name(FamilyGraph.Group group) {
            var weights = new LinkedHashMap<String, Integer>();
            for (int person : all(group)) {
                var surname = people.get(person).surname;
                if (surname != null) {
                    weights.merge(surname, graph.carer[person] ? 3 : 2, Integer::sum);
                }
            }
            var names = weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(2)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(" and "));
            return names.isEmpty() ? "Name not known" : names;
        }

        private static long hash(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash ^ (hash >>> 32);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
