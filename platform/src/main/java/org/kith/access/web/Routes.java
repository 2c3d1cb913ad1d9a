package org.kith.access.web;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kith.access.Access;
import org.kith.access.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Who may call which address: `routes.csv`, first line that fits. What it does not name is not there.
@Component
class Routes {

    /// @param everyone also those who have not signed in
    /// @param roles who may call it after signing in
    record Route(String method, PathPattern path, boolean everyone, Set<Role> roles) {

        Route {
            roles = Set.copyOf(roles);
        }

        boolean fits(String method, PathContainer path) {
            return this.method.equals(method) && this.path.matches(path);
        }
    }

    private final List<Route> routes;

    Routes() {
        this(resource());
    }

    Routes(Reader file) {
        var read = new ArrayList<Route>();
        try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            csv.forEach(row -> read.add(route(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        routes = List.copyOf(read);
    }

    List<Route> all() {
        return routes;
    }

    /// The line that decides about a call.
    ///
    /// @param path as it was asked for, still encoded
    Optional<Route> find(String method, String path) {
        var asked = PathContainer.parsePath(path);
        var meant = method.equals("HEAD") ? "GET" : method;
        return routes.stream().filter(route -> route.fits(meant, asked)).findFirst();
    }

    private static Route route(NamedCsvRecord row) {
        try {
            var who = row.getField("who").strip();
            return new Route(
                    row.getField("method").strip(),
                    PathPatternParser.defaultInstance.parse(row.getField("path").strip()),
                    who.equals("everyone"),
                    who.equals("everyone") ? EnumSet.allOf(Role.class) : roles(who));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("routes, line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static Set<Role> roles(String who) {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : who.split("\\s+", -1)) {
            if (word.equals("signed-in")) {
                roles.addAll(EnumSet.complementOf(EnumSet.of(Role.OPERATOR)));
            } else {
                roles.add(Role.of(word));
            }
        }
        return roles;
    }

    private static Reader resource() {
        return new InputStreamReader(
                Objects.requireNonNull(Access.class.getResourceAsStream("routes.csv"), "routes.csv"),
                StandardCharsets.UTF_8);
    }
}
