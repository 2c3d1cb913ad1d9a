package org.kith.walk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kith.access.Address;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Grant;
import org.kith.access.Grants;
import org.kith.access.Relation;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.access.reviews.OddAccess;
import org.kith.cast.Scene;
import org.kith.families.FamilyGrants;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.runs.FindNeeds;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address with real ids, called by everybody in every relation to one boy. `doors.csv` says which answer each of
/// them gets, and `said.csv` which kinds of data are said to them at any address: an address or a column that is new
/// fails here until its line is thought about. Which address is open to which role at all is for `RoutesIT`.
@DoorsOnPostgres
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRelationIT extends Visiting {

    /// Of files, rules, places and accounts: who may have these hangs on the role alone.
    private static final Set<String> ABOUT_NOBODY =
            Set.of("accounts", "changes", "look", "profiles", "receipts", "rules", "sources");

    /// What every form asks for before it looks at whom it is about, and nothing that would be taken.
    private static final String[] FIELDS = {"rule", "first-suspension", "reply", "seen", "act", "taken-back"};

    private static final Set<String> LOOK_AFTER_SOURCES = Set.of("officer", "analyst");

    private static final Set<String> COUNT_RECORDS = Set.of("/sources", "/agreements", "/privacy", "/my-day/readings");

    /// What this walk itself adds to: the record of who looked.
    private static final Pattern LOOKED = Pattern.compile(
            "(?s)<section[^>]*id=\"(looked|readings)\">.*?</section>|<p>You (opened|met) .*?</p>|/search/[\\w-]+|\\d\\d:\\d\\d(:\\d\\d\\.\\d+Z)?");

    private static final List<String> SEARCHES = List.of(
            "Quillfeather",
            "Rosalind Quillfeather",
            "Hidden Lane",
            "7 Hidden Lane DT4 8AB",
            "Peregrine Thistlewood 20 5 2015",
            "Thistlewood",
            "Una Vale");

    private final LocalDate today = LocalDate.now(Dates.HERE);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private FamilyGrants familyGrants;

    @Autowired
    private FindNeeds find;

    @Autowired
    private OddAccess odd;

    @Autowired
    private Grants grants;

    @Autowired
    private Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    private Scene scene;
    private EveryKind data;
    private Walkers walkers;
    private String mother = "";
    private Map<String, String> withoutTheProtected = Map.of();
    private Map<String, String> withTheProtected = Map.of();
    private final Map<String, String> ids = new LinkedHashMap<>();

    @BeforeAll
    void tell() throws UnsupportedEncodingException {
        scene = Scene.anewWithoutNeeds(jdbc);
        data = new EveryKind(scene.cast.told(), today);
        var obriens = scene.cast.theOBriens();
        data.about(obriens);
        var tanners = scene.cast.theTanners();
        var silvas = scene.cast.theSilvas();
        var afterARefuge = data.afterARefuge();
        run();
        walkers = new Walkers(accounts);
        walkers.add("himself", scene.person(obriens.cian()));
        walkers.add("mother", scene.person(obriens.aoife()));
        walkers.add("father", scene.person(obriens.declan()));
        walkers.add("other-parent", scene.person(silvas.ana()));
        for (var helped : List.of(obriens.cian(), obriens.aoife())) {
            grants.add(
                    "walk",
                    List.of(new Grant(
                            "user:" + walkers.of("zone-lead").id(),
                            Relation.LEAD,
                            scene.person(helped),
                            today.minusDays(30),
                            null)));
        }
        familyGrants.replaceOfAccounts();
        mother = scene.person(obriens.aoife()).toString();
        meet(scene.person(obriens.cian()), scene.family(obriens.cian()));
        ids.put("shields", scene.person(afterARefuge).toString());
        ids.put("mother", mother);
        ids.put("pairs", first("matching.pair where " + tanners.initial().id + " in (one_record_id, other_record_id)"));
        data.aboutAStranger();
        run();
        everyListAndSearch(); // so that nothing is new
        withoutTheProtected = everyListAndSearch();
        data.aboutTheProtected();
        run();
        withTheProtected = everyListAndSearch();
    }

    private void run() {
        jdbc.sql("update partners.delivery set as_of = :today, received_on = :today, covers_until = :today")
                .param("today", today)
                .update();
        scene.run(match, build);
        find.run(_ -> {}, () -> {});
    }

    /// What people have asked, said and released of the boy before the walk, and by which ids.
    private void meet(UUID cian, UUID family) throws UnsupportedEncodingException {
        var page = "/people/" + cian;
        var lead = walkers.of("lead");
        for (var name : List.of("reason", "found")) {
            search("Cian O'Brien 2 6 2012", walkers.of(name));
        }
        for (var name : List.of("reason", "zone-reason")) {
            post(page + "/reason", walkers.of(name), "reason", "covering Tom's leave this week");
            post("/families/" + family + "/reason", walkers.of(name), "reason", "covering Tom's leave this week");
        }
        release(page + "/release/" + mother, lead);
        post(page + "/correction", lead, "source", "school-census", "wrong", "It was one day", "how", "I was there");
        post(
                "/complaints",
                walkers.of("officer"),
                "form",
                UUID.randomUUID().toString(),
                "on",
                today.toString(),
                "from",
                "A mother",
                "about",
                "It took long");
        post(page + "/needs", lead, "rule", "first-suspension", "kind", "contest", "why", "It was two boys");
        post("/lists/needs/kept", lead, "name", "Of the walk");
        odd.sweep();
        ids.put("families", family.toString());
        ids.put("people", cian.toString());
        ids.put("search", search("Cian", lead).substring("/search/".length()));
        ids.put("corrections", first("families.correction"));
        ids.put("complaints", first("access.complaint"));
        ids.put("releases", first("families.parent_release"));
        ids.put("alerts", first("needs.alert where person_id = '" + cian + "'"));
        ids.put("kept", first("needs.kept_list where name = 'Of the walk'"));
        ids.put("decisions", first("matching.change"));
        ids.put("reviews", first("access.review"));
    }

    private String first(String table) {
        return jdbc.sql("select id from " + table + " limit 1")
                .query(String.class)
                .single();
    }

    private void release(String form, Viewer worker) throws UnsupportedEncodingException {
        var offered = get(form, worker).getResponse().getContentAsString();
        assertThat(post(
                        form,
                        worker,
                        "seen",
                        field("seen", offered),
                        "shown",
                        field("shown", offered),
                        "reason",
                        "She asked how he does at school",
                        "until",
                        today.plusDays(30).toString(),
                        "topic",
                        "school"))
                .hasStatus(303);
    }

    private static String field(String name, String page) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        return found.find() ? found.group(1) : "";
    }

    /// @return the address of what was found, which has been opened
    private String search(String words, Viewer viewer) {
        var found =
                String.valueOf(post("/search", viewer, "q", words).getResponse().getRedirectedUrl());
        get(found, viewer);
        return found;
    }

    @Test
    @Transactional
    void everyAddressAboutSomebodyIsOpenByRelation() {
        var walked = new ArrayList<String>(
                List.of("method,path," + String.join(",", walkers.all().keySet())));
        for (var address : aboutSomebody()) {
            var path = real(address);
            walked.add(address.method() + "," + address.pattern() + ","
                    + walkers.all().values().stream()
                            .map(viewer -> String.valueOf(status(call(address, path, viewer))))
                            .collect(Collectors.joining(",")));
        }
        assertThat(String.join("\n", walked)).isEqualTo(table("doors.csv"));
    }

    @Test
    void whatMayNotBeSeenAnswersAsIfItWereNotThere4() throws UnsupportedEncodingException {
        for (var address : aboutSomebody()) {
            if (!address.isRead()) {
                continue;
            }
            for (var walker : walkers.all().entrySet()) {
                var there = call(address, real(address), walker.getValue());
                if (status(there) == 404) {
                    var nowhere = call(address, of(UUID.randomUUID().toString(), address), walker.getValue());
                    assertThat(body(there))
                            .as(address + " as " + walker.getKey())
                            .isEqualTo(body(nowhere));
                }
            }
        }
    }

    @Test
    void everyKindOfDataIsSaidToWhomItMayBeSaidAndToNobodyElse6and7(CapturedOutput log)
            throws UnsupportedEncodingException {
        var rows =
                table("said.csv").lines().skip(1).map(row -> row.split(",", -1)).toList();
        var said = new LinkedHashMap<String, Set<String>>();
        for (var walker : walkers.all().entrySet()) {
            var all = everythingSaidTo(walker.getValue());
            said.put(
                    walker.getKey(),
                    rows.stream()
                            .map(row -> row[1])
                            .filter(words -> all.stream().anyMatch(one -> one.contains(words)))
                            .collect(Collectors.toSet()));
        }
        assertThat("kind,words," + String.join(",", walkers.all().keySet()) + "\n"
                        + rows.stream()
                                .map(row -> row[0] + "," + row[1] + ","
                                        + said.values().stream()
                                                .map(each -> each.contains(row[1]) ? "said" : "")
                                                .collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\n")))
                .isEqualTo(table("said.csv"));
        rows.forEach(row -> assertThat(log.getAll()).doesNotContain(row[1]));
    }

    /// A shielded mother and her child, a life that is sealed and a child who has died change no answer to anybody who
    /// has no part in their help, but for whoever keeps sources and links and counts records.
    @Test
    void whereSomebodyProtectedIsNoListCountSearchOrExportTells8and9and14() {
        assertThat(withTheProtected).hasSizeGreaterThan(200).hasSameSizeAs(withoutTheProtected);
        withTheProtected.forEach((way, said) -> assertThat(said).as(way).isEqualTo(withoutTheProtected.get(way)));
    }

    private Map<String, String> everyListAndSearch() throws UnsupportedEncodingException {
        var said = new LinkedHashMap<String, String>();
        for (var walker : walkers.all().entrySet()) {
            if (LOOK_AFTER_SOURCES.contains(walker.getKey())) {
                continue;
            }
            for (var address : addresses()) {
                if (address.isRead() && !address.isOfOne() && !COUNT_RECORDS.contains(address.pattern())) {
                    said.put(
                            walker.getKey() + " " + address.pattern(),
                            lasting(get(address.pattern(), walker.getValue())));
                }
            }
            for (var words : SEARCHES) {
                var found = post("/search", walker.getValue(), "q", words)
                        .getResponse()
                        .getRedirectedUrl();
                if (found != null) {
                    said.put(walker.getKey() + " finds by " + words, lasting(get(found, walker.getValue())));
                }
            }
        }
        return said;
    }

    private static String lasting(MvcTestResult answer) throws UnsupportedEncodingException {
        return status(answer) + LOOKED.matcher(body(answer)).replaceAll("");
    }

    /// At every address, those with ids with each id of whatever kind.
    private List<String> everythingSaidTo(Viewer viewer) throws UnsupportedEncodingException {
        var said = new ArrayList<String>();
        for (var address : addresses()) {
            if (!address.isRead()) {
                continue;
            }
            var paths = address.isOfOne()
                    ? ids.values().stream().map(id -> of(id, address)).toList()
                    : List.of(address.pattern());
            for (var path : paths) {
                var answer = call(address, path, viewer);
                assertThat(status(answer)).as(path).isLessThan(500);
                said.add(body(answer)
                        + answer.getResponse().getHeader("Location")
                        + answer.getResponse().getHeader("Content-Disposition"));
            }
        }
        return said;
    }

    private List<Address> aboutSomebody() {
        return addresses().stream()
                .filter(address -> address.isOfOne() && !ABOUT_NOBODY.contains(place(address)))
                .toList();
    }

    private List<Address> addresses() {
        return Address.all(controllers).stream()
                .sorted(Comparator.comparing(Address::method).thenComparing(Address::pattern))
                .toList();
    }

    /// What the ids of an address are of: `people`.
    private static String place(Address address) {
        var before = address.pattern().substring(0, address.pattern().indexOf("/{"));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    private String of(String id, Address address) {
        return new Address(address.method(), address.pattern().replace("{parent}", mother)).of(id);
    }

    private MvcTestResult call(Address address, String path, Viewer viewer) {
        return address.isRead() ? get(path, viewer) : post(path, viewer, FIELDS);
    }

    private static int status(MvcTestResult answer) {
        return answer.getResponse().getStatus();
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private String real(Address address) {
        return of(requireNonNull(ids.get(place(address)), address + " has no real id here"), address);
    }

    private String table(String name) {
        return contentOf(requireNonNull(getClass().getResource(name))).strip();
    }
}
