package org.kith.families.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.kith.site.words.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every decision to share or not, kept for good; each reading and writing is on record. A decision belongs to the
/// records that were the person, so that it stands after a change of links. Who may see which is for whoever asks.
@Repository
public class SharingDecisions {

    /// Which entries of the register.
    public enum Show {
        ALL,
        SHARED,
        NOT_SHARED,
        NOBODY_TOLD;

        /// As addresses have it: `not-shared`.
        public String word() {
            return Words.of(this);
        }

        /// What cannot be understood shows all.
        public static Show of(String word) {
            return Words.find(Show.class, word).orElse(ALL);
        }
    }

    private static final String SELECT = """
            select id, person_id, asked_for, asked_by, shared, basis, why, harm_by_telling, harm_by_silence, told, not_told_why,
              corrects, corrected_by, by_account, by_name, role, decided_at
            from families.sharing_decision_now
            """;

    private final JdbcClient jdbc;
    private final Readings readings;
    private final InstantSource clock;

    SharingDecisions(JdbcClient jdbc, Readings readings, InstantSource clock) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.clock = clock;
    }

    /// A page of the register, the newest first.
    ///
    /// @param before an entry; only older ones
    public List<SharingDecision> register(Show show, @Nullable Long before, int most, Viewer viewer) {
        var page = chosen(show, before, most);
        readings.named(viewer, people(page), "register of decisions to share");
        return page;
    }

    /// The register as a file, the newest first.
    public List<SharingDecision> takeAway(Show show, Viewer viewer) {
        var all = chosen(show, null, Integer.MAX_VALUE);
        readings.record(viewer, Act.EXPORT, people(all), Untold.DECISIONS_TO_SHARE);
        return all;
    }

    /// About a person whose page is open, the newest first.
    ///
    /// @param writer null: whoever wrote them
    public List<SharingDecision> about(PersonId person, @Nullable Viewer writer) {
        return jdbc.sql(SELECT + """
                where record_ids && array(select m.record_id from matching.member m where m.person_id = :person)
                  and person_id = :person
                  and (:by::uuid is null or by_account = :by::uuid)
                order by id desc
                """)
                .param("person", person.value())
                .param("by", writer == null ? null : writer.id().value())
                .query((row, _) -> decision(row))
                .list();
    }

    /// Writes a decision down under the viewer's name.
    ///
    /// @param form the id of the form that was sent: sent twice, it is written down once
    /// @param corrects the entry in whose place it stands; null where it is none's
    /// @throws CorrectedMeanwhile when another entry stands in that one's place
    public void write(PersonId person, SharingDecision.Said said, UUID form, @Nullable Long corrects, Viewer viewer) {
        if (isKept(form)) {
            return;
        }
        if (isCorrected(corrects)) {
            throw new CorrectedMeanwhile();
        }
        readings.record(viewer, Act.CHANGE, List.of(person.value()), "wrote down a decision to share");
        jdbc.sql("""
                insert into families.sharing_decision (form, person_id, record_ids, asked_for, asked_by, shared, basis, why,
                  harm_by_telling, harm_by_silence, told, not_told_why, corrects, by_account, by_name, role, decided_at)
                values (:form, :person, array(select m.record_id from matching.member m where m.person_id = :person),
                  :asked_for, :asked_by, :shared, :basis, :why,
                  :harm_by_telling, :harm_by_silence, :told, :not_told_why, :corrects, :by, :name, :role, :now)
                on conflict do nothing
                """)
                .param("form", form)
                .param("person", person.value())
                .param("asked_for", said.asked().what())
                .param("asked_by", said.asked().by())
                .param("shared", said.answer().shared())
                .param("basis", said.answer().basis().word())
                .param("why", said.answer().why())
                .param("harm_by_telling", said.detriment().byTelling())
                .param("harm_by_silence", said.detriment().bySilence())
                .param("told", said.told().who())
                .param("not_told_why", said.told().whyNot())
                .param("corrects", corrects)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("role", viewer.role().word())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (!isKept(form)) {
            throw new CorrectedMeanwhile();
        }
    }

    private boolean isKept(UUID form) {
        return jdbc.sql("select exists (select from families.sharing_decision where form = :form)")
                .param("form", form)
                .query(Boolean.class)
                .single();
    }

    private boolean isCorrected(@Nullable Long entry) {
        return jdbc.sql("select exists (select from families.sharing_decision where corrects = :entry::bigint)")
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    private List<SharingDecision> chosen(Show show, @Nullable Long before, int most) {
        return jdbc.sql(SELECT + """
                where (:before::bigint is null or id < :before::bigint)
                  and case :show
                    when 'shared' then shared
                    when 'not-shared' then not shared
                    when 'nobody-told' then told = ''
                    else true
                  end
                order by id desc
                limit :most
                """)
                .param("before", before)
                .param("show", show.word())
                .param("most", most)
                .query((row, _) -> decision(row))
                .list();
    }

    private static List<UUID> people(List<SharingDecision> decisions) {
        return decisions.stream()
                .map(SharingDecision::person)
                .filter(Objects::nonNull)
                .map(PersonId::value)
                .distinct()
                .toList();
    }

    private static SharingDecision decision(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return new SharingDecision(
                row.getLong("id"),
                person == null ? null : new PersonId(person),
                new SharingDecision.Said(
                        new SharingDecision.Asked(row.getString("asked_for"), row.getString("asked_by")),
                        new SharingDecision.Answer(
                                row.getBoolean("shared"),
                                LawfulBasis.find(row.getString("basis")).orElseThrow(),
                                row.getString("why")),
                        new SharingDecision.Detriment(
                                row.getBoolean("harm_by_telling"), row.getBoolean("harm_by_silence")),
                        new SharingDecision.Told(row.getString("told"), row.getString("not_told_why"))),
                new SharingDecision.Decided(
                        row.getObject("by_account", UUID.class),
                        row.getString("by_name"),
                        Role.of(row.getString("role")),
                        row.getTimestamp("decided_at").toInstant()),
                row.getObject("corrects", Long.class),
                row.getObject("corrected_by", Long.class));
    }
}
