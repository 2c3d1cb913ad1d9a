package org.kith.partners;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Of which facts the deliveries since some moment tell anything new. Facts come and go by deliveries, and by nothing
/// else.
@Repository
public class DeliveredSince {

    private final JdbcClient jdbc;

    DeliveredSince(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A kind of fact, and the source that told of it.
    public record Told(String kind, String source) {}

    /// A moment, in a line to be kept.
    public String now() {
        int last = jdbc.sql("select coalesce(max(id), 0) from partners.delivery")
                .query(Integer.class)
                .single();
        return last + settled(last);
    }

    /// The newest delivery of a moment.
    public static int last(String moment) {
        return Integer.parseInt(moment.substring(0, moment.indexOf(' ')));
    }

    /// Whether all that had come until then stands, and nothing came late among it: then whatever is new is told by
    /// deliveries with higher numbers.
    public boolean stands(String moment) {
        int last = last(moment);
        return moment.equals(last + settled(last));
    }

    /// What was told, or taken back, since; empty where that cannot be said, as after the undoing of an older delivery.
    public Optional<Set<Told>> since(String moment) {
        if (!stands(moment)) {
            return Optional.empty();
        }
        return Optional.of(
                jdbc.sql("""
                with news as (
                  select kind, record_id from partners.fact where delivery_id > :last
                  union
                  select kind, record_id from partners.fact where withdrawn_delivery_id > :last
                  union
                  select f.kind, f.record_id
                  from partners.waiting_row w
                  join partners.fact f on f.delivery_id = w.delivery_id and f.line = w.line
                  where w.resolved_delivery_id > :last
                )
                select distinct k.name as kind, s.name as source
                from news n
                join partners.fact_kind k on k.id = n.kind
                join partners.record r on r.id = n.record_id
                join partners.source s on s.id = r.source_id
                """).param("last", last(moment)).query(Told.class).set());
    }

    /// Whether nothing was told or taken back since, and nobody is said to be of another ethnicity. What else is said
    /// of somebody makes their family another.
    public boolean nothing(String moment) {
        return since(moment).filter(Set::isEmpty).isPresent() && nobodysEthnicity(last(moment));
    }

    private boolean nobodysEthnicity(int last) {
        return jdbc.sql("""
                select not exists (
                  select
                  from partners.identity now
                  where now.delivery_id > :last
                    and now.until_on is null
                    and not coalesce(
                      (select bool_and(before.ethnicity is not distinct from now.ethnicity)
                       from partners.identity before
                       where before.record_id = now.record_id
                         and before.delivery_id <= :last
                         and (before.until_on is null or before.until_delivery_id > :last)),
                      now.ethnicity is null))
                """).param("last", last).query(Boolean.class).single();
    }

    /// A sum over all that came until then, which differs when any of it was undone or came late.
    private String settled(int last) {
        return jdbc.sql("""
                select concat_ws(' ', '', count(*), sum(hashtextextended(concat_ws(' ', id, state, received_on), 0)))
                from partners.delivery
                where id <= :last
                """).param("last", last).query(String.class).single();
    }
}
