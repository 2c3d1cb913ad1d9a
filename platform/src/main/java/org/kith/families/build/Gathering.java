package org.kith.families.build;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kith.database.bulk.CopyOut;
import org.kith.database.bulk.HeldRows;
import org.kith.database.bulk.ReadAhead;
import org.kith.families.Names;
import org.kith.families.Rank;
import org.kith.partners.DeclaredSources;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what a build needs, each table once and as a stream, within the caller's transaction.
@Repository
class Gathering {

    private static final int ROWS_AT_ONCE = 20_000;
    private static final int NO_DELIVERY = 0;
    /// Below every source's.
    private static final int NO_NAME = -1_000;

    private static final String IDENTITIES = """
            select i.record_id, i.from_on, i.until_on, i.forename, i.preferred_forename, i.surname,
              i.former_surname, i.born_on, i.expected_on, i.sex, i.nhs_number, i.upn, i.council_id,
              i.address, i.postcode, coalesce(i.uprn, 0), i.role, i.line, i.delivery_id
            from partners.identity i
            where %s
            """;

    /// The kinds of fact of which families are made.
    static final String KINDS = """
            'relationship', 'enrolment', 'involvement', 'early-help', 'voluntary-help', 'death', 'health-birth'\
            """;

    private static final String EARLY_HELP = "lead, early help";
    private static final String CHARITY = "charity";
    /// Workers of the council who lead the help.
    private static final Set<String> LEADS = Set.of("social worker", "family support worker");

    private static final String FACTS = """
            with told as materialized (
                select array_agg(id) as kinds, array_agg(id) filter (where name in ('relationship', 'enrolment')) as past
                from partners.fact_kind
                where name in (%s)
            )
            select f.id, f.record_id, f.kind, f.code, f.other_record_id, f.setting_code, f.starts_on, f.ends_on, f.note,
              f.line, f.delivery_id
            from partners.fact f
            where f.withdrawn_delivery_id is null
              and f.kind = any((select kinds from told)::smallint[])
              and (f.ends_on is null or f.ends_on > date '%s' or f.kind = any((select past from told)::smallint[]))
              and %s
            """;
    private static final String ALL = "true";
    private static final String GATHERED = "record_id in (select record_id from gathered_record)";
    private static final Comparator<CopyOut> VERSIONS =
            CopyOut.byNumber(2).thenComparing(CopyOut.byNumber(3)).thenComparing(CopyOut.byNumber(18));
    private static final Comparator<CopyOut> WORDS_OF_ONE = CopyOut.byNumber(3)
            .thenComparing(CopyOut.byNumber(7))
            .thenComparing(CopyOut.byNumber(8))
            .thenComparing(CopyOut.byText(4))
            .thenComparing(CopyOut.byText(9))
            .thenComparing(CopyOut.byText(6))
            .thenComparing(CopyOut.byNumber(10));

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DataSource pool;
    private final DeclaredSources sources;

