package org.kith.partners.intake;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.layouts.DeliveryKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of a delivery that were refused, mended and brought again. They are told by the name under which they were
/// downloaded, or by a person: by nothing else do they differ from a source that suddenly has few rows.
@Repository
public class MendedRows {

    private static final String CALLED = "refused-rows-";
    private static final Pattern NAME = Pattern.compile(CALLED + "(\\d{1,9})(?!\\d)", Pattern.CASE_INSENSITIVE);

    private final JdbcClient jdbc;

    MendedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record From(
            int id,
            String source,
            @Nullable Integer year,
            @Nullable String term,
            @Nullable LocalDate coversFrom,
            @Nullable LocalDate coversUntil) {

        Brought corrected(Brought brought) {
            return new Brought(
                    brought.file(),
                    brought.name(),
                    brought.source() == null ? source : brought.source(),
                    brought.year() == null ? year : brought.year(),
                    brought.term() == null ? term : brought.term(),
                    DeliveryKind.CORRECTIONS,
                    id,
                    brought.receivedOn(),
                    coversFrom,
                    coversUntil,
                    brought.rows(),
                    brought.attended());
        }
    }

    /// The name under which the rows refused of a delivery are downloaded.
    ///
    /// @param extension of the source's own files, such as `csv`
    public static String name(int delivery, String extension) {
        return CALLED + delivery + "." + extension;
    }

    /// The file as rows that join those of the delivery they were refused from; any other file as it was brought.
    Brought or(Brought brought) {
        var called = NAME.matcher(brought.name());
        return called.find() ? of(Integer.parseInt(called.group(1)), brought).orElse(brought) : brought;
    }

    /// What the aliases of the return begin with from which rows were refused; empty where that was not written down.
    Optional<String> scope(int delivery) {
        return jdbc.sql("select alias_scope from partners.delivery where id = :id and alias_scope is not null")
                .param("id", delivery)
                .query(String.class)
                .optional();
    }

    /// The file as rows refused of a delivery, if that stands and had some.
    Optional<Brought> of(int delivery, Brought brought) {
        return jdbc.sql("""
                        select d.id, s.name as source, d.year, d.term, d.covers_from, d.covers_until
                        from partners.delivery d
                        join partners.source s on s.id = d.source_id
                        where d.id = :id and d.state = 'accepted' and d.rejected > 0
                        """).param("id", delivery).query(From.class).optional().map(from -> from.corrected(brought));
    }
}
