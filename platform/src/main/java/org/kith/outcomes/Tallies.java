package org.kith.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.families.KnownGroups;
import org.kith.families.facts.Terms;
import org.kith.outcomes.Measure.Basis;
import org.kith.outcomes.Measure.Kind;
import org.kith.outcomes.disclosure.Policy;
import org.kith.partners.Populations.Ages;
import org.kith.strategy.Group;
import org.kith.strategy.Zone;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tallies children, needs and school years by place, each table of theirs read once.
@Repository
class Tallies {

    /// How many school years are told of.
    static final int YEARS = 5;

    static final String NO_ROLL = "people:no-roll";

    static final Measure PEOPLE =
            new Measure("people:residents", Kind.PEOPLE, "Children and young people", "residents", Basis.RESIDENTS);
    private static final Measure ELSEWHERE = new Measure(
            "people:elsewhere", Kind.PEOPLE, "Pupils whose home is not in the county", "pupils on roll", Basis.PUPILS);

    /// A group of the strategy as it is counted.
    ///
    /// @param column of `families.child_facts`, which says who is in it
    private record Counting(String column, Measure measure, Ages ages) {

        static Counting of(String code, String title, Group.Counting counting, AgeBands bands) {
            var ages = counting.pupils() ? bands.all() : bands.holding(counting.from(), counting.until());
            return new Counting(
                    KnownGroups.column(counting.by()),
                    new Measure(
                            "group:" + code,
                            Kind.GROUP,
                            title,
                            counting.pupils() ? "pupils on roll" : bands.residents(ages),
                            counting.pupils() ? Basis.PUPILS : Basis.RESIDENTS),
                    ages);
        }
    }

    private static final List<Measure> OF_YEARS = List.of(
            new Measure(Measure.PERSISTENT, Kind.YEAR, "Persistent absence", "pupils of the school year", Basis.PUPILS),
            new Measure(Measure.SEVERE, Kind.YEAR, "Severe absence", "pupils of the school year", Basis.PUPILS),
            new Measure("year:suspensions", Kind.YEAR, "Suspensions", "pupils of the school year", Basis.PUPILS),
            new Measure(
                    "year:exclusions", Kind.YEAR, "Permanent exclusions", "pupils of the school year", Basis.PUPILS));

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final CountedChildren children;
    private final CountedYears schoolYears;

