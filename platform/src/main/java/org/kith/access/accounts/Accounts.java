package org.kith.access.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Everyone who may sign in.
@Repository
public class Accounts {

    private static final String KNOWN = """
            select a.id, a.username, a.name, a.role, a.scope, a.zone_code, a.setting_code, a.person_id, a.worker_email,
              a.signed_in_at, a.password_since, a.suspended_at is not null as suspended, a.discreet,
              array(
                select held.relation || ' ' || count(*)
                from (
                  select distinct s.relation, s.person_id
                  from access.standing s
                  where s.holder = any(array(
                    select h.holder from access.account_holder h where h.account_id = a.id))) held
                group by held.relation) as grants
            from access.account a
            """;

    private static final String CREDENTIALS = """
            select id, username, password_number, password_hash
            from access.account
            where closed_at is null
              and suspended_at is null
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /// What a password that was typed is held against, and what it opens.
    record Credentials(SignIn.SignedIn opens, String username, String passwordHash) {}

    /// Opens an account, or gives the one with this username another password and another scope.
    ///
    /// @return the account as it is kept: one that was there before keeps its id
    @Transactional
    public Account open(Account account, String password) {
        var id = insert(account, password, """
                on conflict (username) do update
                set (name, role, scope, zone_code, setting_code, person_id, worker_email, password_hash, closed_at) =
                    (excluded.name, excluded.role, excluded.scope, excluded.zone_code, excluded.setting_code,
                     excluded.person_id, excluded.worker_email, excluded.password_hash, null)
                """).orElseThrow();
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

    /// Opens an account for somebody new. A username is never given twice, not even once its account is closed: the
    /// record of readings would tell of two people as one.
    ///
    /// @return the password that they sign in with, told this once; nothing where the username is taken
    @Transactional
    public Optional<String> openNew(Account account, String why, Viewer operator) {
        var password = NewPassword.drawn();
        return insert(account, password, "on conflict (username) do nothing").map(id -> {
            keep(new UserId(id), "open", why, operator);
            return password;
        });
    }

    /// @return the id that the account is kept by; nothing where it was not kept
    private Optional<UUID> insert(Account account, String password, String onConflict) {
        return jdbc.sql("""
                insert into access.account
                    (id, username, name, role, scope, zone_code, setting_code, person_id, worker_email, password_hash)
                values
                    (:id, :username, :name, :role, :scope, :zone_code, :setting_code, :person_id, :worker_email, :password_hash)
                %s
                returning id
                """.formatted(onConflict))
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
                .optional();
    }

    /// Keeps a worker's name from parents and young people, wherever the very name would put somebody in danger, or no
    /// more (trust, line 7).
    ///
    /// @return whether an account of this name stands
    @Transactional
    public boolean discreet(String username, boolean discreet, String why, Viewer operator) {
        var id = standing(username);
        id.ifPresent(account -> {
            jdbc.sql("update access.account set discreet = :discreet where id = :id")
                    .param("discreet", discreet)
                    .param("id", account.value())
                    .update();
            keep(account, discreet ? "keep-name" : "tell-name", why, operator);
        });
        return id.isPresent();
    }

    /// Gives an account another password; whoever is signed in with the one before is out at their next click.
    ///
    /// @return the password, told this once; nothing where no account of this name stands
    @Transactional
    public Optional<String> anotherPassword(String username, String why, Viewer operator) {
        return standing(username).map(id -> {
            var password = NewPassword.drawn();
            replace(id, password);
            keep(id, "password", why, operator);
            return password;
        });
    }

    /// Closes an account for good; whoever is signed in with it is refused from the next click on.
    ///
    /// @return whether an account of this name stood
    @Transactional
    public boolean close(String username, String why, Viewer operator) {
        var id = standing(username);
        id.ifPresent(account -> {
            close(account);
            keep(account, "close", why, operator);
        });
        return id.isPresent();
    }

    /// Closes an account, and keeps no word of it.
    public void close(UserId id) {
        jdbc.sql("update access.account set closed_at = now() where id = :id")
                .param("id", id.value())
                .update();
    }

    private Optional<UserId> standing(String username) {
        return jdbc.sql("select id from access.account where username = :username and closed_at is null")
                .param("username", canonical(username))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    private void keep(UserId account, String word, String why, Viewer by) {
        jdbc.sql("""
                insert into access.account_change (account_id, word, why, by_account, by_name)
                values (:id, :word, :why, :by, :by_name)
                """)
                .param("id", account.value())
                .param("word", word)
                .param("why", why)
                .param("by", by.id().value())
                .param("by_name", by.name())
                .update();
    }

    /// Suspends an account, so that whoever is signed in with it is out from the next click on, or restores it. Nobody
    /// may do so with their own. Said again, it changes nothing.
    ///
    /// @return whether anything was changed
    @Transactional
    public boolean suspend(UserId id, boolean suspend, String why, Viewer officer) {
        int changed = jdbc.sql("""
                update access.account
                set suspended_at = case when :suspend then now() end
                where id = :id
                  and closed_at is null
                  and (suspended_at is null) = :suspend
                  and id <> :by
                """)
                .param("suspend", suspend)
                .param("id", id.value())
                .param("by", officer.id().value())
                .update();
        if (changed > 0) {
            keep(id, suspend ? "suspend" : "restore", why, officer);
        }
        return changed > 0;
    }

    /// A page of the accounts that stand, by name; with each, how many people it may see.
    ///
    /// @param role of this role only; null for all
    public List<KnownAccount> known(@Nullable Role role, int from, int most) {
        return jdbc.sql(KNOWN + """
                where a.closed_at is null
                  and (:role::text is null or a.role = :role)
                order by a.name, a.id
                offset :from
                limit :most
                """)
                .param("role", role == null ? null : role.word())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> known(row))
                .list();
    }

    public Optional<KnownAccount> known(UserId id) {
        return jdbc.sql(KNOWN + "where a.id = :id and a.closed_at is null")
                .param("id", id.value())
                .query((row, _) -> known(row))
                .optional();
    }

    /// How many accounts of the role there are.
    public int count(@Nullable Role role) {
        return jdbc.sql("""
                select count(*)
                from access.account
                where closed_at is null
                  and (:role::text is null or role = :role)
                """)
                .param("role", role == null ? null : role.word())
                .query(Integer.class)
                .single();
    }

    /// How often something was done with accounts.
    ///
    /// @param id of one account; null for all
    public int changes(@Nullable UserId id) {
        return jdbc.sql("""
                select count(*)
                from access.account_change
                where (:id::uuid is null or account_id = :id::uuid)
                """)
                .param("id", id == null ? null : id.value())
                .query(Integer.class)
                .single();
    }

    /// Part of what was done with accounts, the newest first.
    ///
    /// @param id of one account; null for all
    public List<KnownAccount.Change> changes(@Nullable UserId id, int from, int most) {
        return jdbc.sql("""
                select c.account_id, a.name, a.closed_at is null as stands, c.word, c.why, c.by_name, c.at
                from access.account_change c
                join access.account a on a.id = c.account_id
                where (:id::uuid is null or c.account_id = :id::uuid)
                order by c.id desc
                limit :most offset :from
                """)
                .param("id", id == null ? null : id.value())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> new KnownAccount.Change(
                        new UserId(row.getObject("account_id", UUID.class)),
                        row.getString("name"),
                        row.getBoolean("stands"),
                        row.getString("word"),
                        row.getString("why"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /// The viewer that an open account makes, as long as its password is the one that was signed in with.
    public Optional<Viewer> find(SignIn.SignedIn session) {
        return jdbc.sql("""
                select id, username, name, role, scope, zone_code, setting_code, person_id, worker_email, looked_before
                from access.account
                where id = :id
                  and password_number = :password
                  and closed_at is null
                  and suspended_at is null
                """)
                .param("id", session.id().value())
                .param("password", session.password())
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
        return jdbc.sql(CREDENTIALS + "and username = :username")
                .param("username", username)
                .query((row, _) -> credentials(row))
                .optional();
    }

    Optional<Credentials> credentials(UserId id) {
        return jdbc.sql(CREDENTIALS + "and id = :id")
                .param("id", id.value())
                .query((row, _) -> credentials(row))
                .optional();
    }

    /// A new sign-in: *my day* begins with what changed since it was last seen before this.
    void signedIn(UserId id) {
        jdbc.sql("update access.account set looked_before = looked_at, signed_in_at = now() where id = :id")
                .param("id", id.value())
                .update();
    }

    /// The same password, kept in a better way.
    void rehash(UserId id, String password) {
        jdbc.sql("update access.account set password_hash = :password_hash where id = :id")
                .param("password_hash", passwords.encode(password))
                .param("id", id.value())
                .update();
    }

    /// Another password, which ends what was signed in with the one before.
    ///
    /// @return which of the account's passwords it is
    int replace(UserId id, String password) {
        return jdbc.sql("""
                update access.account
                set (password_hash, password_number, password_since) = (:password_hash, password_number + 1, now())
                where id = :id
                returning password_number
                """)
                .param("password_hash", passwords.encode(password))
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private static Viewer viewer(ResultSet row) throws SQLException {
        return account(row).viewer(instant(row.getTimestamp("looked_before")));
    }

    private static Credentials credentials(ResultSet row) throws SQLException {
        return new Credentials(
                new SignIn.SignedIn(new UserId(row.getObject("id", UUID.class)), row.getInt("password_number")),
                row.getString("username"),
                row.getString("password_hash"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("username"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("scope"),
                row.getString("zone_code"),
                row.getString("setting_code"),
                row.getObject("person_id", UUID.class),
                row.getString("worker_email"));
    }

    private static KnownAccount known(ResultSet row) throws SQLException {
        var grants = Arrays.stream((String[]) row.getArray("grants").getArray())
                .map(grant -> grant.split(" ", 2))
                .map(grant -> new KnownAccount.Granted(Relation.of(grant[0]), Integer.parseInt(grant[1])))
                .sorted(Comparator.comparing(KnownAccount.Granted::relation))
                .toList();
        return new KnownAccount(
                account(row),
                instant(row.getTimestamp("signed_in_at")),
                instant(row.getTimestamp("password_since")),
                row.getBoolean("suspended"),
                row.getBoolean("discreet"),
                grants);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static String canonical(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