    Gathering(JdbcOperations statements, JdbcClient jdbc, DataSource pool, DeclaredSources sources) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.pool = pool;
        this.sources = sources;
    }

    /// What a build would look at, in a line that differs whenever the answer could.
    String fingerprint(LocalDate today) {
        return today + " " + jdbc.sql("""
                select concat_ws(' ',
                    (select coalesce(max(id), 0) from matching.change),
                    (select count(*) || ',' || coalesce(sum(hashtext(id || state)), 0)
                     from partners.delivery where state in ('accepted', 'undone')),
                    (select coalesce(sum(hashtext(record_id || reason || coalesce(withdrawn_delivery_id, 0))), 0)
                     from partners.shield),
                    (select count(*) from partners.shield_answer),
                    (select coalesce(sum(id) filter (where sealed), 0) || ',' || coalesce(sum(id) filter (where shielded), 0)
                     from partners.record))
                """).query(String.class).single();
    }

    /// Everybody.
    ///
    /// @param last the newest delivery of which the next build need not count how often an address is written
    Gathered all(LocalDate today, int last, LongConsumer progress) {
        return Objects.requireNonNull(statements.execute((ConnectionCallback<Gathered>) connection -> {
            try (var identities = ReadAhead.of(connection, pool, IDENTITIES.formatted(ALL));
                    var facts = ReadAhead.of(connection, pool, FACTS.formatted(KINDS, today, ALL))) {
                return new Reading(new Homes(), today, last, progress).all(ALL, identities::rows, facts::rows);
            }
        }));
    }

    /// Those whom the table `gathered_record` holds.
    ///
    /// @param homes of everybody
    Gathered some(Homes homes, LocalDate today, LongConsumer progress) {
        return Objects.requireNonNull(statements.execute((ConnectionCallback<Gathered>) connection -> {
            var identities = HeldRows.of(connection, IDENTITIES.formatted("i." + GATHERED));
            var facts = HeldRows.of(connection, FACTS.formatted(KINDS, today, "f." + GATHERED));
            return new Reading(homes, today, NO_DELIVERY, progress)
                    .all("r.id in (select record_id from gathered_record)", () -> identities, () -> facts);
        }));
    }

    /// Rows that are there once they have come.
    private interface Coming {
        HeldRows rows() throws SQLException;
    }

    /// Who helps a person.
    private record Worker(int person, String role, String name) {}

    /// Whom somebody helps for which agency, whatever their role.
    private record Leader(int person, String name, @Nullable String agency) {

        static Leader of(Gathered.Help help) {
            return new Leader(help.person(), help.name(), help.agency());
        }
    }

    private final class Reading {

        private final LocalDate today;
        private final LongConsumer progress;
        private final List<Draft> people = new ArrayList<>(1 << 18);
        private int[] personOf = new int[1 << 16];
        private byte[] sourceOf = new byte[1 << 16];
        private long[] keyOf = new long[1 << 16];
        private final Map<Integer, String> kinds = new HashMap<>();
        private final Map<Integer, LocalDate> asOf = new HashMap<>();
        private final Map<String, LocalDate> closedOn = new HashMap<>();
        private final Homes homes;
        private final int last;
        private final Map<String, List<String>> parts = new HashMap<>();
        private final Map<String, Boolean> namesTold = new HashMap<>();
        private final SaidTies ties;
        private final Map<Worker, Gathered.Help> helps = new LinkedHashMap<>();
        private final int[] ranks = new int[256];
        private final boolean[] discreet = new boolean[256];
        private final boolean[] restates = new boolean[256];
        private long rows;

        /// @param homes to be made; where they are made already, nothing is counted
        Reading(Homes homes, LocalDate today, int last, LongConsumer progress) {
            this.homes = homes;
            this.last = last;
            this.today = today;
            this.ties = new SaidTies(today);
            this.progress = progress;
        }

        Gathered all(String whose, Coming identities, Coming facts) throws SQLException {
            var restating = sources.restating();
            CopyOut.each(statements, "select id, name from partners.source", row -> {
                ranks[row.number4(1) & 255] = Rank.of(row.said(2));
                discreet[row.number4(1) & 255] = Rank.discreet(row.said(2));
                restates[row.number4(1) & 255] = restating.contains(row.said(2));
            });
            Arrays.fill(personOf, Gathered.NOBODY);
            var places = new HashMap<UUID, Integer>(1 << 10);
            CopyOut.each(
                    statements,
                    "select id, name from partners.fact_kind",
                    row -> kinds.put(row.number4(1), row.said(2)));
            CopyOut.each(statements, "select id, as_of from partners.delivery", row -> {
                var day = row.day(2);
                if (day != null) {
                    asOf.put(row.number4(1), day);
                }
            });
            CopyOut.each(
                    statements,
                    "select code, until_on from partners.setting where until_on is not null",
                    row -> closedOn.put(row.said(1), Objects.requireNonNull(row.day(2))));
            CopyOut.each(statements, """
                    select r.id, m.person_id, r.source_id, r.sealed, r.shielded,
                      hashtextextended(s.name || '/' || r.source_key, 0), hashtextextended(r.source_key, 0)
                    from partners.record r
                    join partners.source s on s.id = r.source_id
                    left join matching.member m on m.record_id = r.id
                    where %s

                    """.formatted(whose), row -> member(row, places));
            CopyOut.each(statements, "select person_id from guarded_now where confidential", row -> {
                var place = places.get(row.uuid(1));
                if (place != null) {
                    people.get(place).confidential = true;
                }
            });
            inCanonicalOrder();
            var order = RecordOrder.of(personOf, sourceOf, keyOf);
            try (var beside = new Beside(2)) {
                var told = beside.begin(() -> {
                    var rows = facts.rows();
                    rows.each(2, order::of, order.size(), WORDS_OF_ONE, this::fact);
                    return rows.size();
                });
                var held = identities.rows();
                var named = beside.begin(() -> {
                    held.each(1, order::of, order.size(), VERSIONS, this::names);
                    return held.size();
                });
                // Nobody's records come last: they count where addresses are written
                held.each(1, record -> orderOrLast(order, record), order.size() + 1, VERSIONS, this::identity);
                Beside.whatCameOf(named);
                rows += Beside.whatCameOf(told);
            }
            if (!homes.areMade()) {
                homes.make();
            }
            people.parallelStream().forEach(person -> {
                person.livedIn(homes);
                person.settle(today);
            });
            progress.accept(rows);
            return new Gathered(people, homes, ties.all(), eachInOneRole());
        }

        private static int orderOrLast(RecordOrder order, int record) {
            int place = order.of(record);
            return place == Gathered.NOBODY ? order.size() : place;
        }

        private void member(CopyOut row, Map<UUID, Integer> places) {
            int record = row.number4(1);
            if (record >= personOf.length) {
                int length = Math.max(record + 1, personOf.length * 2);
                int old = personOf.length;
                personOf = Arrays.copyOf(personOf, length);
                Arrays.fill(personOf, old, length, Gathered.NOBODY);
                sourceOf = Arrays.copyOf(sourceOf, length);
                keyOf = Arrays.copyOf(keyOf, length);
            }
            sourceOf[record] = (byte) row.number4(3);
            keyOf[record] = row.number8(7);
            told();
            var id = row.uuid(2);
            if (id == null) {
                return;
            }
            var place = places.get(id);
            if (place == null) {
                place = people.size();
                places.put(id, place);
                people.add(new Draft(id));
            }
            var person = people.get(place);
            person.record(row.number8(6));
            person.sealed |= row.yes(4);
            person.shielded |= row.yes(5);
            personOf[record] = place;
        }

        /// So that nothing depends on how memberships came to lie on disk.
        private void inCanonicalOrder() {
            long[] keys = people.stream()
                    .mapToLong(person -> person.firstRecord)
                    .sorted()
                    .toArray();
            var sorted = new Draft[keys.length];
            int[] placeNow = new int[keys.length];
            for (int was = 0; was < keys.length; was++) {
                int place = Arrays.binarySearch(keys, people.get(was).firstRecord);
                // Of equal numbers a search may have found any
                while (place > 0 && keys[place - 1] == keys[place]) {
                    place--;
                }
                while (sorted[place] != null) {
                    place++;
                }
                sorted[place] = people.get(was);
                placeNow[was] = place;
            }
            people.clear();
            people.addAll(Arrays.asList(sorted));
            for (int record = 0; record < personOf.length; record++) {
                personOf[record] = personOf[record] == Gathered.NOBODY ? Gathered.NOBODY : placeNow[personOf[record]];
            }
        }

        /// Who they are and where they live.
        private void identity(CopyOut row) {
            int record = row.number4(1);
            var person = person(record);
            told();
            int source = sourceOf[record] & 255;
            var postcode = homes.postcode(row.text(15));
            int written = discreet[source] ? Homes.NONE : homes.spelling(row.text(14), postcode, row.number8(16));
            if (written != Homes.NONE && row.number4(19) <= last) {
                homes.said(written);
            }
            if (person == null) {
                return;
            }
            var expected = row.day(9);
            var untilOn = row.day(3);
            person.expectedOn = expected == null ? person.expectedOn : expected;
            person.born(row.day(8), untilOn == null);
            person.sex(row.text(10));
            person.role(row.text(17));
            if (discreet[source]) {
                return;
            }
            person.livedAt(postcode);
            if (written != Homes.NONE) {
                person.stays.add(new Draft.Stay(
                        written, Objects.requireNonNull(row.day(2)), untilOn, ranks[source], record, restates[source]));
            }
        }

        /// What they are called, and by what else a search finds them. Touches of a person nothing that [#identity]
        /// touches, which goes through the same rows at the same time.
        private void names(CopyOut row) {
            int record = row.number4(1);
            var person = person(record);
            if (person == null) {
                return;
            }
            int source = sourceOf[record] & 255;
            boolean newest = row.isNothing(3);
            var forename = row.text(4);
            var preferred = row.text(5);
            var surname = row.text(6);
            if (discreet[source]) {
                person.name(forename, surname, -50, false);
                return;
            }
            var first = preferred == null ? forename : preferred;
            if (told(first)) {
                person.name(first, surname, ranks[source], newest);
            } else {
                person.name(first, surname, NO_NAME, false);
            }
            called(person, forename);
            called(person, preferred);
            called(person, surname);
            called(person, row.text(7));
            person.numbered(row.text(11));
            person.numbered(row.text(12));
            person.numbered(row.text(13));
        }

        /// Touches of a person nothing that their descriptions touch, which are read at the same time.
        private void fact(CopyOut row) {
            int record = row.number4(2);
            var person = person(record);
            if (person == null || person.sealed) {
                return;
            }
            var starts = row.day(7);
            var ends = row.day(8);
            switch (Objects.requireNonNull(kinds.get(row.number4(3)))) {
                case "relationship" -> tie(row, row.text(4), starts, ends);
                case "health-birth" -> tie(row, "mother", starts, null);
                case "enrolment" -> {
                    var setting = row.text(6);
                    if (setting != null && starts != null) {
                        enrolment(person, new Draft.Enrolment(setting, row.text(4), starts), row.text(9), ends);
                    }
                }
                case "death" -> person.diedOn = starts == null ? person.diedOn : starts;
                case "involvement" -> {
                    var role = Objects.requireNonNullElse(row.text(4), "worker");
                    help(row, role, LEADS.contains(role), starts, ends);
                }
                case "early-help" -> help(row, EARLY_HELP, true, starts, ends);
                // With what a charity helps is not for everybody who may know that it does
                case "voluntary-help" -> help(row, CHARITY, false, starts, ends);
                default -> throw new IllegalStateException("not asked for: " + row.number4(3));
            }
        }

        /// A school that closed holds nobody. A guest is on the roll of another school.
        private void enrolment(
                Draft person, Draft.Enrolment enrolment, @Nullable String note, @Nullable LocalDate ends) {
            var setting = enrolment.setting();
            var until = earlier(ends, closedOn.get(setting));
            if (until != null && !until.isAfter(today)) {
                person.left(setting, until);
            } else if ("subsidiary".equals(note)) {
                person.enrolledBesides(enrolment, today);
            } else if (!"guest".equals(note)) {
                person.enrolled(enrolment, today);
            }
        }

        private void tie(CopyOut row, @Nullable String said, @Nullable LocalDate starts, @Nullable LocalDate ends) {
            boolean upwards = !"child".equals(said);
            var kind = upwards ? said : "parent";
            int one = place(row.number4(upwards ? 2 : 5));
            int other = place(row.number4(upwards ? 5 : 2));
            if (one == Gathered.NOBODY
                    || other == Gathered.NOBODY
                    || one == other
                    || kind == null
                    || people.get(one).sealed
                    || people.get(other).sealed) {
                return;
            }
            var note = Objects.requireNonNullElse(row.text(9), "");
            var words = List.of(note.split(",")); // one may be a source's own: PROHIBITED STEPS
            ties.add(new Gathered.Tie(
                    one,
                    other,
                    kind,
                    words.contains("PR"),
                    note.contains("no-contact"),
                    starts,
                    ends,
                    words.contains("lives-with") ? asOf.get(row.number4(11)) : null,
                    words.contains("lives-apart") ? asOf.get(row.number4(11)) : null,
                    row.number8(1)));
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
            return a == null || (b != null && b.isBefore(a)) ? b : a;
        }

        private void help(
                CopyOut row, String role, boolean leads, @Nullable LocalDate starts, @Nullable LocalDate ends) {
            var note = row.text(9);
            if (note == null || (ends != null && !ends.isAfter(today))) {
                return;
            }
            var parts = note.split("\\|", -1);
            var agency = parts.length == 1 && role.equals(EARLY_HELP) ? row.text(4) : part(parts, 1);
            var email = part(parts, 3);
            var help = new Gathered.Help(
                    place(row.number4(2)),
                    leads,
                    role,
                    role.equals(CHARITY) && parts[0].isBlank() && agency != null ? agency : parts[0].strip(),
                    agency,
                    part(parts, 2),
                    email == null ? null : email.toLowerCase(Locale.ROOT),
                    starts,
                    row.number8(1));
            if (!help.name().isEmpty()) {
                helps.merge(
                        new Worker(help.person(), help.role(), help.name()),
                        help,
                        (a, b) -> a.fromOn() != null
                                        && b.fromOn() != null
                                        && a.fromOn().isAfter(b.fromOn())
                                ? a
                                : b);
            }
        }

        /// Who leads early help does so in the role in which its source names them besides, where it names one.
        private List<Gathered.Help> eachInOneRole() {
            var leading = of(help -> help.role().equals(EARLY_HELP));
            var named = of(Reading::isOfARole);
            return helps.values().stream()
                    .filter(help -> !help.role().equals(EARLY_HELP) || !named.contains(Leader.of(help)))
                    .map(help -> isOfARole(help) && leading.contains(Leader.of(help)) ? help.asLead() : help)
                    .toList();
        }

        private static boolean isOfARole(Gathered.Help help) {
            return !help.role().equals(EARLY_HELP) && !help.role().equals(CHARITY);
        }

        private Set<Leader> of(Predicate<Gathered.Help> which) {
            return helps.values().stream().filter(which).map(Leader::of).collect(Collectors.toSet());
        }

        private static @Nullable String part(String[] parts, int place) {
            return parts.length > place && !parts[place].isBlank() ? parts[place].strip() : null;
        }

        /// Whether a source names somebody's first name: "N/K", "Baby" and "Twin One" are none.
        private boolean told(@Nullable String forename) {
            return forename == null
                    || namesTold.computeIfAbsent(
                            forename,
                            one -> !org.kith.linkage.uk.Names.standard(one).isEmpty());
        }

        private void called(Draft person, @Nullable String name) {
            if (name != null) {
                person.called(parts.computeIfAbsent(name, Names::parts));
            }
        }

        private int place(int record) {
            return record > 0 && record < personOf.length ? personOf[record] : Gathered.NOBODY;
        }

        private @Nullable Draft person(int record) {
            int place = place(record);
            return place == Gathered.NOBODY ? null : people.get(place);
        }

        private void told() {
            if (++rows % ROWS_AT_ONCE == 0) {
                progress.accept(rows);
            }
        }
    }
}
