package org.kith.families.build;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/// People of whom something is kept back: sealed, shielded, or of an address that may not be told.
@Repository
class Guarded {

    private final JdbcOperations statements;

    Guarded(JdbcOperations statements) {
        this.statements = statements;
    }

    /// Makes the table `guarded_now` of the running transaction.
    void look() {
        statements.execute("drop table if exists guarded_now");
        statements.execute("""
                create temporary table guarded_now on commit drop as
                with household as materialized (
                    select id from partners.fact_kind where name = 'household'
                ), refuge as materialized (
                    select distinct r.source_id, own.code
                    from partners.standing_shield s
                    join partners.record r on r.id = s.record_id
                    join partners.fact own on own.record_id = r.id and own.kind = (select id from household)
                    where s.reason = 'refuge'
                      and own.withdrawn_delivery_id is null
                ), confidential as materialized (
                    select record_id
                    from partners.standing_shield
                    where reason in ('confidential-address', 'refuge')
                    union
                    -- Whoever stands in one case with somebody in a refuge is taken to be there with them
                    select beside.record_id
                    from refuge
                    join partners.fact beside on beside.code = refuge.code
                      and beside.kind <> 2                      -- attendance; without it no index finds the others
                      and beside.kind = (select id from household)
                    join partners.record b on b.id = beside.record_id and b.source_id = refuge.source_id
                    where beside.withdrawn_delivery_id is null
                ), guarded as (
                    select record_id from confidential
                    union
                    select id from partners.record where sealed or shielded
                )
                select m.person_id, bool_or(r.sealed) as sealed, bool_or(r.shielded) as shielded,
                  bool_or(r.id in (select record_id from confidential)) as confidential
                from guarded g
                join partners.record r on r.id = g.record_id
                join matching.member m on m.record_id = g.record_id
                group by m.person_id
                """);
        statements.execute("analyze guarded_now");
    }

    /// Lets no file seal or shield anybody until the end of the transaction: it waits, and finds then what this wrote.
    void hold() {
        statements.execute("select pg_advisory_xact_lock(hashtext('matching.guarded'))");
    }

    /// Looks again, and tells whether it is others than the last time.
    boolean othersNow() {
        statements.execute("alter table guarded_now rename to guarded_before");
        look();
        return Boolean.TRUE.equals(statements.queryForObject("""
                select exists (table guarded_now except table guarded_before)
                    or exists (table guarded_before except table guarded_now)
                """, Boolean.class));
    }

    /// Keeps it for the next build.
    void keep() {
        statements.execute("""
                delete from families.guarded
                where person_id in (
                  select person_id from (table families.guarded except table guarded_now) as other)
                """);
        statements.execute("""
                insert into families.guarded
                table guarded_now except table families.guarded
                """);
    }
}
