package org.kith.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What demo people ask for once they have signed in: pages that each of them can reach by the links of their own
/// lists.
///
/// @param byPage requests by the page's name, every one of them by somebody who may make it
record Visits(Map<String, List<Visit>> byPage) {

    /// Of a hundred requests so many are for a page.
    private static final Map<String, Integer> SHARES =
            Map.of("my day", 15, "search", 20, "family", 25, "person", 15, "working list", 10, "profile", 15);

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern FAMILY = Pattern.compile("href=\"(/families/[0-9a-f-]{36})[^\"]*\"[^>]*>([^<]*)<");
    private static final Pattern PERSON = Pattern.compile("href=\"(/people/[0-9a-f-]{36})[\"#]");
    private static final Pattern PROFILE = Pattern.compile("href=\"(/profiles/[a-z]+/[^\"/?#]+)\"");
    private static final int MOST_OF_A_KIND = 200;
    private static final int FAMILIES_OPENED = 5;
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    /// A request, by whom.
    ///
    /// @param search what is searched for, posted before the page is read; empty for none
    record Visit(String page, String path, String search, String cookie, String token) {}

    static Visits of(Served served) throws IOException, InterruptedException {
        var byPage = new LinkedHashMap<String, List<Visit>>();
        SHARES.keySet().stream().sorted().forEach(page -> byPage.put(page, new ArrayList<>()));
        for (var person : served.people()) {
            signIn(served, person, byPage);
        }
        byPage.values().removeIf(List::isEmpty);
        return new Visits(byPage);
    }

    /// "my day of 12, search of 40 …"
    String words() {
        return byPage.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue().size())
                .collect(Collectors.joining(", ", "Different requests by page: ", "."));
    }

    Visit any(RandomGenerator random) {
        int shares = byPage.keySet().stream().mapToInt(Visits::share).sum();
        int at = random.nextInt(shares);
        for (var each : byPage.entrySet()) {
            at -= share(each.getKey());
            if (at < 0) {
                return each.getValue().get(random.nextInt(each.getValue().size()));
            }
        }
        throw new IllegalStateException("no page");
    }

    private static int share(String page) {
        return SHARES.getOrDefault(page, 0);
    }

    private static void signIn(Served served, Served.Person person, Map<String, List<Visit>> byPage)
            throws IOException, InterruptedException {
        var cookies = new CookieManager();
        try (var client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var form = get(client, served, "/sign-in");
            var answer = client.send(
                    request(served, "/sign-in")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + coded(token(form)) + "&username="
                                    + coded(person.username()) + "&password=" + coded(person.password())))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
                throw new IllegalStateException(person.role() + " could not sign in: " + answer.statusCode());
            }
            var myDay = get(client, served, "/my-day");
            var list = get(client, served, "/lists/needs");
            var searchForm = get(client, served, "/search");
            var cookie = cookies.getCookieStore().getCookies().stream()
                    .map(each -> each.getName() + "=" + each.getValue())
                    .collect(Collectors.joining("; "));
            var by = new By(byPage, cookie, searchForm.isEmpty() ? "" : token(searchForm));
            by.add("my day", List.of("/my-day"));
            if (!list.isEmpty()) {
                by.add(
                        "working list",
                        List.of("/lists/needs", "/lists/needs?help=nobody", "/lists/needs?order=surname"));
            }
            var families = new LinkedHashMap<String, String>();
            for (var page : List.of(myDay, list)) {
                FAMILY.matcher(page).results().forEach(found -> families.putIfAbsent(found.group(1), found.group(2)));
            }
            by.add("family", open(client, served, families.keySet()));
            var people = new TreeSet<String>();
            for (var family : families.keySet().stream().limit(FAMILIES_OPENED).toList()) {
                PERSON.matcher(get(client, served, family)).results().forEach(found -> people.add(found.group(1)));
            }
            PERSON.matcher(myDay + list).results().forEach(found -> people.add(found.group(1)));
            by.add("person", List.copyOf(people));
            by.addProfiles(get(client, served, "/profiles"));
            if (!by.token.isEmpty()) {
                families.values().stream()
                        .map(name -> name.strip().split("[ ,]")[0])
                        .filter(name -> name.length() > 2)
                        .distinct()
                        .limit(MOST_OF_A_KIND)
                        .forEach(name -> by.search(name));
            }
        }
    }

    /// Those that the person may read at once; others ask for a reason first.
    private static List<String> open(HttpClient client, Served served, Collection<String> paths)
            throws IOException, InterruptedException {
        var open = new ArrayList<String>();
        for (var path : paths) {
            if (!get(client, served, path).isEmpty()) {
                open.add(path);
            }
        }
        return open;
    }

    private record By(Map<String, List<Visit>> byPage, String cookie, String token) {

        void add(String page, List<String> paths) {
            paths.stream()
                    .limit(MOST_OF_A_KIND)
                    .forEach(path -> of(page).add(new Visit(page, path, "", cookie, token)));
        }

        void addProfiles(String profiles) {
            if (!profiles.isEmpty()) {
                add("profile", List.of("/profiles"));
                add(
                        "profile",
                        PROFILE.matcher(profiles)
                                .results()
                                .map(found -> found.group(1))
                                .distinct()
                                .toList());
            }
        }

        void search(String name) {
            of("search").add(new Visit("search", "/search", name, cookie, token));
        }

        private List<Visit> of(String page) {
            return byPage.getOrDefault(page, new ArrayList<>());
        }
    }

    /// Empty where it is not for this person.
    private static String get(HttpClient client, Served served, String path) throws IOException, InterruptedException {
        var answer = client.send(request(served, path).build(), BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    /// An address that never answers ends the measurement, and does not hold it for ever.
    private static HttpRequest.Builder request(Served served, String path) {
        return HttpRequest.newBuilder(URI.create(served.address() + path)).timeout(LONGEST_ANSWER);
    }

    private static String token(String page) {
        var token = TOKEN.matcher(page);
        return token.find() ? token.group(1) : "";
    }

    private static String coded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
