package org.kith.partners;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The indexes that are cheaper to make after a first load than to keep up during it. A killed load may leave them
/// unmade; the next one makes them.
@Repository
final class Indexes {

    private static final Map<String, String> LATER = new LinkedHashMap<>();

    static {
        LATER.put("fact_by_record", "partners.fact (record_id)");
        LATER.put("fact_by_kind", "partners.fact (kind, record_id) where kind <> 2");
        LATER.put("fact_by_other_record", "partners.fact (other_record_id) where other_record_id is not null");
        LATER.put("fact_by_delivery", "partners.fact (delivery_id)");
        LATER.put("fact_withdrawn_by", "partners.fact (withdrawn_delivery_id) where withdrawn_delivery_id is not null");
        LATER.put("identity_by_record", "partners.identity (record_id)");
    }

    private final JdbcClient jdbc;

    Indexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean nothingLoaded() {
        return jdbc.sql("select not exists (select from partners.fact)")
                .query(Boolean.class)
                .single();
    }

    void drop() {
        for (var index : LATER.keySet()) {
            jdbc.sql("drop index if exists partners." + index).update();
        }
    }

    void make() {
        var there = jdbc.sql("select indexname from pg_indexes where schemaname = 'partners'")
                .query(String.class)
                .set();
        boolean made = false;
        for (var index : LATER.entrySet()) {
            if (!there.contains(index.getKey())) {
                made = true;
                jdbc.sql("create index if not exists " + index.getKey() + " on " + index.getValue())
                        .update();
            }
        }
        if (made) {
            count();
        }
    }

    /// Lets the planner know how much there is.
    void count() {
        for (var table : new String[] {"fact", "identity", "record", "delivery"}) {
            jdbc.sql("analyze partners." + table).update();
        }
    }
}
