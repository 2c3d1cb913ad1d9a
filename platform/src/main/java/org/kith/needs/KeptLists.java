package org.kith.needs;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.kith.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Choices of working lists that people keep for themselves.
@Repository
public final class KeptLists {

    /// A choice with its name.
    ///
    /// @param choice as after the question mark of the list's address
    public record Kept(UUID id, String name, String choice) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    KeptLists(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// By name.
    public List<Kept> of(Viewer viewer) {
        return jdbc.sql("select id, name, choice from needs.kept_list where account_id = :account order by name")
                .param("account", viewer.id().value())
                .query(Kept.class)
                .list();
    }

    /// Keeps a choice, unless another is kept under that name.
    ///
    /// @return whether it is kept
    public boolean keep(String name, String choice, Viewer viewer) {
        return jdbc.sql("""
                insert into needs.kept_list (id, account_id, name, choice, kept_at)
                values (:id, :account, :name, :choice, :now)
                on conflict (account_id, name) do update set kept_at = excluded.kept_at
                where kept_list.choice = excluded.choice
                """)
                        .param("id", UUID.randomUUID())
                        .param("account", viewer.id().value())
                        .param("name", name)
                        .param("choice", choice)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Keeps a choice no longer.
    ///
    /// @return false when the viewer keeps no such choice
    public boolean forget(UUID id, Viewer viewer) {
        return jdbc.sql("delete from needs.kept_list where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", viewer.id().value())
                        .update()
                == 1;
    }
}
