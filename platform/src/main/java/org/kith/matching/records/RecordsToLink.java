package org.kith.matching.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import org.kith.database.bulk.Copy;
import org.kith.database.bulk.CopyOut;
import org.kith.database.bulk.HeldRows;
import org.kith.linkage.Field;
import org.kith.linkage.Records;
import org.kith.partners.DeclaredSources;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How the partners' records describe their people, read for the engine in canonical order: by source, then by key.
@Repository
public class RecordsToLink {

    private static final int ROWS_AT_ONCE = 20_000;
    private static final int FIRST_FIELD = 7;
    private static final Comparator<CopyOut> VERSIONS =
            CopyOut.byNumber(2).thenComparing(CopyOut.byNumber(3)).thenComparing(CopyOut.byNumber(4));

    /// Columns of the reading in their order, from [#FIRST_FIELD] on.
    public static final List<Field> FIELDS = List.of(
            Field.FORENAME,
            Field.PREFERRED_FORENAME,
            Field.MIDDLE_NAMES,
            Field.SURNAME,
            Field.FORMER_SURNAME,
            Field.SEX,
            Field.NHS_NUMBER,
            Field.UPN,
            Field.FORMER_UPN,
            Field.ULN,
            Field.COUNCIL_ID,
            Field.ADDRESS,
            Field.POSTCODE,
            Field.UPRN,
            Field.PHONE,
            Field.EMAIL,
            Field.ROLE);

    /// Of versions of records: those of whom nothing but a UPN is known.
    private static final String BY_UPN =
            " and forename is null and surname is null and council_id is null and upn = any(:upns)";

    /// When a file first told that a sealed record's adoption was ordered, and for which day.
    private static final String ORDER = """
            cross join lateral (
              select
                (select min(s.delivery_id)
                 from partners.shield s
                 where s.record_id = %1$s and s.reason = 'adoption' and s.withdrawn_delivery_id is null) as told_by,
                (select min(f.starts_on)
                 from partners.fact f
                 where f.record_id = %1$s
                   and f.kind = (select id from partners.fact_kind where name = 'adoption')
                   and f.code = 'adopted'
                   and f.withdrawn_delivery_id is null) as ordered_on
            ) o
            """;

    /// Whether a version of a sealed record is of after its order: both by when it was told and by when it begins.
    private static final String SEALED_SINCE_ORDER =
            "(coalesce(i.delivery_id > o.told_by, false) and coalesce(i.from_on >= o.ordered_on, true))";

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DeclaredSources sources;
    private final Changes changes;

