package org.kith.matching;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.database.CopyOut;
import org.kith.linkage.Quality;
import org.kith.linkage.RecordName;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Holds the people that a run found against the truth, where a made county gives it.
@Repository
public class LinkQuality {

    private final JdbcOperations statements;

    LinkQuality(JdbcOperations statements) {
        this.statements = statements;
    }

    /// Compares by pairs of records and by records.
    ///
    /// @param truth a file with the columns source, id and person: one line for each record
    /// @throws Untold where it cannot be read
    @Transactional(readOnly = true)
    public Quality against(Path truth) {
        var people = people();
        var numbers = new HashMap<String, Integer>();
        int[] found = new int[people.size()];
        int[] right = new int[people.size()];
        var count = new AtomicInteger();
        new TruthFile(truth, "source", "id", "person").each(row -> {
            var person = people.remove(new RecordName(row.getField("source"), row.getField("id")));
            if (person != null) {
                found[count.get()] = person;
                right[count.getAndIncrement()] = numbers.computeIfAbsent(row.getField("person"), _ -> numbers.size());
            }
        });
        return Quality.of(Arrays.copyOf(found, count.get()), Arrays.copyOf(right, count.get()));
    }

    /// To whom each record belongs, people being numbered.
    private Map<RecordName, Integer> people() {
        var sources = new HashMap<Integer, String>();
        CopyOut.each(
                statements,
                "select id::int, name from partners.source",
                row -> sources.put(row.number4(1), row.said(2)));
        var numbers = new HashMap<UUID, Integer>();
        var people = new HashMap<RecordName, Integer>();
        CopyOut.each(statements, """
                select r.source_id::int, r.source_key, m.person_id
                from matching.member m join partners.record r on r.id = m.record_id
                """, row -> {
            var source = Objects.requireNonNull(sources.get(row.number4(1)));
            int person = numbers.computeIfAbsent(Objects.requireNonNull(row.uuid(3)), _ -> numbers.size());
            people.put(new RecordName(source, row.said(2)), person);
        });
        return people;
    }
}
