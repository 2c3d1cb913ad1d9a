package org.kith.matching.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.matching.Matched;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Decided;
import org.kith.matching.answers.Deciding;
import org.kith.matching.answers.DecisionChanged;
import org.kith.matching.records.Changes;
import org.kith.matching.records.Kept;
import org.kith.matching.records.KeptRuns;
import org.kith.matching.records.RecordsToLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A run over the news against a run over everything.
@OnPostgres
class NewsIT {

    private static final List<String> FORENAMES = List.of(
            "Amelia", "Oscar", "Isla", "Jakub", "Zofia", "Noah", "Ivy", "Leo", "Freya", "Arthur", "Aisha", "Yusuf");
    private static final List<String> SURNAMES = List.of(
            "Barton", "Kowalska", "Reed", "Tanner", "Hardy", "Loveless", "Trent", "Okafor", "Marsh", "Penny", "Quinn");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private RecordsToLink recordsToLink;

    @Autowired
    private KeptRuns keptRuns;

    @Autowired
    private Changes changes;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PlatformTransactionManager transactions;

    @Value("${kith.data}/matched")
    private Path runs;

    private final SplittableRandom random = new SplittableRandom(16);
    private final Viewer viewer = Viewer.operator();
    private final List<Integer> standing = new ArrayList<>();
    private Told told;
    private int newcomers;

