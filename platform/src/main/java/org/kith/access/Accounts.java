package org.kith.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Everyone who may sign in.
@Repository
public class Accounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /// An account's id and what its password became.
    record Credentials(UserId id, String passwordHash) {}

    /// Opens an account, or gives the one with this username another password and another scope.
    ///
    /// @return the account as it is kept: one that was there before keeps its id
    @Transactional
    public Account open(Account account, String password) {
        var id = jdbc.sql("""
                insert into access.account
                    (id, username, name, role, scope, zone_code, setting_code, person_id, worker_email, password_hash)
                values
                    (:id, :username, :name, :role, :scope, :zone_code, :setting_code, :person_id, :worker_email, :password_hash)
                on conflict (username) do update
                set (name, role, scope, zone_code, setting_code, person_id, worker_email, password_hash, closed_at) =
                    (excluded.name, excluded.role, excluded.scope, excluded.zone_code, excluded.setting_code,
                     excluded.person_id, excluded.worker_email, excluded.password_hash, null)
                returning id
                """)
                .param("id", account.id().value())
                .param("username", account.username())
                .param("name", account.name())
                .param("role", account.role().word())
                .param("scope", account.scope())
                .param("zone_code", account.zoneCode())
                .param("setting_code", account.settingCode())
                .param("person_id", account.personId())
                .param("worker_email", account.workerEmail())
                .param("password_hash", passwords.encode(password))
                .query(UUID.class)
                .single();
        return new Account(
                new UserId(id),
                account.username(),
                account.name(),
                account.role(),
                account.scope(),
                account.zoneCode(),
                account.settingCode(),
                account.personId(),
                account.workerEmail());
    }

    /// Closes an account; whoever is signed in with it is refused from the next click on.
    public void close(UserId id) {
        jdbc.sql("update access.account set closed_at = now() where id = :id")
                .param("id", id.value())
                .update();
    }

    /// The viewer that an open account makes.
    public Optional<Viewer> find(UserId id) {
        return jdbc.sql("""
                select id, username, name, role, scope, zone_code, setting_code, person_id, worker_email, looked_before
                from access.account
                where id = :id
                  and closed_at is null
                """)
                .param("id", id.value())
                .query((row, _) -> viewer(row))
                .optional();
    }

    /// Marks that the viewer looked at *my day* now.
    public void looked(Viewer viewer) {
        jdbc.sql("update access.account set looked_at = now() where id = :id")
                .param("id", viewer.id().value())
                .update();
    }

    /// Every account that somebody may filter the record of readings by, by name.
    public List<Viewer> all() {
        return jdbc.sql("""
                select id, username, name, role, scope, zone_code, setting_code, person_id, worker_email, looked_before
                from access.account
                order by name, id
                """).query((row, _) -> viewer(row)).list();
    }

    Optional<Credentials> credentials(String username) {
        return jdbc.sql("""
                select id, password_hash
                from access.account
                where username = :username
                  and closed_at is null
                """)
                .param("username", username)
                .query((row, _) ->
                        new Credentials(new UserId(row.getObject("id", UUID.class)), row.getString("password_hash")))
                .optional();
    }

    /// A new sign-in: *my day* begins with what changed since it was last seen before this.
    void signedIn(UserId id) {
        jdbc.sql("update access.account set looked_before = looked_at where id = :id")
                .param("id", id.value())
                .update();
    }

    void rehash(UserId id, String password) {
        jdbc.sql("update access.account set password_hash = :password_hash where id = :id")
                .param("password_hash", passwords.encode(password))
                .param("id", id.value())
                .update();
    }

    private static Viewer viewer(ResultSet row) throws SQLException {
        Timestamp lookedBefore = row.getTimestamp("looked_before");
        return new Account(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("username"),
                        row.getString("name"),
                        Role.of(row.getString("role")),
                        row.getString("scope"),
                        row.getString("zone_code"),
                        row.getString("setting_code"),
                        row.getObject("person_id", UUID.class),
                        row.getString("worker_email"))
                .viewer(lookedBefore == null ? null : lookedBefore.toInstant());
    }

    static String canonical(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
