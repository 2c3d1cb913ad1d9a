package org.kith.partners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kith.partners.deliveries.Remarks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The partnership's zones and settings, as the newest registers say.
@Repository
public final class Places {

    private static final String NO_ZONE = "Not in a zone";

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The schools of one zone that a file should hold, and those of them it does not.
    public record ZoneSchools(String zone, int schools, List<String> missing) {}

    private record Named(String code, String name, String zone) {}

    /// What the zone with this code is called.
    public Optional<String> zone(String code) {
        return name("select name from partners.zone where code = :code", code);
    }

    /// What the school, or other setting, with this code is called.
    public Optional<String> setting(String code) {
        return name("select name from partners.setting where code = :code", code);
    }

    private Optional<String> name(String query, String code) {
        return jdbc.sql(query).param("code", code).query(String.class).optional();
    }

    /// The schools that a delivery holds and those that are missing from it, by zone.
    public List<ZoneSchools> schoolsIn(int delivery, List<Remarks.Absent> absent) {
        var names = new LinkedHashMap<String, Named>();
        jdbc.sql("""
                        select s.code, s.name, coalesce(z.name, :no_zone) as zone
                        from partners.setting s
                        left join partners.zone z on z.code = s.zone_code
                        """)
                .param("no_zone", NO_ZONE)
                .query(Named.class)
                .list()
                .forEach(named -> names.put(named.code(), named));
        var held = jdbc.sql("select setting_code from partners.delivery_setting where delivery_id = :delivery")
                .param("delivery", delivery)
                .query(String.class)
                .list();
        Map<String, Integer> schools = new TreeMap<>();
        Map<String, List<String>> missing = new TreeMap<>();
        for (var code : held) {
            schools.merge(named(names, code).zone(), 1, Integer::sum);
        }
        for (var one : absent) {
            var named = named(names, one.setting());
            schools.merge(named.zone(), 1, Integer::sum);
            missing.computeIfAbsent(named.zone(), _ -> new ArrayList<>()).add(named.name());
        }
        return schools.entrySet().stream()
                .map(zone ->
                        new ZoneSchools(zone.getKey(), zone.getValue(), missing.getOrDefault(zone.getKey(), List.of())))
                .toList();
    }

    private static Named named(Map<String, Named> names, String code) {
        return names.getOrDefault(code, new Named(code, "Setting " + code, NO_ZONE));
    }
}
