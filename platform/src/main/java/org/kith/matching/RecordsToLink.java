package org.kith.matching;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.kith.database.CopyOut;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.Records;
import org.kith.partners.DeclaredSources;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How the partners' records describe their people, read for the engine in canonical order: by source, then by key.
@Repository
class RecordsToLink {

    private static final int ROWS_AT_ONCE = 20_000;
    private static final int FIRST_FIELD = 5;
    private static final int FORENAME = 5;
    private static final int SURNAME = 8;

    /// Columns of the reading in their order, from the fifth on.
    private static final List<Field> FIELDS = List.of(
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

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DeclaredSources sources;

    RecordsToLink(JdbcOperations statements, JdbcClient jdbc, DeclaredSources sources) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.sources = sources;
    }

    /// What one run looks at.
    ///
    /// @param ids the record's id by its number
    /// @param sealed for each number the group behind the adoption barrier, or 0
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    record Described(Records records, int[] ids, int[] sealed) {

        int size() {
            return ids.length;
        }

        String name(int number) {
            return records.source(number) + "/" + records.id(number);
        }

        /// Where each record id is, or -1.
        int[] numbers() {
            int[] numbers = new int[Arrays.stream(ids).max().orElse(0) + 1];
            Arrays.fill(numbers, -1);
            for (int number = 0; number < ids.length; number++) {
                numbers[ids[number]] = number;
            }
            return numbers;
        }
    }

    /// What a run would look at, in a line that differs whenever the answer could.
    String fingerprint() {
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
                     from matching.decision where undone_at is null))
                """).query(String.class).single();
    }

    /// Reads within the caller's transaction.
    Described read(LongConsumer progress) {
        var reader = new Reader(barriers(), progress);
        statements.execute("set local work_mem = '256MB'");
        statements.execute((ConnectionCallback<Long>) connection -> CopyOut.each(connection, """
                    select s.name, r.source_key, r.id, i.born_on,
                      i.forename, i.preferred_forename, i.middle_names, i.surname, i.former_surname, i.sex,
                      i.nhs_number, i.upn, i.former_upn, i.uln, i.council_id,
                      i.address, i.postcode, i.uprn::text, i.phone, i.email, i.role
                    from partners.identity i
                    join partners.record r on r.id = i.record_id
                    join partners.source s on s.id = r.source_id
                    -- What stands apart is nobody's record here: no person, page, count or search can come to know of it
                    where s.kind <> 'encompass'
                    order by s.name collate "C", r.source_key collate "C", i.from_on, i.delivery_id, i.line
                    """, reader::row));
        var described = reader.described();
        tellOfChildren(described);
        return described;
    }

    /// Who is named as a parent or carer of whom; what an adoption sealed tells nothing.
    private void tellOfChildren(Described described) {
        int[] numbers = described.numbers();
        jdbc.sql("""
                select f.record_id, f.other_record_id
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
            int child = number(numbers, row.getInt("record_id"));
            int carer = number(numbers, row.getInt("other_record_id"));
            if (child >= 0
                    && carer >= 0
                    && child != carer
                    && described.sealed[child] == 0
                    && described.sealed[carer] == 0) {
                described.records().addChild(carer, child);
            }
        });
    }

    /// What people and sources have settled: decisions that stand, records that a source says are one, and sources that
    /// hold a person once.
    Constraints settled(Described described) {
        var settled = new Constraints();
        sources.holdingAPersonOnce().forEach(settled::oncePerPerson);
        int[] numbers = described.numbers();
        jdbc.sql("""
                select one_record_id, other_record_id, answer
                from matching.decision
                where undone_at is null
                  and answer in ('one', 'two')
                order by id
                """).query(row -> {
            int one = number(numbers, row.getInt("one_record_id"));
            int other = number(numbers, row.getInt("other_record_id"));
            if (one >= 0 && other >= 0 && !(described.sealed[one] > 0 || described.sealed[other] > 0)) {
                var _ = row.getString("answer").equals("one") ? settled.must(one, other) : settled.never(one, other);
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
            int one = number(numbers, row.getInt("record_id"));
            int other = number(numbers, row.getInt("other_record_id"));
            if (one >= 0 && other >= 0 && one != other && described.sealed[one] == described.sealed[other]) {
                settled.must(one, other);
            }
        });
        for (int number = 0; number < described.size(); number++) {
            if (described.sealed[number] > 0) {
                settled.barrier(number, described.sealed[number]);
            }
        }
        return settled;
    }

    private static int number(int[] numbers, int id) {
        return id < numbers.length ? numbers[id] : -1;
    }

    private Barriers barriers() {
        var barriers = new Barriers();
        jdbc.sql("""
                select r.id, i.forename, i.surname, i.born_on
                from partners.record r
                join partners.identity i on i.record_id = r.id
                where r.sealed
                order by r.id, i.from_on
                """).query(row -> {
            barriers.seal(
                    row.getInt("id"),
                    row.getString("forename"),
                    row.getString("surname"),
                    row.getObject("born_on", LocalDate.class));
        });
        return barriers;
    }

    /// Fills the engine's columns; a record's versions come one after another.
    private static final class Reader {

        private final Barriers barriers;
        private final LongConsumer progress;
        private final Records records = new Records();
        private int[] ids = new int[1 << 16];
        private int[] sealed = new int[1 << 16];
        private long rows;

        Reader(Barriers barriers, LongConsumer progress) {
            this.barriers = barriers;
            this.progress = progress;
        }

        void row(CopyOut row) {
            var description = records.record(row.said(1), row.said(2));
            int number = description.number();
            if (number == ids.length) {
                ids = Arrays.copyOf(ids, ids.length * 2);
                sealed = Arrays.copyOf(sealed, sealed.length * 2);
            }
            ids[number] = row.number4(3);
            var bornOn = row.day(4);
            description.bornOn(bornOn);
            for (int field = 0; field < FIELDS.size(); field++) {
                description.put(FIELDS.get(field), row.text(FIRST_FIELD + field));
            }
            if (sealed[number] == 0) {
                sealed[number] = barriers.groupOf(ids[number], row.text(FORENAME), row.text(SURNAME), bornOn);
            }
            if (++rows % ROWS_AT_ONCE == 0) {
                progress.accept(rows);
            }
        }

        Described described() {
            progress.accept(rows);
            int size = records.size();
            return new Described(records, Arrays.copyOf(ids, size), Arrays.copyOf(sealed, size));
        }
    }
}
