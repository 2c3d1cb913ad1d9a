package org.kith.outcomes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.database.Digest;
import org.kith.database.Runs;
import org.kith.database.bulk.Copy;
import org.kith.partners.DeliveredSince;
import org.kith.site.words.Words;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What runs released. Pages and files read only this.
@Repository
public class Releases {

    /// Another number when figures are counted or kept in another way.
    private static final int METHOD = 4;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final Runs runs;
    private final DeliveredSince delivered;
    private final InstantSource clock;

    Releases(JdbcClient jdbc, JdbcOperations statements, Runs runs, DeliveredSince delivered, InstantSource clock) {
        this.delivered = delivered;
        this.jdbc = jdbc;
        this.statements = statements;
        this.runs = runs;
        this.clock = clock;
    }

    /// A release, of which nothing changes once it is there.
    ///
    /// @param asOf the day of the figures that tell how things are now
    /// @param breaks school years in which absence began to be counted in another way
    public record Release(int id, Instant at, LocalDate asOf, List<Integer> years, List<Integer> breaks, int method) {
        public Release {
            years = List.copyOf(years);
            breaks = List.copyOf(breaks);
        }

        boolean countedBy(AgeBands bands, Nesting nesting) {
            return method == Releases.method(bands, nesting);
        }
    }

    /// How figures of these ages are counted and kept, in a number that others do not share.
    private static int method(AgeBands bands, Nesting nesting) {
        return 31 * METHOD + (bands.toString() + nesting).hashCode();
    }

    String fingerprint(LocalDate today, AgeBands bands, Nesting nesting) {
        return today + " " + method(bands, nesting) + " "
                + jdbc.sql("""
                select concat_ws(' ',
                    (select stood from needs.run order by id desc limit 1),
                    (select sum(hashtextextended(sql_sha256, id)) from needs.rule where in_force),
                    (select sum(hashtextextended(concat_ws('|', kind, code, name, zone_code, pyramid, setting_kind), 0))
                     from partners.place_facts))
                """).query(String.class).single();
    }

    Optional<Measured> last(String fingerprint) {
        return runs.last("outcomes.release", fingerprint, Measured.class);
    }

    /// Whether the newest release was counted of the same children: nothing was told of anybody since.
    boolean countedOf(CountedChildren.Mark children) {
        return jdbc.sql("""
                select moment
                from outcomes.release
                where id = (select max(id) from outcomes.release) and children = :children
                """)
                .param("children", children.terms())
                .query(String.class)
                .optional()
                .filter(delivered::nothing)
                .isPresent();
    }

    /// What the last release and those before it told of the time of which one of this day would tell.
    Earlier earlier(Release last, LocalDate today) {
        return Earlier.of(last.asOf(), measures(last), figures(last, places(last)), before(last), today);
    }

    /// Each number once that releases before one told, of school years and of the one's own month.
    private List<Figure> before(Release last) {
        return jdbc.sql("""
                select distinct f.kind, f.code, f.measure, f.part, f.counted, null::bigint as of
                from outcomes.figure f
                join outcomes.release r on r.id = f.release_id
                where r.id < :last
                  and (f.measure like 'year:%' or f.measure = :year_pupils or r.as_of >= date_trunc('month', :as_of::date))
                """)
                .param("last", last.id())
                .param("year_pupils", Publishing.YEAR_PUPILS.name())
                .param("as_of", last.asOf())
                .query((row, _) -> figure(row))
                .list();
    }

