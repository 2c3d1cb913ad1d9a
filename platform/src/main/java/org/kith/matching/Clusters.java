package org.kith.matching;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Repository;

/// Which records are one person, for analysts: `source,id,person`. Records behind an adoption barrier are left out.
@Repository
public final class Clusters {

    private final DataSource database;

    Clusters(DataSource database) {
        this.database = database;
    }

    /// Writes every record's line, by source and id, and returns how many there were.
    public long write(OutputStream out) throws IOException {
        try (var connection = database.getConnection()) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                            copy (
                                select s.name as source, r.source_key as id, m.person_id as person
                                from matching.member m
                                join partners.record r on r.id = m.record_id
                                join partners.source s on s.id = r.source_id
                                where r.id not in (select record_id from matching.sealed_record)
                                order by s.name, r.source_key
                            ) to stdout (format csv, header)
                            """, out);
        } catch (SQLException e) {
            throw new IOException("The database could not write the clusters: " + e.getMessage(), e);
        }
    }
}
