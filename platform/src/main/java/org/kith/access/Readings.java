package org.kith.access;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The record of readings: who did what, about whom, why, by which relation, by which way and when. It only grows.
@Repository
public class Readings {

    private final JdbcClient jdbc;

    Readings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Records that the viewer is about to be shown these people, or takes them away in a file. Called before
    /// the answer is written; it stays on record even when what follows fails. The closest relation, the reason
    /// that the viewer gave and the address are added here.
    ///
    /// @param why in words without personal data: "family page", "search by exact name and date of birth"
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Viewer viewer, Act act, Collection<UUID> personIds, String why) {
        jdbc.sql("""
                insert into access.reading (account_id, account_name, role, act, person_id, relation, reason, why, route)
                select :account_id, :account_name, :role, :act, :people::uuid[], :relation, :reason, :why, :route
                """)
                .param("account_id", viewer.id().value())
                .param("account_name", viewer.name())
                .param("role", viewer.role().word())
                .param("act", act.word())
                .param("people", Grants.texts(personIds))
                .param("relation", "none")
                .param("reason", null)
                .param("why", why)
                .param("route", "")
                .update();
    }
}
