package org.kith.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.UUID;
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
    @Transactional(readOnly = true)
    public Quality against(Path truth) {
        var people = new HashMap<String, Integer>();
        var numbers = new HashMap<String, Integer>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(truth)) {
            for (var row : csv) {
                int person = numbers.computeIfAbsent(row.getField("person"), _ -> numbers.size());
                people.put(row.getField("source") + "/" + row.getField("id"), person);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var places = new HashMap<UUID, Integer>();
        int[] found = new int[people.size()];
        int[] right = new int[people.size()];
        int[] count = {0};
        statements.query(
                connection -> {
                    var statement = connection.prepareStatement("""
                            select s.name || '/' || r.source_key, m.person_id
                            from matching.member m
                            join partners.record r on r.id = m.record_id
                            join partners.source s on s.id = r.source_id
                            """);
                    statement.setFetchSize(20_000);
                    return statement;
                },
                row -> {
                    var person = people.remove(row.getString(1));
                    if (person != null) {
                        found[count[0]] = places.computeIfAbsent(row.getObject(2, UUID.class), _ -> places.size());
                        right[count[0]++] = person;
                    }
                });
        return Quality.of(Arrays.copyOf(found, count[0]), Arrays.copyOf(right, count[0]));
    }
}
