package org.kith.needs;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.needs.rules.PublishedRules;
import org.kith.partners.Audiences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which needs stand and stood, for analysts: people by their ids, no names and no places. A need is in it only where
/// every source behind it may be told to analysts; one that belonged to another person's records never is, nor one that
/// tells how far from home a child is placed.
@Repository
public final class NeedFile {

    /// A line of the file.
    ///
    /// @param until the day on which it ended; null while it stands
    /// @param kinds of data that its evidence holds
    public record Line(
            UUID person,
            String need,
            LocalDate since,
            @Nullable LocalDate until,
            List<String> kinds) {

        public Line {
            kinds = List.copyOf(kinds);
        }
    }

    private final JdbcClient jdbc;
    private final Audiences audiences;
    private final PublishedRules rules;

    NeedFile(JdbcClient jdbc, Audiences audiences, PublishedRules rules) {
        this.jdbc = jdbc;
        this.audiences = audiences;
        this.rules = rules;
    }

    /// By person, need and day.
    public List<Line> lines() {
        return jdbc.sql("""
                select n.person_id, n.rule_name, n.since, n.ended_on, n.kinds
                from needs.need_facts n
                join needs.found f on f.id = n.found_id
                where n.sources <@ :sources::text[]
                  and not f.rule_id = any(:far)
                  and f.ended_why is distinct from 'the records are no longer theirs'
                order by n.person_id, n.rule_name, n.since, n.ended_on, n.found_id
                """)
                .param("sources", audiences.of(Role.ANALYST).toArray(String[]::new))
                .param("far", rules.tellingHowFarAway().toArray(Short[]::new))
                .query((row, _) -> new Line(
                        row.getObject("person_id", UUID.class),
                        row.getString("rule_name"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("ended_on", LocalDate.class),
                        Arrays.asList((String[]) row.getArray("kinds").getArray())))
                .list();
    }

    /// Whom the lines are about, for the record of readings.
    public static Set<UUID> people(List<Line> lines) {
        var people = new LinkedHashSet<UUID>();
        lines.forEach(line -> people.add(line.person()));
        return people;
    }

    /// Writes them as `person,need,since,until,kinds`.
    public static void write(List<Line> lines, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("person", "need", "since", "until", "kinds");
        for (var line : lines) {
            csv.writeRecord(
                    line.person().toString(),
                    line.need(),
                    line.since().toString(),
                    line.until() == null ? "" : line.until().toString(),
                    String.join(" ", line.kinds()));
        }
        csv.flush();
    }
}
