package org.kith.command;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.access.accounts.DemoPeople.DemoPerson;

/// The demo people read what they may of a small county, over and over: Java keeps what it learns of pages from it, so
/// that a start that is to serve thirty requests a second need not learn it while people wait.
final class PageRehearsal implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final int LINKS = 12;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern LINK =
            Pattern.compile("href=\"(/(?:families/[0-9a-f-]{36}|people/[0-9a-f-]{36}|profiles/[a-z]+/[^\"/?#]+))[\"#]");
    private static final Pattern NAME = Pattern.compile("href=\"/families/[^>]*>([A-Z][a-z]+)");

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    private PageRehearsal(String address) {
        this.address = address;
    }

    static void of(String address, List<DemoPerson> people) throws IOException, InterruptedException {
        var readers = new ArrayList<PageRehearsal>();
        try {
            for (var person : people) {
                var reader = new PageRehearsal(address);
                readers.add(reader);
                reader.signIn(person);
            }
            var end = Instant.now().plus(LONG_ENOUGH);
            while (Instant.now().isBefore(end)) {
                for (var reader : readers) {
                    reader.read();
                }
            }
        } finally {
            readers.forEach(PageRehearsal::close);
        }
    }

    private void signIn(DemoPerson person) throws IOException, InterruptedException {
        get("/");
        post(
                "/sign-in",
                Map.of(
                        "_csrf",
                        first(TOKEN, get("/sign-in")),
                        "username",
                        person.username(),
                        "password",
                        person.password()));
    }

    private void read() throws IOException, InterruptedException {
        var lists = get("/my-day") + get("/lists/needs") + get("/profiles");
        var links = new TreeSet<String>();
        LINK.matcher(lists).results().limit(LINKS).forEach(found -> links.add(found.group(1)));
        for (var link : List.copyOf(links)) {
            LINK.matcher(get(link)).results().limit(LINKS).forEach(found -> links.add(found.group(1)));
        }
        for (var link : links) {
            get(link);
        }
        var search = get("/search");
        if (search.contains("_csrf")) {
            post("/search", Map.of("_csrf", first(TOKEN, search), "q", first(NAME, lists)));
        }
    }

    private static String first(Pattern sought, String page) {
        var found = sought.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString())
                .body();
    }

    private void post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var said = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(said))
                .build();
        client.send(request, BodyHandlers.discarding());
    }

    @Override
    public void close() {
        client.close();
    }
}