    Tallies(JdbcClient jdbc, JdbcOperations statements, CountedChildren children, CountedYears schoolYears) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.children = children;
        this.schoolYears = schoolYears;
    }

    static Measure noRoll(AgeBands bands) {
        return new Measure(
                NO_ROLL,
                Kind.PEOPLE,
                "On no roll that is counted here",
                bands.residents(bands.schoolAge()),
                Basis.RESIDENTS);
    }

    /// Lays children out and counts school years, on the core that is left: on more than one it would take theirs from
    /// others.
    void ahead() {
        statements.execute("set local max_parallel_workers_per_gather = 0");
        children.bringUpToDate();
        schoolYears.bringUpToDate();
    }

    /// @param groups of the strategy; those that say how are counted
    /// @param zones of the strategy
    Counted count(
            Place county, AgeBands bands, Nesting nesting, List<Group> groups, List<Zone> zones, LocalDate today) {
        var counted = new Counted(bands, nesting, county, places(zones, today));
        var counting = new ArrayList<Counting>();
        for (var group : groups) {
            var how = group.counting();
            if (how != null) {
                counting.add(Counting.of(group.code(), group.title(), how, bands));
            }
        }
        statements.execute("set local work_mem = '128MB'");
        children.bringUpToDate();
        countResidents(counted, of(Basis.RESIDENTS, counting));
        countPupils(counted, of(Basis.PUPILS, counting));
        countNeeds(counted);
        countYears(counted, today);
        children.forget();
        counted.fillRests();
        return counted;
    }

    /// Zones, areas and schools as the registers say, and pyramids, each in the zone of most of its schools.
    private List<Place> places(List<Zone> dated, LocalDate today) {
        var zones = new ArrayList<Place>();
        var others = new ArrayList<Place>();
        var ofPyramid = new TreeMap<String, Map<String, Integer>>();
        jdbc.sql("""
                select kind, code, name, zone_code, pyramid, from_on
                from partners.place_facts
                where kind <> 'setting' or setting_kind in ('primary', 'secondary', 'special', 'alternative')
                order by kind, code collate "C"
                """).query(row -> {
            var kind = row.getString("kind");
            var pyramid = row.getString("pyramid");
            var zone = row.getString("zone_code");
            var code = pyramid == null ? null : Place.codeOfPyramid(pyramid);
            if (kind.equals("zone")) {
                zones.add(Place.zone(
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("from_on", LocalDate.class),
                        dated,
                        today));
            } else {
                others.add(new Place(
                        kind.equals("area") ? Place.Kind.AREA : Place.Kind.SCHOOL,
                        row.getString("code"),
                        row.getString("name"),
                        zone,
                        code,
                        null));
            }
            if (pyramid != null && zone != null) {
                ofPyramid
                        .computeIfAbsent(pyramid, _ -> new TreeMap<>())
                        .merge(zone, kind.equals("setting") ? 100 : 1, Integer::sum);
            }
        });
        var zoneOf = new HashMap<String, String>();
        var places = new ArrayList<>(zones);
        ofPyramid.forEach((name, among) -> {
            var zone = among.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            var code = Place.codeOfPyramid(name);
            if (zoneOf.put(code, zone) == null) {
                places.add(new Place(Place.Kind.PYRAMID, code, name, zone, null, null));
            }
        });
        // A school lies where its pyramid does, so that pyramids make up zones
        others.forEach(place -> places.add(
                place.kind() == Place.Kind.SCHOOL && place.pyramid() != null
                        ? new Place(
                                place.kind(),
                                place.code(),
                                place.name(),
                                zoneOf.getOrDefault(place.pyramid(), place.zone()),
                                place.pyramid(),
                                null)
                        : place));
        return places;
    }

    private void countResidents(Counted counted, List<Counting> groups) {
        var people = counted.series(PEOPLE, "", counted.bands.all()).counts();
        var bands = counted.bands;
        var noRoll = counted.series(noRoll(bands), "", bands.schoolAge()).counts();
        statements.query("""
                select area_code, pyramid, age, sex, count(*) as people,
                  count(*) filter (where not on_roll) as no_roll%s
                from outcomes.counted_child
                where resident
                group by area_code, pyramid, age, sex
                """.formatted(columns(groups)), row -> {
            int age = Math.min(row.getInt("age"), counted.bands.oldest());
            long many = row.getLong("people");
            var nodes = counted.home(row.getString("area_code"), pyramid(counted, row.getString("pyramid")));
            Counted.add(counted.ages, nodes, bands.band(age), many);
            Counted.add(counted.residentsDrawn, nodes, drawn(counted.bands, row, age), many);
            Counted.add(people, nodes, many);
            if (bands.schoolAge().hold(age)) {
                Counted.add(noRoll, nodes, row.getLong("no_roll"));
            }
            groups(counted, groups, row, nodes, age);
        });
    }

    private void countPupils(Counted counted, List<Counting> groups) {
        var elsewhere = counted.series(ELSEWHERE, "", counted.bands.all()).counts();
        statements.query("""
                select setting_code, age, sex, count(*) as people,
                  count(*) filter (where not resident and not home_unknown) as elsewhere%s
                from outcomes.counted_child
                where on_roll
                group by setting_code, age, sex
                """.formatted(columns(groups)), row -> {
            int age = Math.min(row.getInt("age"), counted.bands.oldest());
            long many = row.getLong("people");
            var nodes = counted.school(text(row.getString("setting_code")));
            Counted.add(counted.onRoll, nodes, many);
            Counted.add(counted.pupilsDrawn, nodes, drawn(counted.bands, row, age), many);
            Counted.add(elsewhere, nodes, row.getLong("elsewhere"));
            groups(counted, groups, row, nodes, age);
        });
    }

    private static List<Counting> of(Basis basis, List<Counting> groups) {
        return groups.stream().filter(group -> group.measure().basis() == basis).toList();
    }

    private static String columns(List<Counting> groups) {
        return groups.stream()
                .map(Counting::column)
                .distinct()
                .map(column -> ", count(*) filter (where " + column + ") as " + column)
                .collect(Collectors.joining());
    }

    private static void groups(Counted counted, List<Counting> groups, ResultSet row, List<Integer> nodes, int age)
            throws SQLException {
        for (var group : groups) {
            if (group.ages().hold(age)) {
                Counted.add(
                        counted.series(group.measure(), "", group.ages()).counts(), nodes, row.getLong(group.column()));
            }
        }
    }

    /// A need that attendance or suspensions tell of is counted among the pupils of schools, every other where
    /// the child lives.
    private void countNeeds(Counted counted) {
        statements.query("""
                select name, title, from_age, until_age, until_school_leaving,
                  reads @> '[{"kind": "attendance"}]' or reads @> '[{"kind": "suspension"}]' as at_school,
                  coalesce(u.people, 0) as unconfirmed, u.since as unconfirmed_since
                from needs.rule
                left join (
                  select n.rule_name, count(*) as people, min(n.unconfirmed_since) as since
                  from needs.need_facts n
                  join outcomes.counted_child c using (person_id)
                  where n.ended_on is null and n.unconfirmed_since is not null
                  group by n.rule_name
                ) u on u.rule_name = name
                where in_force
                order by title collate "C", name
                """, row -> {
            var ages = counted.bands.holding(age(row, "from_age"), age(row, "until_age"));
            var atSchool = row.getBoolean("at_school");
            var measure = new Measure(
                    "need:" + row.getString("name"),
                    Kind.NEED,
                    row.getString("title"),
                    (atSchool ? "pupils on roll of every age" : counted.bands.residents(ages))
                            + otherAges(row, atSchool ? counted.bands.all() : ages, counted.bands),
                    atSchool ? Basis.PUPILS : Basis.RESIDENTS,
                    Policy.USUAL.small(row.getLong("unconfirmed"))
                            ? null
                            : row.getObject("unconfirmed_since", LocalDate.class));
            counted.series(measure, "", atSchool ? counted.bands.all() : ages);
        });
        var needs = new HashMap<String, Counted.Series>();
        counted.all().stream()
                .filter(each -> each.measure().kind() == Kind.NEED)
                .forEach(each -> needs.put(each.measure().name(), each));
        jdbc.sql("""
                select n.rule_name, c.person_id is null as older, c.resident, c.on_roll, c.area_code, c.pyramid, c.setting_code, c.age,
                  count(*) as people
                from needs.need_facts n
                join families.person p on p.id = n.person_id
                left join outcomes.counted_child c on c.person_id = n.person_id
                where n.ended_on is null
                  and (c.person_id is not null or extract(year from age(current_date, p.born_on)) > :oldest)
                group by n.rule_name, older, c.resident, c.on_roll, c.area_code, c.pyramid, c.setting_code, c.age
                """).param("oldest", counted.bands.oldest()).query(row -> {
            var need = needs.get("need:" + row.getString("rule_name"));
            if (need == null) {
                return;
            }
            int age = Math.min(row.getInt("age"), counted.bands.oldest());
            boolean pupils = need.measure().basis() == Basis.PUPILS;
            var apart = row.getBoolean("older")
                    ? Apart.OF_OTHER_AGES
                    : !row.getBoolean(pupils ? "on_roll" : "resident")
                            ? pupils ? Apart.ON_NO_ROLL : Apart.NOT_RESIDENT
                            : need.ages().hold(age) ? null : Apart.OF_OTHER_AGES;
            if (apart != null) {
                Counted.add(counted.apart(need.measure(), apart).counts(), List.of(0), row.getLong("people"));
            } else {
                Counted.add(
                        need.counts(),
                        pupils
                                ? counted.school(text(row.getString("setting_code")))
                                : counted.home(row.getString("area_code"), pyramid(counted, row.getString("pyramid"))),
                        row.getLong("people"));
            }
        });
    }

    /// Whom the rule looks at, where those of whom it is told are of other ages.
    private static String otherAges(ResultSet row, Ages of, AgeBands bands) throws SQLException {
        var from = age(row, "from_age");
        var until = age(row, "until_age");
        int low = from == null ? 0 : from;
        int high = until == null ? bands.oldest() : until;
        return row.getBoolean("until_school_leaving")
                ? "; the rule looks at those aged " + low + " to the end of year 11"
                : low <= of.from() && high >= of.until() && high <= bands.oldest()
                        ? ""
                        : "; the rule looks at those aged " + new Ages(low, high).words();
    }

    private void countYears(Counted counted, LocalDate today) {
        int last = Terms.yearOf(today).getYear();
        schoolYears.bringUpToDate();
        jdbc.sql("select * from outcomes.counted_year where year between :first and :last")
                .param("first", last - YEARS + 1)
                .param("last", last)
                .query(row -> {
                    int year = row.getInt("year");
                    var nodes = counted.school(text(row.getString("setting_code")));
                    Counted.add(counted.yearPupils(year), nodes, row.getLong("pupils"));
                    counted.byMarks.merge(year, row.getLong("by_marks"), Long::sum);
                    for (var measure : OF_YEARS) {
                        Counted.add(
                                counted.series(measure, String.valueOf(year), counted.bands.all())
                                        .counts(),
                                nodes,
                                row.getLong(measure.bareName()));
                    }
                });
    }

    /// Whose sex no source says is a boy at an even age and a girl at an odd one: ages less boys and girls would be
    /// them.
    private static int drawn(AgeBands bands, ResultSet row, int age) throws SQLException {
        var sex = row.getString("sex");
        return bands.drawn(age) * Counted.SEXES + ("M".equals(sex) ? 0 : "F".equals(sex) ? 1 : age % Counted.SEXES);
    }

    private static String pyramid(Counted counted, @Nullable String name) {
        return name == null ? "" : counted.codesOfPyramids.computeIfAbsent(name, Place::codeOfPyramid);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Integer age(ResultSet row, String column) throws SQLException {
        int age = row.getInt(column);
        return row.wasNull() ? null : age;
    }
}
