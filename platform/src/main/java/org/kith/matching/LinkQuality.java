package org.kith.matching;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.database.bulk.CopyOut;
import org.kith.linkage.Quality;
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
        int most = people.values().stream().mapToInt(Map::size).sum();
        int[] found = new int[most];
        int[] right = new int[most];
        var count = new AtomicInteger();
        new TruthFile(truth, "source", "id", "person").each(row -> {
            var records = people.get(row.in("source"));
            var person = records == null ? null : records.remove(row.in("id"));
            if (person != null) {
                found[count.get()] = person;
                right[count.getAndIncrement()] = numbers.computeIfAbsent(row.in("person"), _ -> numbers.size());
            }
        });
        return Quality.of(Arrays.copyOf(found, count.get()), Arrays.copyOf(right, count.get()));
    }

    /// By source and key, to whom each record belongs, people being numbered.
    private Map<String, Map<String, Integer>> people() {
        var people = new HashMap<String, Map<String, Integer>>();
        var ofSource = new HashMap<Integer, Map<String, Integer>>();
        CopyOut.each(statements, "select id::int, name from partners.source", row -> {
            var records = new HashMap<String, Integer>();
            people.put(row.said(2), records);
            ofSource.put(row.number4(1), records);
        });
        var numbers = new HashMap<UUID, Integer>();
        CopyOut.each(statements, """
                select r.source_id::int, r.source_key, m.person_id
                from matching.member m join partners.record r on r.id = m.record_id
                """, row -> {
            int person = numbers.computeIfAbsent(Objects.requireNonNull(row.uuid(3)), _ -> numbers.size());
            Objects.requireNonNull(ofSource.get(row.number4(1))).put(row.said(2), person);
        });
        return people;
    }
}