    /// Puts a release beside the earlier ones, unless it tells what the one before told. They all stay: whoever took
    /// one away as a file can lay it beside any later one.
    Measured release(
            Publishing.Released released,
            Counted counted,
            List<Integer> years,
            List<Integer> breaks,
            LocalDate asOf,
            String fingerprint,
            CountedChildren.Mark children) {
        var measured = new Measured(
                true,
                released.places().size(),
                released.measures().size(),
                released.figures().size(),
                released.hidden(),
                digest(released));
        if (jdbc.sql("""
                update outcomes.release
                set fingerprint = :fingerprint, children = :children, moment = :moment
                where id = (select max(id) from outcomes.release)
                  and as_of = :as_of
                  and manifest->>'digest' = :digest
                """)
                        .param("fingerprint", fingerprint)
                        .param("children", children.terms())
                        .param("moment", children.moment())
                        .param("as_of", asOf)
                        .param("digest", measured.digest())
                        .update()
                == 1) {
            return measured.again();
        }
        int id = jdbc.sql("""
                insert into outcomes.release (at, as_of, years, breaks, method, fingerprint, children, moment, manifest)
                values (:at, :as_of, :years, :breaks, :method, :fingerprint, :children, :moment, :manifest::jsonb)
                returning id
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("as_of", asOf)
                .param("years", years.toArray(Integer[]::new))
                .param("breaks", breaks.toArray(Integer[]::new))
                .param("method", method(counted.bands, counted.nesting))
                .param("fingerprint", fingerprint)
                .param("children", children.terms())
                .param("moment", children.moment())
                .param("manifest", JSON.writeValueAsString(measured))
                .query(Integer.class)
                .single();
        statements.execute((ConnectionCallback<Boolean>) connection -> {
            write(connection, id, released);
            return true;
        });
        return measured;
    }

    private static void write(Connection connection, int id, Publishing.Released released) throws SQLException {
        try (var copy = Copy.into(
                connection,
                "outcomes.place",
                "release_id",
                "kind",
                "code",
                "name",
                "zone_code",
                "pyramid_code",
                "from_on")) {
            for (var place : released.places()) {
                copy.put((long) id)
                        .put(place.kind().word())
                        .put(place.code())
                        .put(place.name())
                        .put(place.zone())
                        .put(place.pyramid())
                        .put(place.fromOn())
                        .endRow();
            }
            copy.finish();
        }
        try (var copy = Copy.into(
                connection,
                "outcomes.measure",
                "release_id",
                "name",
                "kind",
                "title",
                "of_whom",
                "basis",
                "unconfirmed_since")) {
            for (var measure : released.measures()) {
                copy.put((long) id)
                        .put(measure.name())
                        .put(measure.kind().word())
                        .put(measure.title())
                        .put(measure.ofWhom())
                        .put(measure.basis().word())
                        .put(measure.unconfirmedSince())
                        .endRow();
            }
            copy.finish();
        }
        try (var copy = Copy.into(
                connection, "outcomes.figure", "release_id", "kind", "code", "measure", "part", "counted", "of")) {
            for (var figure : released.figures()) {
                copy.put((long) id)
                        .put(figure.kind().word())
                        .put(figure.code())
                        .put(figure.measure())
                        .put(figure.part());
                number(copy, figure.counted());
                number(copy, figure.of());
                copy.endRow();
            }
            copy.finish();
        }
    }

    private static void number(Copy copy, @Nullable Long number) {
        if (number == null) {
            copy.nothing();
        } else {
            copy.put(number.longValue());
        }
    }

    private static String digest(Publishing.Released released) {
        var digest = new Digest();
        released.measures().stream()
                .map(measure -> measure.toString() + "\n")
                .sorted()
                .forEach(digest::add);
        released.places().stream().map(place -> place + "\n").sorted().forEach(digest::add);
        released.figures().stream().map(figure -> figure.line() + "\n").sorted().forEach(digest::add);
        return digest.hex();
    }

    /// Empty before the first run.
    public Optional<Release> newest() {
        return jdbc.sql("select id, at, as_of, years, breaks, method from outcomes.release order by id desc limit 1")
                .query((row, _) -> new Release(
                        row.getInt("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("as_of", LocalDate.class),
                        integers(row, "years"),
                        integers(row, "breaks"),
                        row.getInt("method")))
                .optional();
    }

    private static List<Integer> integers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(Integer.class::cast)
                .toList();
    }

    /// The places of a release, larger ones first, each kind by name.
    public List<Place> places(Release release) {
        return jdbc.sql("""
                select kind, code, name, zone_code, pyramid_code, from_on
                from outcomes.place
                where release_id = :release
                order by array_position(array['county', 'zone', 'pyramid', 'area', 'school'], kind), name, code
                """)
                .param("release", release.id())
                .query((row, _) -> new Place(
                        Place.Kind.of(row.getString("kind")),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("zone_code"),
                        row.getString("pyramid_code"),
                        row.getObject("from_on", LocalDate.class)))
                .list();
    }

    /// In the order in which they were counted.
    public List<Measure> measures(Release release) {
        return jdbc.sql("""
                select name, kind, title, of_whom, basis, unconfirmed_since
                from outcomes.measure
                where release_id = :release
                order by array_position(array['people', 'need', 'group', 'year'], kind), title, name
                """)
                .param("release", release.id())
                .query((row, _) -> new Measure(
                        row.getString("name"),
                        Words.named(Measure.Kind.class, row.getString("kind")),
                        row.getString("title"),
                        row.getString("of_whom"),
                        Words.named(Measure.Basis.class, row.getString("basis")),
                        row.getObject("unconfirmed_since", LocalDate.class)))
                .list();
    }

    /// All figures of some places.
    public List<Figure> figures(Release release, Collection<Place> places) {
        return jdbc.sql("""
                select kind, code, measure, part, counted, of
                from outcomes.figure
                where release_id = :release
                  and (kind, code) in (select * from unnest(:kinds::text[], :codes::text[]))
                order by kind, code, measure, part
                """)
                .param("release", release.id())
                .param(
                        "kinds",
                        places.stream().map(place -> place.kind().word()).toArray(String[]::new))
                .param("codes", places.stream().map(Place::code).toArray(String[]::new))
                .query((row, _) -> figure(row))
                .list();
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                Place.Kind.of(row.getString("kind")),
                row.getString("code"),
                row.getString("measure"),
                row.getString("part"),
                number(row, "counted"),
                number(row, "of"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
