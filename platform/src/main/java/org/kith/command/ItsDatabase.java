package org.kith.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.database.Database;
import org.kith.database.TooFewRights;

/// The one database that a data folder belongs to, by an id that stands in both, and by where it lies: a dump takes the
/// id along, and then two have it. What lies in the folder goes by what that database knows: beside another, files that
/// came would be let go of, and the seals would fit nothing.
final class ItsDatabase {

    private static final String FILE = "database.id";
    private static final String OWN = "postgres";
    private static final String TABLE = "public.data_folder";
    private static final long KEY = 0x666f6c646572L; // "folder"

    private final Path folder;

    ItsDatabase(Path folder) {
        this.folder = folder;
    }

    /// Whether the folder has a database of its own within it.
    boolean isWithin() {
        return Files.exists(folder.resolve(OWN));
    }

    /// Holds a folder that was used with a server's database, or has lost its own, from getting another of its own.
    ///
    /// @throws AnotherDatabase where it was
    void mustBeWithin() {
        try {
            if (!isWithin() && (told().isPresent() || !kept().isEmpty())) {
                throw AnotherDatabase.notHere(folder);
            }
        } catch (IOException e) {
            throw new NoDataFolder(e);
        }
    }

    /// Looks before anything is written into either. Where they meet for the first time, both get one id. A database
    /// has moved to a server once none is left within the folder.
    ///
    /// @throws AnotherDatabase where the folder belongs to another, or to the same elsewhere
    void mustBe(Database opened) {
        try (var connection = opened.connect()) {
            var told = told();
            var known = known(connection);
            var place = opened.isEmbedded() ? Place.WITHIN : Place.SERVER;
            boolean isItsId = told.isPresent() && told.map(Told::id).equals(known);
            if (isItsId && told.get().isAt(place)) {
                return;
            }
            boolean areNew = told.isEmpty() && kept().isEmpty();
            boolean mayBelong = told.isEmpty() || known.isEmpty(); // as a copy from before there were ids
            if (!isItsId && !areNew && !(mayBelong && knowsWhatIsKept(connection))) {
                throw AnotherDatabase.of(folder);
            }
            if (isWithin() && told.filter(its -> its.isNotAt(place)).isPresent()) {
                throw opened.isEmbedded() ? AnotherDatabase.onAServer(folder) : AnotherDatabase.within(folder);
            }
            join(connection, place);
        } catch (SQLException e) {
            throw TooFewRights.or(new IllegalStateException(e));
        } catch (IOException e) {
            throw new NoDataFolder(e);
        }
    }

    private Optional<Told> told() throws IOException {
        var file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Told.of(Files.readString(file))) : Optional.empty();
    }

    private static Optional<String> known(Connection connection) throws SQLException {
        return isThere(connection, TABLE)
                ? Optional.ofNullable(first(connection, "select id::text from " + TABLE))
                : Optional.empty();
    }

    /// Nothing knows of a folder that keeps nothing.
    private boolean knowsWhatIsKept(Connection connection) throws SQLException, IOException {
        var kept = kept();
        return !kept.isEmpty()
                && isThere(connection, "partners.delivery")
                && first(connection, """
                        select id::text
                        from partners.delivery
                        where sha256 = any (string_to_array(?, ' '))
                        limit 1
                        """, String.join(" ", kept)) != null;
    }

    /// The names of the files that are kept as they came: their SHA-256.
    private List<String> kept() throws IOException {
        var files = folder.resolve("files");
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (var each = Files.list(files)) {
            return each.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.indexOf('.') < 0)
                    .toList();
        }
    }

    /// One command at a time, since any number of them may be the first. A database within the folder may be a copy of
    /// another's, with the id of that.
    private void join(Connection connection, Place place) throws SQLException, IOException {
        first(connection, "select pg_advisory_lock(" + KEY + ")::text");
        var told = told().map(Told::id);
        var known = known(connection);
        var id = told.or(() -> place == Place.WITHIN ? Optional.empty() : known)
                .orElseGet(() -> UUID.randomUUID().toString());
        if (!known.equals(Optional.of(id))) {
            write(connection, id);
        }
        new WholeFile(folder.resolve(FILE)).writeForOwner(out -> {
            out.write(new Told(id, Optional.of(place)).words().getBytes(StandardCharsets.UTF_8));
            return id;
        });
    }

    private static void write(Connection connection, String id) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute("create table if not exists " + TABLE + " (one boolean primary key default true, id uuid)");
        }
        first(connection, "insert into " + TABLE + """
                 (id) values (?::uuid)
                on conflict (one) do update set id = excluded.id
                returning id::text
                """, id);
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        return first(connection, "select to_regclass(?)::text", table) != null;
    }

    private static @Nullable String first(Connection connection, String query, String... values) throws SQLException {
        try (var sql = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                sql.setString(i + 1, values[i]);
            }
            try (var row = sql.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /// Where a database lies, as the file names it.
    private enum Place {
        WITHIN,
        SERVER
    }

    /// What the file says.
    ///
    /// @param place empty in a file from before it was written down: then it is wherever they meet next
    private record Told(String id, Optional<Place> place) {

        static Told of(String words) {
            var each = words.strip().split(" ", 2);
            return new Told(each[0], each.length == 1 ? Optional.empty() : Optional.of(Place.valueOf(each[1])));
        }

        String words() {
            return id + place.map(name -> " " + name).orElse("");
        }

        boolean isAt(Place where) {
            return place.equals(Optional.of(where));
        }

        boolean isNotAt(Place where) {
            return place.isPresent() && !isAt(where);
        }
    }
}