    @BeforeEach
    void tellOfAVillage() {
        told = Scene.anew(jdbc).cast.told();
        for (int family = 0; family < 110; family++) {
            var surname = any(SURNAMES);
            var home = random.nextInt(40) + " Mill Lane";
            var postcode =
                    "DT" + random.nextInt(1, 4) + " " + random.nextInt(1, 4) + "A" + (char) ('A' + random.nextInt(5));
            var mothers = new ArrayList<Told.Sheet>();
            for (var source : List.of("case-system", "housing")) {
                mothers.add(told.record(source, "mother " + family)
                        .named(any(FORENAMES), surname, "1988-0" + random.nextInt(1, 10) + "-11")
                        .adult("F")
                        .at(home, postcode)
                        .told());
            }
            var born = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(1_200));
            for (int child = 0; child < 1 + random.nextInt(2); child++) {
                var forename = any(FORENAMES);
                for (var source : List.of("school-census", "health-visiting")) {
                    var slip = random.nextInt(3) == 0;
                    var record = told.record(source, "child " + family + " " + child)
                            .named(slip ? forename.substring(0, 2) : forename, surname, born.toString())
                            .child("F")
                            .at(slip ? "" : home, postcode)
                            .told();
                    record.tied("mother", mothers.get(random.nextInt(2)), null);
                    standing.add(record.id);
                }
            }
            mothers.forEach(mother -> standing.add(mother.id));
        }
    }

    @Test
    void findsWhatARunOverEverythingFindsAndGoesOnAfterARunThatCameToNothing() {
        var first = match.run(_ -> {});
        assertThat(first.lookedAt()).isEqualTo(first.records());
        for (int step = 0; step < 5; step++) {
            change(step);
            var before = people();
            var overEverything = undone(before, this::overEverything);
            var overTheNews = undone(before, () -> match.run(_ -> {}));
            assertThat(overTheNews).as("step %d", step).isEqualTo(overEverything);
            var matched = match.run(_ -> {});
            assertThat(found(before, matched)).as("step %d", step).isEqualTo(overEverything);
            assertThat(matched.lookedAt()).isPositive().isLessThan(matched.records() / 2);
            assertThat(match.run(_ -> {})).isEqualTo(matched.again());
        }
        assertThat(jdbc.sql("select count(*) from matching.pair")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    /// A record that was there first loses what it was joined by: a run is a little less sure of it, and holds it with
    /// the other, by whose number the child is known.
    @Test
    void whatIsOnlyHeldTogetherGivesNoEvidence10() {
        var known = new ArrayList<Integer>();
        var joined = new ArrayList<Integer>();
        for (int i = 0; i < FORENAMES.size(); i++) {
            var backwards = new StringBuilder(FORENAMES.get(i)).reverse();
            for (var source : List.of("police", "case-system")) {
                var record = told.record(source, "child " + i)
                        .named(FORENAMES.get(i), backwards.toString(), "%d-03-%02d".formatted(2008 + i, 5 + i))
                        .child("M")
                        .at(i + " Quay Row", "DT9 %dZ%c".formatted(i % 10, 'A' + i));
                if (source.equals("case-system")) {
                    record.with("council_id", "7700" + i);
                }
                record.told();
                (source.equals("police") ? joined : known).add(record.id);
            }
        }
        match.run(_ -> {});
        assertThat(sure()).containsAll(known).containsAll(joined);
        jdbc.sql("""
                        update partners.identity
                        set born_on = null, address = null, postcode = 'DT9 1ZZ', row_hash = -record_id
                        where record_id = any(?)
                        """).param(joined.toArray(Integer[]::new)).update();
        sent();
        var apart = apart(known, joined);

        for (var run : List.<Runnable>of(this::overEverything, () -> match.run(_ -> {}))) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                status.setRollbackOnly();
                run.run();
                var held = IntStream.range(0, known.size())
                        .filter(i -> apart.get(i) && personOf(known.get(i)).equals(personOf(joined.get(i))))
                        .boxed()
                        .toList();
                assertThat(held).isNotEmpty();
                assertThat(sure())
                        .containsAll(known)
                        .doesNotContainAnyElementsOf(
                                held.stream().map(joined::get).toList());
            });
        }
    }

    /// Whether a run alone, with nothing held, leaves each two records apart.
    private List<Boolean> apart(List<Integer> ones, List<Integer> others) {
        var linked = match.all(lastKept(), _ -> {});
        var numbers = linked.described().numbers();
        var links = linked.links();
        return IntStream.range(0, ones.size())
                .mapToObj(i -> links.person(numbers.of(ones.get(i))) != links.person(numbers.of(others.get(i))))
                .toList();
    }

    private Set<Integer> sure() {
        return jdbc.sql("select record_id from matching.sure_member")
                .query(Integer.class)
                .set();
    }

    /// The first undoing leaves two strangers together until the next run, and the second lets them go back together.
    @Test
    void whomUndoneDecisionsLeftTogetherTheNextRunParts() {
        int most = stranger("housing", "Zebedee", "1971-03-02").id;
        stranger("case-system", "Zebedee", "1971-03-02");
        int one = stranger("housing", "Wilfred", "1984-11-30").id;
        int other = stranger("housing", "Gwendolen", "1956-07-19").id;
        match.run(_ -> {});
        int joined = decideOne(one, other);
        int joinedToMost = decideOne(one, most);
        takeBack(joined);
        takeBack(joinedToMost);
        assertThat(personOf(one)).isEqualTo(personOf(other)).isNotEqualTo(personOf(most));

        match.run(_ -> {});

        assertThat(personOf(one)).isNotEqualTo(personOf(other));
    }

    private Told.Sheet stranger(String source, String forename, String bornOn) {
        return told.record(source, forename)
                .named(forename, forename + "son", bornOn)
                .adult("M")
                .at("1 " + forename + " Row", "DT9 9ZZ")
                .told();
    }

    /// Held up where it reads facts, a run has read what was decided, and does not write yet.
    @Test
    void whatIsDecidedWhileARunIsOnHolds() throws Exception {
        match.run(_ -> {});
        var analyst = new Staff(accounts).of(Role.ANALYST);
        for (int time = 0; time < 2; time++) {
            describe(standing.get(time));
            sent();
            if (time == 1) {
                jdbc.sql("update matching.change set kept = gen_random_uuid()").update(); // over everything
            }
            var two = jdbc.sql("""
                    select min(record_id), max(record_id)
                    from matching.member
                    where record_id = any(:standing)
                    group by person_id
                    having count(*) = 2
                    order by 1
                    limit 1
                    """)
                    .param("standing", standing.toArray(Integer[]::new))
                    .query((row, _) -> List.of(row.getInt(1), row.getInt(2)))
                    .single();
            try (var worker = Executors.newSingleThreadExecutor()) {
                var run = new TransactionTemplate(transactions).execute(_ -> {
                    jdbc.sql("lock table partners.fact").update();
                    var begun = worker.submit(() -> match.run(_ -> {}));
                    waitUntilHeldUp(begun);
                    deciding.part(personOf(two.get(0)), two, List.of(two.get(0)), "not hers", analyst);
                    return begun;
                });
                Objects.requireNonNull(run).get(5, TimeUnit.MINUTES);
            }
            assertThat(personOf(two.get(0))).as("time %d", time).isNotEqualTo(personOf(two.get(1)));
        }
    }

    @Test
    void whoDecidesWhileARunWritesLooksAtWhatItWrote() throws Exception {
        match.run(_ -> {});
        var analyst = new Staff(accounts).of(Role.ANALYST);
        int record = standing.getFirst();
        var person = personOf(record);
        var together = jdbc.sql("select record_id from matching.member where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .list();
        try (var worker = Executors.newSingleThreadExecutor()) {
            var decision = new TransactionTemplate(transactions).execute(_ -> {
                changes.holdDecisions();
                var begun = worker.submit(() -> deciding.part(person, together, List.of(record), "not hers", analyst));
                waitUntilHeldUp(begun);
                int run = changes.beginRun("a test");
                jdbc.sql("update matching.membership set until_change = ? where record_id = ? and until_change is null")
                        .params(run, record)
                        .update();
                return begun;
            });
            assertThatThrownBy(() -> Objects.requireNonNull(decision).get(5, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(DecisionChanged.class);
        }
    }

    private PersonId personOf(int record) {
        return new PersonId(jdbc.sql("select person_id from matching.member where record_id = ?")
                .param(record)
                .query(UUID.class)
                .single());
    }

    private void waitUntilHeldUp(Future<?> work) {
        for (int i = 0; i < 1_800 && !work.isDone(); i++) {
            if (jdbc.sql("select exists (select from pg_locks where not granted and database = "
                            + "(select oid from pg_database where datname = current_database()))")
                    .query(Boolean.class)
                    .single()) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        fail("it was not held up");
    }

    @Test
    void goesByWhatWasReadAheadUnlessSomethingCameSince() {
        var nobody = Set.<UUID>of();
        var everything = undone(nobody, () -> match.run(_ -> {}));
        var first = match.ahead(null);
        LongConsumer notAgain = rows -> fail("%d descriptions were read again", rows);
        assertThat(found(nobody, match.run(notAgain, () -> {}, first))).isEqualTo(everything);
        assertThat(match.ahead(null)).isNull();

        change(0);
        var before = people();
        var overTheNews = undone(before, () -> match.run(_ -> {}));
        var ahead = match.ahead(null);
        assertThat(undone(before, () -> match.run(_ -> {}, () -> {}, ahead))).isEqualTo(overTheNews);

        var late = match.ahead(null);
        change(1);
        var overMore = undone(before, () -> match.run(_ -> {}));
        assertThat(overMore).isNotEqualTo(overTheNews);
        assertThat(undone(before, () -> match.run(_ -> {}, () -> {}, late))).isEqualTo(overMore);
    }

    @Test
    void remembersTheLastRunWhateverComesInMeanwhileButNoOtherRun() {
        assertThat(match.remember()).isNull();
        match.run(_ -> {});
        var remembered = match.remember();
        change(0);
        var before = people();
        var overTheNews = undone(before, () -> match.run(_ -> {}));
        var ahead = match.ahead(remembered);
        assertThat(undone(before, () -> match.run(_ -> {}, () -> {}, ahead))).isEqualTo(overTheNews);

        var ofTheRunBefore = match.remember();
        match.run(_ -> {});
        change(1);
        var now = people();
        var overMore = undone(now, () -> match.run(_ -> {}));
        var late = match.ahead(ofTheRunBefore);
        assertThat(undone(now, () -> match.run(_ -> {}, () -> {}, late))).isEqualTo(overMore);
    }

    @Test
    void looksAtEverythingWhereNothingSoundIsLeftToGoOnFrom() throws IOException {
        match.run(_ -> {});
        change(0);
        for (var part : List.of("standing", "records")) {
            var file = kept().resolve(part);
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            change(1);
            assertThat(match.run(_ -> {}))
                    .satisfies(run -> assertThat(run.lookedAt()).isEqualTo(run.records()));
        }
        // The database of another day: its last run is not the one that is kept.
        jdbc.sql("update matching.change set kept = gen_random_uuid()").update();
        change(2);
        assertThat(match.run(_ -> {}))
                .satisfies(run -> assertThat(run.lookedAt()).isEqualTo(run.records()));
        for (int i = 0; i < 250; i++) {
            describe(standing.get(i));
        }
        sent();
        assertThat(match.run(_ -> {}))
                .satisfies(run -> assertThat(run.lookedAt()).isEqualTo(run.records()));
        try (var left = Files.list(runs)) {
            assertThat(left).containsExactly(kept());
        }
    }

    private Path kept() {
        keptRuns.awaitWritten();
        return runs.resolve(
                Objects.requireNonNull(changes.lastRun().orElseThrow().kept()).toString());
    }

    /// Records come, say something else, and go; ties and decisions are made and taken back; one
    /// is sealed.
    private void change(int step) {
        for (int i = 0; i < 4; i++) {
            var of = standing.get(random.nextInt(standing.size()));
            var newcomer = told.record(random.nextBoolean() ? "police" : "early-help", "newcomer " + ++newcomers)
                    .named(any(FORENAMES), any(SURNAMES), "2013-05-0" + (1 + i))
                    .child("M")
                    .told();
            if (i % 2 == 0) {
                jdbc.sql("""
                        update partners.identity n
                        set (forename, surname, born_on, postcode) = (
                          select forename, surname, born_on, postcode from partners.identity
                          where record_id = ? and until_on is null)
                        where record_id = ?
                        """).params(of, newcomer.id).update();
            }
            standing.add(newcomer.id);
        }
        for (int i = 0; i < 5; i++) {
            describe(standing.get(random.nextInt(standing.size())));
        }
        for (int i = 0; i < 3; i++) {
            var gone = standing.get(random.nextInt(standing.size()));
            standing.removeIf(gone::equals);
            jdbc.sql("delete from partners.fact where record_id = ? or other_record_id = ?")
                    .params(gone, gone)
                    .update();
            jdbc.sql("delete from partners.identity where record_id = ?")
                    .param(gone)
                    .update();
            jdbc.sql("delete from partners.record where id = ?").param(gone).update();
        }
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = delivery_id
                where id = (select min(id) from partners.fact where withdrawn_delivery_id is null
                  and other_record_id is not null)
                """).update();
        decide();
        if (step == 3) {
            jdbc.sql("update partners.record set sealed = true where id = ?")
                    .param(standing.get(random.nextInt(standing.size())))
                    .update();
        }
        sent();
    }

    private void describe(int record) {
        jdbc.sql("""
                insert into partners.identity (record_id, delivery_id, line, from_on, until_on, row_hash, forename, surname,
                  born_on, postcode)
                select record_id, delivery_id, line, from_on - 400, from_on, :hash, forename, :surname, born_on, 'DT1 1AA'
                from partners.identity
                where record_id = :record and until_on is null
                """)
                .param("hash", random.nextLong())
                .param("surname", any(SURNAMES))
                .param("record", record)
                .update();
    }

    /// One decision joins, one parts; those of two steps ago are taken back.
    private void decide() {
        var decided = new Decided(context);
        for (var one : List.of(true, false)) {
            int record = standing.get(random.nextInt(standing.size()));
            int other =
                    jdbc.sql("""
                    select coalesce(
                      (select max(m.record_id) from matching.member m where m.record_id <> :record and m.person_id =
                        (select person_id from matching.member where record_id = :record)),
                      (select max(record_id) from matching.member where record_id <> :record))
                    """).param("record", record).query(Integer.class).single();
            if (one) {
                decideOne(record, other);
            } else {
                int change = changes.begin("decision", viewer.id().value(), "somebody", "a test", null, null);
                var person = jdbc.sql("select person_id from matching.member where record_id = ?")
                        .param(record)
                        .query(UUID.class)
                        .optional();
                decided.two(change, record, other, person.map(PersonId::new), viewer);
            }
        }
        for (int made : jdbc.sql("""
                select change_id from matching.decision where undone_at is null order by id desc offset 4
                """).query(Integer.class).list()) {
            takeBack(made);
        }
    }

    /// Returns the change by which they were joined.
    private int decideOne(int record, int other) {
        int change = changes.begin("decision", viewer.id().value(), "somebody", "a test", null, null);
        new Decided(context).one(change, record, other, viewer);
        return change;
    }

    private void takeBack(int made) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            int change = changes.begin("undo", viewer.id().value(), "somebody", "a test", made, null);
            new Decided(context).undo(made, change, viewer);
        });
    }

    /// Something came: what it was is for the run to find out.
    private void sent() {
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                select min(id), ?, 'news.csv', 'accepted', date '2026-11-02', date '2026-11-02', '{}' from partners.source
                """).param(UUID.randomUUID().toString()).update();
    }

    private Matched overEverything() {
        return match.write(recordsToLink.fingerprint(), match.all(lastKept(), _ -> {}));
    }

    private Kept lastKept() {
        var last = changes.lastRun().orElseThrow();
        return keptRuns.read(Objects.requireNonNull(last.kept()), match.conditions(), 2)
                .orElseThrow();
    }

    /// What a run finds, before it is rolled back.
    private Map<String, Object> undone(Set<UUID> before, Supplier<Matched> run) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return found(before, run.get());
        }));
    }

    private Set<UUID> people() {
        return jdbc.sql("select id from matching.person").query(UUID.class).set();
    }

    /// All that a run leaves behind; a person who was not there before goes by their first record.
    private Map<String, Object> found(Set<UUID> before, Matched matched) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select person_id, min(record_id) as first from matching.member group by person_id")
                .query(row -> {
                    var person = row.getObject("person_id", UUID.class);
                    names.put(person, before.contains(person) ? person.toString() : "new " + row.getInt("first"));
                });
        var all = new TreeMap<String, Object>();
        jdbc.sql("select record_id, person_id from matching.member").query(row -> {
            all.put("record " + row.getInt(1), Objects.requireNonNull(names.get(row.getObject(2, UUID.class))));
        });
        jdbc.sql("select id, became from matching.person where until_change is not null")
                .query(row -> {
                    var became = row.getObject(2, UUID.class);
                    all.put("ended " + row.getString(1), became == null ? "" : names.getOrDefault(became, "" + became));
                });
        for (var table : Map.ofEntries(
                        entry("outcome", "select record_id, band from matching.outcome"),
                        entry("pair", """
                                select one_record_id, other_record_id, band, probability, rival_record_ids, reasons
                                from matching.pair where until_change is null
                                """),
                        entry("refusal", """
                                select one_record_id, other_record_id, rule, probability from matching.refusal
                                """),
                        entry("rate", """
                                select source, records, shared from matching.link_rate
                                where change_id = (select max(change_id) from matching.link_rate)
                                """))
                .entrySet()) {
            all.put(
                    table.getKey(),
                    Set.copyOf(jdbc.sql("select found::text from (" + table.getValue() + ") found")
                            .query(String.class)
                            .list()));
        }
        all.put("records", matched.records());
        all.put("people", matched.people());
        all.put("moved", matched.moved());
        all.put("new, joined, ended", List.of(matched.newPeople(), matched.joined(), matched.ended()));
        all.put("doubtful, refused", List.of(matched.doubtful(), matched.refused()));
        all.put("digest", matched.digest());
        return all;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
