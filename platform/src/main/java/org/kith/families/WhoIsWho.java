package org.kith.families;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.kith.database.Remembered;
import org.kith.database.Written;
import org.kith.site.PictureAge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who people are, so that whoever worked something out about them can see whether it may still stand.
@Repository
public class WhoIsWho implements PictureAge.Joined {

    private final JdbcClient jdbc;
    private final Remembered<String, Optional<Instant>> joined;

    WhoIsWho(JdbcClient jdbc, Written written) {
        this.jdbc = jdbc;
        this.joined = new Remembered<>(written, 2, _ -> 1);
    }

    @Override
    public Optional<Instant> lastJoinedAt() {
        return joined.get(
                "last",
                () -> jdbc.sql("select max(built_at) from families.build")
                        .query((row, _) ->
                                Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                        .single());
    }

    /// Sums over who holds which record, and how surely; over what is said of people, homes and relationships; and how
    /// published views read it. It differs whenever any of that does.
    public String mark() {
        return jdbc.sql("""
                select concat_ws(' ',
                    (select sum(hashint4extended(record_id, 0) # uuid_hash_extended(person_id, 0)) from matching.member),
                    (select sum(hashint4extended(record_id, 0)) from matching.outcome),
                    (select sum(hashint4extended(id, 0)) from partners.record where sealed),
                    (select sum(row_hash) from families.person),
                    (select sum(row_hash) from families.residence),
                    (select sum(row_hash) from families.relationship),
                    (select sum(hashtextextended(k::text, 0)) from partners.fact_kind k),
                    (select max(digest) from public.published_view))
                """).query(String.class).single();
    }

    /// What the newest build of families made of them, and by which places, ages and views, in a line.
    public String families() {
        return jdbc.sql("""
                select concat_ws(' ', manifest->>'digest', kept->'mark'->>'conditions')
                from families.build
                order by id desc
                limit 1
                """).query(String.class).optional().orElse("none");
    }
}
