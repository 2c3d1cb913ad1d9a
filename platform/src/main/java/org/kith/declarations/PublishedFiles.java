package org.kith.declarations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The strategy folder as it was each time that somebody put it in force. An edition is whole or not there.
@Repository
public class PublishedFiles {

    private final JdbcClient jdbc;

    PublishedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of the newest edition; 0 while nothing was published.
    public int newest() {
        return jdbc.sql("select coalesce(max(id), 0) from declarations.edition")
                .query(Integer.class)
                .single();
    }

    /// A name that no other edition has, of this database or of another.
    String called(int edition) {
        return jdbc.sql("""
                        select id || '-' || (extract(epoch from published_at) * 1000)::bigint
                        from declarations.edition
                        where id = :edition
                        """).param("edition", edition).query(String.class).single();
    }

    public FileSet files(int edition) {
        var texts = new TreeMap<String, String>();
        jdbc.sql("select path, text from declarations.file where edition_id = :edition")
                .param("edition", edition)
                .query(row -> {
                    texts.put(row.getString("path"), row.getString("text"));
                });
        return new FileSet(texts);
    }

    /// Puts these files in force in place of an edition.
    ///
    /// @param after the newest edition, as whoever publishes knows it
    /// @return false when another was published in the meantime; then nothing was changed
    @Transactional
    public boolean publish(FileSet files, int after, String by, Instant at) {
        jdbc.sql("lock table declarations.edition in exclusive mode").update();
        if (newest() != after) {
            return false;
        }
        int id = jdbc.sql("""
                        insert into declarations.edition (published_at, by_name)
                        values (:at, :by)
                        returning id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into declarations.file (edition_id, path, text)
                        select :id, path, text
                        from unnest(:paths::text[], :texts::text[]) as written (path, text)
                        """)
                .param("id", id)
                .param("paths", files.texts().keySet().toArray(String[]::new))
                .param("texts", files.texts().values().toArray(String[]::new))
                .update();
        return true;
    }
}
