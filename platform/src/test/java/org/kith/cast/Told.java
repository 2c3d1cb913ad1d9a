package org.kith.cast;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes what agencies' records say, as a load would leave it: one delivery a source until families are built, and
/// another after that; a line a statement.
public final class Told {

    private record Kind(int id, String data) {}

    /// As in `fact-kinds.yaml`.
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("enrolment", new Kind(1, "education")),
            Map.entry("attendance", new Kind(2, "education")),
            Map.entry("suspension", new Kind(3, "education")),
            Map.entry("contact", new Kind(12, "social-care")),
            Map.entry("child-in-need", new Kind(15, "social-care")),
            Map.entry("care-episode", new Kind(18, "social-care")),
            Map.entry("protection-plan", new Kind(17, "social-care")),
            Map.entry("care-health", new Kind(20, "social-care")),
            Map.entry("care-leaver", new Kind(21, "social-care")),
            Map.entry("adoption", new Kind(24, "shielded")),
            Map.entry("early-help", new Kind(25, "early-help")),
            Map.entry("early-help-review", new Kind(60, "early-help")),
            Map.entry("involvement", new Kind(26, "early-help")),
            Map.entry("relationship", new Kind(27, "identity")),
            Map.entry("household", new Kind(28, "whereabouts")),
            Map.entry("temporary-accommodation", new Kind(33, "housing")),
            Map.entry("tenancy", new Kind(29, "housing")),
            Map.entry("rent-arrears", new Kind(30, "housing")),
            Map.entry("benefit", new Kind(34, "benefits")),
            Map.entry("adult-treatment", new Kind(36, "adult-treatment")),
            Map.entry("health-birth", new Kind(37, "health")),
            Map.entry("health-review", new Kind(38, "health")),
            Map.entry("domestic-abuse", new Kind(40, "police")),
            Map.entry("offence", new Kind(41, "youth-justice")),
            Map.entry("legal-status", new Kind(51, "social-care")),
            Map.entry("restriction", new Kind(58, "shielded")),
            Map.entry("domestic-abuse-notice", new Kind(59, "encompass")),
            Map.entry("destination", new Kind(43, "education")),
            Map.entry("death", new Kind(45, "identity")),
            Map.entry("voluntary-help", new Kind(47, "early-help")),
            Map.entry("same-person", new Kind(48, "identity")));

    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 2);

    private static final String REMARKS = """
            {"waitsFor": [], "absentSettings": [], "reasons": []}
            """;

    private final JdbcClient jdbc;
    private final Map<String, Integer> deliveries = new HashMap<>();
    private int records;
    private long facts;
    private int line;
    private int built;

    public Told(JdbcClient jdbc) {
        this.jdbc = jdbc;
        KINDS.forEach((name, kind) ->
                jdbc.sql("""
                insert into partners.fact_kind (id, name, title, kind_of_data)
                values (?, ?, ?, ?)
                on conflict do nothing
                """).params(kind.id(), name, name, kind.data()).update());
        records = jdbc.sql("select coalesce(max(id), 0) from partners.record")
                .query(Integer.class)
                .single();
        facts = jdbc.sql("select coalesce(max(id), 0) from partners.fact")
                .query(Long.class)
                .single();
    }

    /// A zone and postcodes in it.
    public void zone(String code, String name, String... postcodes) {
        jdbc.sql("insert into partners.zone (code, name) values (?, ?) on conflict do nothing")
                .params(code, name)
                .update();
        for (var postcode : postcodes) {
            jdbc.sql("insert into partners.postcode (postcode, zone_code) values (?, ?) on conflict do nothing")
                    .params(postcode.replace(" ", ""), code)
                    .update();
        }
    }

    public void setting(String code, String name, String zone, String pyramid) {
        jdbc.sql("""
                insert into partners.setting (code, name, kind, zone_code, pyramid, phone, lead_name)
                values (?, ?, 'secondary', ?, ?, '01632 960187', 'Lucy Carter')
                on conflict do nothing
                """).params(code, name, zone, pyramid).update();
    }

    /// What is told from now on comes in other files.
    public void nextFiles() {
        deliveries.clear();
    }

    /// A record of a source's person, to be described.
    public Sheet record(String source, String key) {
        return new Sheet(source, key);
    }

    private int delivery(String source) {
        int builds = jdbc.sql("select coalesce(max(id), 0) from families.build")
                .query(Integer.class)
                .single();
        if (builds != built) {
            built = builds;
            deliveries.clear();
        }
        deliveries.computeIfPresent(source, (_, id) -> wasRolledBack(id) ? null : id);
        return deliveries.computeIfAbsent(source, name -> {
            int id = jdbc.sql("""
                    insert into partners.source (name, title, kind, declaration)
                    values (?, ?, ?, '{}')
                    on conflict (name) do update set title = excluded.title
                    returning id
                    """)
                    .params(name, title(name), name.equals("school-notices") ? "encompass" : "changes")
                    .query(Integer.class)
                    .single();
            return jdbc.sql("""
                    insert into partners.delivery (source_id, sha256, file_name, layout, state, as_of, received_on, covers_from,
                      covers_until, receipt, remarks, read)
                    values (?, ?, ?, ?, 'accepted', ?, ?, ?, ?, ?::jsonb, ?::jsonb, 1)
                    returning id
                    """)
                    .params(
                            id,
                            UUID.randomUUID().toString(),
                            name + ".csv",
                            name,
                            RECEIVED,
                            RECEIVED,
                            LocalDate.of(2021, 9, 1),
                            RECEIVED,
                            receipt(name),
                            REMARKS)
                    .query(Integer.class)
                    .single();
        });
    }

    /// As with all that a test told in a transaction of its own.
    private boolean wasRolledBack(int delivery) {
        return jdbc.sql("select id from partners.delivery where id = ?")
                .param(delivery)
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /// Of a file whose pages can be opened.
    private static String receipt(String name) {
        return """
            {"file": "%1$s.csv", "sha256": "", "source": "%1$s", "layout": "%1$s", "state": "accepted", "read": 0, "accepted": 0,
             "rejected": 0, "warned": 0, "troubles": [], "moreTroubles": 0, "unknownColumns": [], "unknownCodes": []}
            """.formatted(name);
    }

    private static String title(String name) {
        var words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// One record in the making; each call is one more thing that it says.
    public final class Sheet {

        public final int id;
        private final String source;
        private final Map<String, @Nullable Object> description = new LinkedHashMap<>();
        private LocalDate fromOn = LocalDate.of(2022, 1, 10);

        private Sheet(String source, String key) {
            this.source = source;
            this.id = ++records;
            int delivery = delivery(source);
            jdbc.sql("""
                    insert into partners.record (id, source_id, source_key, first_delivery_id)
                    values (?, (select id from partners.source where name = ?), ?, ?)
                    """).params(id, source, key, delivery).update();
        }

        public Sheet named(String forename, String surname, String bornOn) {
            description.put("forename", forename);
            description.put("surname", surname);
            description.put("born_on", LocalDate.parse(bornOn));
            return this;
        }

        public Sheet child(String sex) {
            description.put("role", "child");
            description.put("sex", sex);
            return this;
        }

        public Sheet adult(String sex) {
            description.put("role", "adult");
            description.put("sex", sex);
            return this;
        }

        public Sheet at(String address, String postcode) {
            description.put("address", address);
            description.put("postcode", postcode);
            return this;
        }

        public Sheet since(String date) {
            fromOn = LocalDate.parse(date);
            return this;
        }

        public Sheet with(String column, Object value) {
            description.put(column, value);
            return this;
        }

        /// Ends the description.
        public Sheet told() {
            var columns = List.copyOf(description.keySet());
            jdbc.sql("insert into partners.identity (record_id, delivery_id, line, from_on, row_hash, "
                            + String.join(", ", columns) + ") values (?, ?, ?, ?, ?"
                            + ", ?".repeat(columns.size()) + ")")
                    .param(id)
                    .param(delivery(source))
                    .param(++line)
                    .param(fromOn)
                    .param((long) line)
                    .params(columns.stream().map(description::get).toList())
                    .update();
            return this;
        }

        /// Says this until a day, from which on it says something else: that is to be told anew.
        public Sheet toldUntil(String date) {
            description.put("until_on", LocalDate.parse(date));
            told();
            description.remove("until_on");
            return since(date);
        }

        public Sheet fact(String kind, @Nullable String code, String starts) {
            return fact(kind, code, starts, null, null, null, null, null);
        }

        public Sheet fact(
                String kind,
                @Nullable String code,
                @Nullable String starts,
                @Nullable String ends,
                @Nullable Integer amount,
                @Nullable String note,
                @Nullable String setting,
                @Nullable Sheet other) {
            jdbc.sql("""
                    insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, ends_on, amount, delivery_id, line,
                      other_record_id, kind, code, setting_code, note)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .param(++facts)
                    .param(facts)
                    .param(facts)
                    .param(id)
                    .param(starts == null ? null : LocalDate.parse(starts))
                    .param(ends == null ? null : LocalDate.parse(ends))
                    .param(amount)
                    .param(delivery(source))
                    .param(++line)
                    .param(other == null ? null : other.id)
                    .param(Objects.requireNonNull(KINDS.get(kind), kind).id())
                    .param(code)
                    .param(setting)
                    .param(note)
                    .update();
            return this;
        }

        /// The other is this one's mother, father …
        public Sheet tied(String code, Sheet other, @Nullable String note) {
            return fact("relationship", code, "2020-01-01", null, null, note, null, other);
        }

        public Sheet onRoll(String setting, String year) {
            return fact("enrolment", year, "2025-09-03", null, null, null, setting, null);
        }

        public Sheet shielded(String reason) {
            jdbc.sql("insert into partners.shield (record_id, reason, delivery_id) values (?, ?, ?)")
                    .params(id, reason, delivery(source))
                    .update();
            jdbc.sql("update partners.record set shielded = true where id = ?")
                    .param(id)
                    .update();
            return this;
        }

        public Sheet sealed() {
            jdbc.sql("update partners.record set sealed = true where id = ?")
                    .param(id)
                    .update();
            jdbc.sql("insert into partners.shield (record_id, reason, delivery_id) values (?, 'adoption', ?)")
                    .params(id, delivery(source))
                    .update();
            return this;
        }

        public Sheet withdrawn() {
            jdbc.sql("update partners.fact set withdrawn_delivery_id = ? where id = ?")
                    .params(delivery(source), facts)
                    .update();
            return this;
        }
    }
}
