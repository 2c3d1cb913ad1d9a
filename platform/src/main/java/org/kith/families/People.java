package org.kith.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Texts;
import org.kith.matching.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// People as they are described. What of it a viewer may see is decided where it is shown, by `access`.
@Repository
public class People {

    private static final String SELECT = """
            select p.id, p.forename, p.surname, p.born_on, p.born_doubtful, p.expected_on, p.died_on, p.child,
              p.setting_code, s.name as setting_name, a.code as second_code, a.name as second_name, p.year_group, p.pyramid, p.home_id, h.address, h.postcode,
              z.name as zone, p.shielded, p.family_id
            from families.person p
            left join partners.setting s on s.code = p.setting_code
            left join partners.setting a on a.code = p.also_setting_code
            left join families.home h on h.id = p.home_id
            left join partners.zone z on z.code = p.zone_code
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> find(PersonId id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id.value())
                .query((row, _) -> person(row))
                .optional();
    }

    /// In no order; who is not described is left out.
    public List<Person> all(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "where p.id = any(:ids::uuid[])")
                .param("ids", Texts.of(ids))
                .query((row, _) -> person(row))
                .list();
    }

    /// Those homes of these people in which somebody shielded lives, be it one of them or another.
    Set<Person.Home> homesOfShielded(Collection<Person> people) {
        var homes = people.stream()
                .flatMap(person -> Stream.ofNullable(person.home()))
                .collect(Collectors.toSet());
        var shielded = Set.copyOf(jdbc.sql("""
                select distinct home_id
                from families.home_of_shielded
                where home_id = any(:homes)
                """)
                .param("homes", homes.stream().map(Person.Home::id).toArray(Integer[]::new))
                .query(Integer.class)
                .list());
        return homes.stream().filter(home -> shielded.contains(home.id())).collect(Collectors.toSet());
    }

    private static Person person(ResultSet row) throws SQLException {
        var setting = row.getString("setting_code");
        var settingName = row.getString("setting_name");
        var home = row.getObject("home_id", Integer.class);
        var family = row.getObject("family_id", UUID.class);
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("forename"),
                row.getString("surname"),
                row.getObject("born_on", LocalDate.class),
                row.getBoolean("born_doubtful"),
                row.getObject("expected_on", LocalDate.class),
                row.getObject("died_on", LocalDate.class),
                row.getBoolean("child"),
                setting == null
                        ? null
                        : new Person.Setting(
                                setting,
                                settingName == null ? "a school that is not in the register" : settingName,
                                row.getString("year_group"),
                                row.getString("pyramid"),
                                second(row.getString("second_code"), row.getString("second_name"))),
                home(home, row),
                row.getString("zone"),
                row.getBoolean("shielded"),
                family == null ? null : new FamilyId(family));
    }

    private static Person.Setting.@Nullable Second second(@Nullable String code, @Nullable String name) {
        return code == null || name == null ? null : new Person.Setting.Second(code, name);
    }

    private static Person.@Nullable Home home(@Nullable Integer id, ResultSet row) throws SQLException {
        var address = row.getString("address");
        return id == null || address == null ? null : new Person.Home(id, address, row.getString("postcode"));
    }
}
