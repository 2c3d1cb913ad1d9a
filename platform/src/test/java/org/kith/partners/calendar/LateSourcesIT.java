package org.kith.partners.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.partners.DeclaredSources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A source sends one file still, and has stopped to send another.
@OnPostgres
class LateSourcesIT {

    private static final String SUSPENSION = "suspension";

    @Autowired
    private LateSources late;

    @Autowired
    private LoadCalendar calendar;

    @Autowired
    private DeclaredSources sources;

    @Autowired
    private JdbcClient jdbc;

    private LocalDate today = LocalDate.EPOCH;
    private LocalDate may = LocalDate.EPOCH;
    private LocalDate june = LocalDate.EPOCH;

    @BeforeEach
    void suspensionsStoppedInJune() {
        today = calendar.today();
        june = today.minusDays(150);
        may = june.minusDays(30);
        sources.write();
        jdbc.sql("delete from partners.delivery").update();
        comes("exclusion", today, today, null);
        comes(SUSPENSION, may, may, null);
        comes(SUSPENSION, june, june, null);
        assertThat(late.kindsToday()).singleElement().returns(june, LateSources.LateKind::knownUntil);
    }

    @Test
    void rowsOfItsLastFileThatAreMendedDoNotMakeAKindTimely12() {
        comes(SUSPENSION, june, today, delivery(june));
        assertThat(late.kindsToday()).hasSize(1);
    }

    @Test
    void aFileThatComesOnceMoreDoesNotMakeAKindTimely12() {
        comes(SUSPENSION, may, today, null);
        assertThat(late.kindsToday()).as("an older one").hasSize(1);
        comes(SUSPENSION, june, today, null);
        assertThat(late.kindsToday()).as("its last").hasSize(1);
    }

    @Test
    void itsNextFileDoes() {
        comes(SUSPENSION, today.minusDays(1), today, null);
        assertThat(late.kindsToday()).isEmpty();
    }

    private int delivery(LocalDate until) {
        return jdbc.sql("select id from partners.delivery where covers_until = ?")
                .param(until)
                .query(Integer.class)
                .single();
    }

    private void comes(String kind, LocalDate until, LocalDate on, @Nullable Integer mends) {
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, layout, kinds, state, as_of, received_on,
                  covers_until, receipt, remarks, read)
                select s.id, :name, :name, :kind, array[k.id], 'accepted', :until, :on, :until, '{}',
                  jsonb_build_object('said', jsonb_build_object('mends', :mends::integer)), 1
                from partners.source s, partners.fact_kind k
                where s.name = 'suspensions' and k.name = :kind
                """)
                .param("name", kind + " until " + until + " on " + on)
                .param("kind", kind)
                .param("until", until)
                .param("on", on)
                .param("mends", mends)
                .update();
    }
}