    RecordsToLink(JdbcOperations statements, JdbcClient jdbc, DeclaredSources sources, Changes changes) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.sources = sources;
        this.changes = changes;
    }

    /// Records as they were read.
    ///
    /// @param ids the record's id by its number
    /// @param sums for each the sum over its versions that [Sums] has too
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    public record Read(Records records, int[] ids, long[] sums) {}

    /// What every record says, as one number each, so that a change is seen without reading it.
    ///
    /// @param byId 0 where there is no record
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    public record Sums(long[] byId, int records) {

        public long of(int id) {
            return id < byId.length ? byId[id] : 0;
        }
    }

    /// What a run would look at, in a line that differs whenever the answer could.
    public String fingerprint() {
        return jdbc.sql("""
                with apart as (
                    select array(select id from partners.source where kind = 'encompass') as ids
                )
                select concat_ws(' ',
                    (select count(*) || ',' || coalesce(max(id), 0) || ',' || coalesce(sum(hashtext(id || state)), 0)
                     from partners.delivery
                     where state in ('accepted', 'undone') and (source_id = any((select ids from apart)::smallint[])) is not true),
                    (select count(*) || ',' || coalesce(sum(id) filter (where sealed), 0)
                     from partners.record
                     where source_id <> all((select ids from apart)::smallint[])),
                    (select coalesce(sum(hashtext(one_record_id || answer || other_record_id)), 0)
                     from matching.decision where undone_at is null),
                    :made,
                    :once)
                """)
                .param("made", changes.made()) // a decision that is undone again may leave records where it put them
                .param("once", String.join(",", once()))
                .query(String.class)
                .single();
    }

    public List<String> once() {
        return sources.holdingAPersonOnce().stream().sorted().toList();
    }

    /// Reads all within the caller's transaction.
    public Read read(LongConsumer progress) {
        return read("true", progress);
    }

    /// Reads some; one of which nothing is said is left out.
    public Read read(int[] ids, LongConsumer progress) {
        statements.execute("create temporary table if not exists news (record_id integer primary key) on commit drop");
        statements.execute("truncate news");
        statements.execute((ConnectionCallback<Long>) connection -> {
            try (var copy = Copy.into(connection, "news", "record_id")) {
                for (int id : ids) {
                    copy.put(id).endRow();
                }
                return copy.finish();
            }
        });
        statements.execute("analyze news");
        return read("%s in (select record_id from news)", progress);
    }

    private Read read(String which, LongConsumer progress) {
        var reading = new Reading(progress);
        statements.execute((ConnectionCallback<Long>) connection -> reading.all(connection, which));
        return reading.read();
    }

    public Sums sums() {
        long[][] sums = {new long[1 << 16]};
        int[] records = {0};
        CopyOut.each(statements, """
                    select i.record_id, i.row_hash
                    from partners.identity i
                    where i.record_id not in (
                      select r.id
                      from partners.source s
                      join partners.record r on r.source_id = s.id
                      where s.kind = 'encompass')
                    """, row -> {
            int id = row.number4(1);
            if (id >= sums[0].length) {
                sums[0] = Arrays.copyOf(sums[0], Math.max(id + 1, sums[0].length * 2));
            }
            records[0] += sums[0][id] == 0 ? 1 : 0;
            sums[0][id] = plus(sums[0][id], row.number8(2));
        });
        return new Sums(sums[0], records[0]);
    }

    /// The sum over a record's versions with one more; in whatever order, and never 0.
    private static long plus(long sum, long rowHash) {
        long mixed = (rowHash ^ rowHash >>> 32) * 0x9e3779b97f4a7c15L;
        long more = sum + (mixed ^ mixed >>> 29);
        return more == 0 ? 1 : more;
    }

    /// Reads what people and sources have settled: decisions that stand, records that a source
    /// says are one, who is whose parent or carer, the adoption barriers, and which sources hold
    /// a person once.
    ///
    /// @param here which records are described, by their ids
    public Settled settled(IntPredicate here) {
        var settled = new Settled(sealed(), once());
        jdbc.sql("""
                select one_record_id, other_record_id, answer
                from matching.decision
                where undone_at is null
                  and answer in ('one', 'two')
                order by id
                """).query(row -> {
            var two = Settled.Two.of(row.getInt("one_record_id"), row.getInt("other_record_id"));
            if (here.test(two.one())
                    && here.test(two.other())
                    && settled.groupOf(two.one()) == 0
                    && settled.groupOf(two.other()) == 0) {
                (row.getString("answer").equals("one") ? settled.musts() : settled.nevers()).add(two);
            }
        });
        jdbc.sql("""
                select f.record_id, f.other_record_id
                from partners.fact f
                where f.kind = (select id from partners.fact_kind where name = 'same-person')
                  and f.other_record_id is not null
                  and f.withdrawn_delivery_id is null
                order by f.record_id, f.other_record_id
                """).query(row -> {
            var two = Settled.Two.of(row.getInt("record_id"), row.getInt("other_record_id"));
            if (here.test(two.one())
                    && here.test(two.other())
                    && two.one() != two.other()
                    && settled.groupOf(two.one()) == settled.groupOf(two.other())) {
                settled.musts().add(two);
            }
        });
        ofOneSealedLife(here, settled);
        children(here, settled);
        return settled;
    }

    /// What has no name behind a barrier, or stood with the record that raised it, is one person with that record: by
    /// itself it would be somebody who can be found.
    private void ofOneSealedLife(IntPredicate here, Settled settled) {
        var raised = new HashMap<Integer, Integer>();
        jdbc.sql("select id from partners.record where sealed order by id").query(row -> {
            raised.putIfAbsent(settled.groupOf(row.getInt("id")), row.getInt("id"));
        });
        jdbc.sql("""
                select distinct record_id
                from partners.identity
                where record_id = any(:behind)
                  and (forename is null and surname is null
                    or record_id in (select record_id from matching.with_sealed))
                order by record_id
                """)
                .param("behind", settled.sealed().keySet().toArray(Integer[]::new))
                .query(row -> {
                    int behind = row.getInt("record_id");
                    int own = raised.getOrDefault(settled.groupOf(behind), behind);
                    if (own != behind && here.test(own) && here.test(behind)) {
                        settled.musts().add(Settled.Two.of(own, behind));
                    }
                });
    }

    /// Who is named as a parent or carer of whom.
    private void children(IntPredicate here, Settled settled) {
        jdbc.sql("""
                select distinct f.record_id, f.other_record_id
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind
                where f.other_record_id is not null
                  and f.withdrawn_delivery_id is null
                  and (k.name = 'health-birth'
                    or (k.name = 'relationship'
                      and f.code in ('mother', 'father', 'parent', 'step-parent', 'grandparent', 'carer', 'foster-carer',
                        'kinship-carer')))
                order by f.record_id, f.other_record_id
                """).query(row -> {
            int child = row.getInt("record_id");
            int carer = row.getInt("other_record_id");
            if (here.test(child)
                    && here.test(carer)
                    && child != carer
                    && settled.groupOf(child) == 0
                    && settled.groupOf(carer) == 0) {
                settled.children().add(new Settled.Two(carer, child));
            }
        });
    }

    /// The group of each record behind an adoption barrier.
    private Map<Integer, Integer> sealed() {
        // As a table of its own: an index would give all records in their order sooner than look for these
        return sealed("""
                with sealed as materialized (
                  select i.record_id, i.born_on, i.council_id
                  from partners.record r
                  join partners.identity i on i.record_id = r.id
                  where r.sealed
                ), near as materialized (
                  select i.*
                  from partners.identity i
                  where i.born_on in (select born_on from sealed)
                    or i.council_id in (select council_id from sealed)
                    or i.record_id in (select record_id from sealed)
                )
                select * from near
                """, "select * from partners.identity where true", List.of());
    }

    /// The group of each of these records that is behind an adoption barrier. A UPN counts as the earlier life's where
    /// a sealed record or one of these bears it.
    public Map<Integer, Integer> sealed(Collection<Integer> records) {
        var these = "select * from partners.identity where record_id = any(:records)";
        var groups = sealed(these, these, records);
        groups.keySet().retainAll(records);
        return groups;
    }

    /// @param near versions of records that may be behind a barrier by what they are called or by a council id
    /// @param all versions of records that may be behind one by their UPN
    private Map<Integer, Integer> sealed(String near, String all, Collection<Integer> records) {
        var barriers = new Barriers();
        jdbc.sql("""
                select i.record_id, i.forename, i.surname, i.born_on, i.council_id, i.upn, %s as since_order
                from partners.record r
                join partners.identity i on i.record_id = r.id
                %s
                where r.sealed
                order by i.record_id, i.from_on, i.delivery_id, i.line
                """.formatted(SEALED_SINCE_ORDER, ORDER.formatted("r.id"))).query(row -> {
            barriers.seal(row.getInt("record_id"), said(row), row.getBoolean("since_order"));
        });
        if (barriers.none()) {
            return new HashMap<>();
        }
        var groups = new HashMap<>(barriers.take(beside()));
        RowCallbackHandler behind = row -> {
            var said = said(row);
            int group = barriers.groupOf(row.getInt("record_id"), said);
            if (group > 0) {
                groups.putIfAbsent(row.getInt("record_id"), group);
                barriers.bears(group, said);
            }
        };
        var ids = records.toArray(Integer[]::new);
        versions(near).param("records", ids).query(behind);
        versions(all + BY_UPN)
                .param("records", ids)
                .param("upns", barriers.upns().toArray(String[]::new))
                .query(behind);
        return groups;
    }

    private List<Barriers.Beside> beside() {
        return jdbc.sql("""
                with life as (
                  select record_id, sealed_record_id, false as sealed
                  from matching.with_sealed
                  union
                  select r.id, w.sealed_record_id, true
                  from matching.with_sealed w
                  join matching.member own on own.record_id = w.sealed_record_id
                  join matching.member m on m.person_id = own.person_id
                  join partners.record r on r.id = m.record_id
                  where r.sealed
                )
                select l.record_id, l.sealed_record_id, i.forename, i.surname, i.born_on, i.council_id, i.upn,
                  case when l.sealed then %s
                    else coalesce(i.delivery_id > o.told_by, false) or coalesce(i.from_on >= o.ordered_on, false)
                  end as since_order
                from life l
                join partners.identity i on i.record_id = l.record_id
                %s
                order by l.record_id, i.from_on, i.delivery_id, i.line
                """.formatted(SEALED_SINCE_ORDER, ORDER.formatted("l.sealed_record_id")))
                .query((row, _) -> new Barriers.Beside(
                        row.getInt("record_id"),
                        row.getInt("sealed_record_id"),
                        said(row),
                        row.getBoolean("since_order")))
                .list();
    }

    private JdbcClient.StatementSpec versions(String of) {
        return jdbc.sql("""
                select record_id, forename, surname, born_on, council_id, upn
                from (%s) version
                order by record_id, from_on, delivery_id, line
                """.formatted(of));
    }

    private static Barriers.Said said(ResultSet row) throws SQLException {
        return new Barriers.Said(
                row.getString("forename"),
                row.getString("surname"),
                row.getObject("born_on", LocalDate.class),
                row.getString("council_id"),
                row.getString("upn"));
    }

    /// Fills the engine's columns: records in canonical order, a record's versions one after another. Both are put
    /// in order here, since the database would sort all that they say.
    private static final class Reading {

        private final LongConsumer progress;
        private final Records records = new Records();
        private int[] ids = new int[1 << 16];
        private long[] sums = new long[1 << 16];
        private long rows;

        Reading(LongConsumer progress) {
            this.progress = progress;
        }

        /// @param which a condition on the column that names a record
        long all(Connection connection, String which) throws SQLException {
            // What stands apart is nobody's record here: no person, page, count or search can come to know of it
            var sources = new ArrayList<String>();
            var rank = new HashMap<Integer, Integer>();
            CopyOut.each(connection, """
                    select s.id, s.name
                    from partners.source s
                    where s.kind <> 'encompass'
                    order by s.name collate "C"
                    """, row -> {
                rank.put(row.number4(1), sources.size());
                sources.add(row.said(2));
            });
            var named = HeldRows.of(connection, """
                    select r.id, r.source_id, r.source_key
                    from partners.record r
                    where r.source_id in (select id from partners.source where kind <> 'encompass')
                      and %s
                    """.formatted(which.formatted("r.id")));
            var described = HeldRows.of(connection, """
                    select i.record_id, i.from_on, i.delivery_id, i.line, i.row_hash, i.born_on,
                      i.forename, i.preferred_forename, i.middle_names, i.surname, i.former_surname, i.sex,
                      i.nhs_number, i.upn, i.former_upn, i.uln, i.council_id,
                      i.address, i.postcode, i.uprn::text, i.phone, i.email, i.role
                    from partners.identity i
                    where %s
                    """.formatted(which.formatted("i.record_id")));
            // The database would take four times as long to put them in order
            int[] order = named.inOrder(row -> rank.getOrDefault(row.number4(2), 0), 3);
            int[] inOrder = new int[order.length];
            for (int place = 0; place < order.length; place++) {
                inOrder[place] = named.at(order[place]).number4(1);
            }
            var places = Described.Numbers.of(inOrder);
            described.each(1, places::of, inOrder.length, VERSIONS, row -> {
                var name = named.at(order[places.of(row.number4(1))]);
                version(row, records.record(sources.get(rank.getOrDefault(name.number4(2), 0)), name.said(3)));
            });
            return rows;
        }

        private void version(CopyOut row, Records.Description description) {
            int number = description.number();
            if (number == ids.length) {
                ids = Arrays.copyOf(ids, ids.length * 2);
                sums = Arrays.copyOf(sums, sums.length * 2);
            }
            ids[number] = row.number4(1);
            sums[number] = plus(sums[number], row.number8(5));
            description.bornOn(row.day(6));
            for (int field = 0; field < FIELDS.size(); field++) {
                description.put(FIELDS.get(field), row.text(FIRST_FIELD + field));
            }
            if (++rows % ROWS_AT_ONCE == 0) {
                progress.accept(rows);
            }
        }

        Read read() {
            progress.accept(rows);
            int size = records.size();
            return new Read(records, Arrays.copyOf(ids, size), Arrays.copyOf(sums, size));
        }
    }
}
