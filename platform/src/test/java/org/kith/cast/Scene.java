package org.kith.cast;

import java.util.List;
import java.util.UUID;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An empty county, the families that a test asks for, and what the run makes of them.
public final class Scene {

    private final JdbcClient jdbc;
    public final Cast cast;

    private Scene(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.cast = Cast.in(jdbc);
        cast.strangers();
    }

    /// Forgets everything that was told before.
    public static Scene anew(JdbcClient jdbc) {
        forgetPeople(jdbc);
        return new Scene(jdbc);
    }

    /// Forgets whose record is whose, and every record.
    public static void forgetPeople(JdbcClient jdbc) {
        jdbc.sql("""
                truncate partners.record, partners.record_before_undo, partners.identity, partners.fact, partners.shield, partners.shield_answer, matching.change,
                  matching.person, matching.membership, matching.outcome, matching.pair, matching.refusal, matching.decision,
                  matching.opinion,
                  families.person, families.name_part, families.home, families.residence, families.relationship,
                  families.family, families.family_member, families.helper, families.spelling, families.guarded, families.build, families.visit, families.correction,
                  families.parent_release,
                  access.grant
                  restart identity cascade
                """).update();
    }

    /// Forgets besides which needs were found, and every word on them.
    public static Scene anewWithoutNeeds(JdbcClient jdbc) {
        jdbc.sql("""
                truncate needs.alert_answer, needs.alert, needs.answer, needs.evidence, needs.found, needs.rule, needs.run,
                  needs.looked_at, needs.kept_evidence, needs.kept_attendance, needs.kept_attendance_owner,
                  needs.kept_attendance_from, needs.kept_attendance_school
                  restart identity cascade
                """).update();
        return anew(jdbc);
    }

    public void run(Match match, FamilyBuild build) {
        match.run(_ -> {});
        build.run(_ -> {}, () -> {});
    }

    public UUID person(Told.Sheet record) {
        return jdbc.sql("select person_id from matching.member where record_id = ?")
                .param(record.id)
                .query(UUID.class)
                .single();
    }

    /// The ids of all that stand for a person.
    public List<Integer> records(UUID person) {
        return jdbc.sql("select record_id from matching.member where person_id = ?")
                .param(person)
                .query(Integer.class)
                .list();
    }

    public UUID family(Told.Sheet record) {
        return jdbc.sql("select family_id from families.family_member where person_id = ? and main")
                .param(person(record))
                .query(UUID.class)
                .single();
    }
}
