package org.kith.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The views that capabilities publish, each a file under `db/view/<capability>`. They hold nothing, so
/// there is nothing to migrate: whenever a view or a migration is new, all are dropped and, after the
/// migrations, made again.
final class PublishedViews {

    private static final String FOLDER = "db/view/";
    private static final long KEY = 0x76696577; // "view"
    private static final Pattern NAME = Pattern.compile("(?im)^create view ([a-z_]+\\.[a-z_]+)");

    private final List<String> texts;
    private final String digest;

    private PublishedViews(List<String> texts, String digest) {
        this.texts = texts;
        this.digest = digest;
    }

    /// Those of the capabilities, in the same order, those of one by the names of their files.
    static PublishedViews of(Set<String> capabilities) {
        var files = new PathMatchingResourcePatternResolver();
        var texts = new ArrayList<String>();
        try {
            var digest = new Digest();
            for (var capability : capabilities) {
                for (var migration : sorted(files, "db/migration/" + capability + "/V*.sql")) {
                    digest.add(migration.getContentAsByteArray());
                }
                for (var view : sorted(files, FOLDER + capability + "/*.sql")) {
                    var text = view.getContentAsString(StandardCharsets.UTF_8);
                    digest.add(text);
                    texts.add(text);
                }
            }
            return new PublishedViews(texts, digest.hex());
        } catch (IOException e) {
            throw new DatabaseUnavailable("The views could not be read.", e);
        }
    }

    private static List<Resource> sorted(PathMatchingResourcePatternResolver files, String pattern) throws IOException {
        return Arrays.stream(files.getResources("classpath*:" + pattern))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
    }

    /// Whether the database has exactly these.
    boolean stand(Connection connection) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(
                    "create table if not exists public.published_view (name text primary key, digest text not null)");
            try (var row = sql.executeQuery(
                    "select count(*), count(*) filter (where digest = '" + digest + "') from public.published_view")) {
                row.next();
                return row.getInt(1) == names().size() && row.getInt(1) == row.getInt(2);
            }
        }
    }

    /// Drops the views, runs the migrations, makes the views again: one process at a time, and none after another did.
    void around(Connection connection, Runnable migrations) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute("select pg_advisory_lock(" + KEY + ")");
            try {
                if (!stand(connection)) {
                    drop(connection);
                    migrations.run();
                    create(connection);
                }
            } finally {
                sql.execute("select pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    private void drop(Connection connection) throws SQLException {
        var made = new ArrayList<String>();
        try (var sql = connection.createStatement()) {
            sql.execute("update public.published_view set digest = ''"); // killed meanwhile, none stand
            try (var row = sql.executeQuery("select name from public.published_view")) {
                while (row.next()) {
                    made.add(row.getString(1));
                }
            }
            made.addAll(names());
            for (var name : made) {
                sql.execute("drop view if exists " + name + " cascade");
            }
            sql.execute("delete from public.published_view");
        }
    }

    private void create(Connection connection) throws SQLException {
        boolean alone = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var sql = connection.createStatement()) {
            for (var text : texts) {
                sql.execute(text);
            }
            for (var name : names()) {
                sql.execute("insert into public.published_view values ('" + name + "', '" + digest + "')");
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(alone);
        }
    }

    private List<String> names() {
        return texts.stream()
                .flatMap(text -> NAME.matcher(text).results())
                .map(found -> found.group(1))
                .toList();
    }
}
