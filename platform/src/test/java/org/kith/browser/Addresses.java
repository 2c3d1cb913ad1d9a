package org.kith.browser;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.access.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/// The addresses that `routes.csv` lets somebody open: of pages, and of spreadsheets.
final class Addresses {

    /// Files, what programs ask, and what only stands for a page that went wrong.
    private static final Set<String> NO_PAGES =
            Set.of("/health", "/look/**", "/error", "/receipts/{id}/receipt.json", "/receipts/{id}/refused-rows");

    /// @param who the roles that may open it, the first of them first
    record Address(String path, String who) {

        boolean isSpreadsheet() {
            return path.endsWith(".csv");
        }

        Role firstRole() {
            var word = who.split(" ")[0];
            for (var role : Role.values()) {
                if (role.word().equals(word)) {
                    return role;
                }
            }
            throw new AssertionError(word + " is no role");
        }
    }

    private Addresses() {}

    static List<Address> spreadsheets() {
        return all().stream().filter(Address::isSpreadsheet).toList();
    }

    /// Pages of which none of these paths is one; a form that came back has the path to which it was sent.
    static List<String> pagesWithout(Collection<String> paths) {
        var all = all();
        var opened = paths.stream()
                .map(path -> all.stream()
                        .map(Address::path)
                        .filter(pattern -> fits(pattern, path))
                        .findFirst())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(address -> !address.isSpreadsheet() && !NO_PAGES.contains(address.path()))
                .map(Address::path)
                .filter(path -> !opened.contains(path))
                .toList();
    }

    private static boolean fits(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private static List<Address> all() {
        var read = new ArrayList<Address>();
        try (var file = requireNonNull(Role.class.getResourceAsStream("routes.csv"), "routes.csv");
                var csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            csv.forEach(row -> {
                if (row.getField("method").equals("GET")) {
                    read.add(new Address(row.getField("path"), row.getField("who")));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
