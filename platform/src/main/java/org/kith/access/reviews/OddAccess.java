package org.kith.access.reviews;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kith.access.Act;
import org.kith.access.Names;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.accounts.Accounts;
import org.kith.access.seals.Seals;
import org.kith.database.Texts;
import org.kith.site.words.Dates;
import org.kith.site.words.WorkingDays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes through the record of readings for what the governance officer ought to look at. It goes on where it
/// stopped; what it found once it does not find again, but what goes on after an answer waits anew.
///
/// Odd is not wrong: duty teams work at night, and many people are called Smith. So it only puts things into a queue.
@Repository
public class OddAccess {

    /// More families than this within an hour are many: one in three minutes, without a pause.
    static final int MANY = 20;

    /// More exact searches than this within an hour that meet nobody are many: a date of birth is misheard now and
    /// then.
    static final int MANY_IN_VAIN = 10;

    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Readings readings;
    private final Accounts accounts;
    private final ObjectProvider<Names> names;
    private final WorkingDays workingDays;
    private final Seals seals;
    private final TransactionTemplate transactions;

    OddAccess(
            JdbcClient jdbc,
            Readings readings,
            Accounts accounts,
            ObjectProvider<Names> names,
            WorkingDays workingDays,
            Seals seals,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.accounts = accounts;
        this.names = names;
        this.workingDays = workingDays;
        this.seals = seals;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Puts what is new in the record into the queue, one sweep after the other. It looks at what is sealed
    /// and no further: entries are numbered before they can be seen, and one of a lower number may still be
    /// on its way.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public void sweep() {
        seals.seal();
        transactions.executeWithoutResult(_ -> sweep(seals.newestReading()));
    }

    private void sweep(long sealed) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('access.review')) is null")
                .query(Boolean.class)
                .single();
        takeReasons();
        long after = jdbc.sql("select swept from access.review_sweep")
                .query(Long.class)
                .single();
        var fresh = readings.after(after, sealed);
        if (fresh.isEmpty()) {
            return;
        }
        // A file holds whoever is on its list: only the hour in which it was taken away can be odd
        var read = fresh.stream().filter(reading -> reading.act() == Act.READ).toList();
        var vain = fresh.stream()
                .filter(reading -> reading.act() == Act.FIND_EXACTLY)
                .toList();
        var known = related(read);
        var colleagues = new HashMap<String, UUID>();
        accounts.all().stream()
                .filter(each -> each.role() != Role.PARENT)
                .forEach(each -> colleagues.put(plain(each.name()), each.id().value()));
        var found = new LinkedHashMap<String, Found>();
        fresh.stream()
                .filter(reading -> reading.act() != Act.FIND_EXACTLY)
                .forEach(reading -> outOfHours(reading, found));
        read.forEach(reading -> called(reading, known, colleagues, found));
        if (!read.isEmpty()) {
            many(read, after, found);
        }
        if (!vain.isEmpty()) {
            inVain(vain, after, found);
        }
        found.values().forEach(this::put);
        jdbc.sql("update access.review_sweep set swept = :swept")
                .param("swept", fresh.getLast().id())
                .update();
    }

    /// Puts reasons that were given into the queue, which takes no time, as the rest of a sweep may. A reason is one,
    /// for however many people of a family it was given.
    public void takeReasons() {
        jdbc.sql("""
                insert into access.review (id, oddity, key, account_id, account_name, role, person_id, from_at, until_at, reason)
                select gen_random_uuid(), 'reason', g.account_id || ' ' || min(g.id), g.account_id, a.name, a.role,
                  array_agg(distinct g.person_id), g.given_at, max(g.until), g.reason
                from access.reason_given g
                join access.account a on a.id = g.account_id
                group by g.account_id, a.name, a.role, g.given_at, g.reason
                on conflict do nothing
                """).update();
    }

    /// For each person read about, what they and everyone of their family are called.
    private Map<UUID, Set<String>> related(List<Reading> readings) {
        var people = new HashSet<UUID>();
        readings.forEach(reading -> people.addAll(reading.personIds()));
        var told = names.orderedStream().findFirst();
        if (told.isEmpty()) {
            return Map.of();
        }
        var families = told.get().families(people);
        var inFamilies = told.get().inFamilies(new HashSet<>(families.values()));
        var related = new HashMap<UUID, Set<String>>();
        told.get().names(people).forEach((person, name) -> {
            var all = new LinkedHashSet<>(Set.of(name));
            var family = families.get(person);
            if (family != null) {
                all.addAll(inFamilies.getOrDefault(family, Set.of()));
            }
            related.put(person, all);
        });
        return related;
    }

    /// Readings of one account that are odd in one way, and are one to whoever reviews them.
    private record Found(Oddity oddity, String key, Set<UUID> people, Instant from, Instant until, Reading first) {

        Found and(Found more) {
            people.addAll(more.people);
            return new Found(oddity, key, people, from, more.until, first);
        }
    }

    private static void note(
            Map<String, Found> found, Oddity oddity, String key, Reading reading, Set<UUID> people, Instant from) {
        var whole = reading.accountId() + " " + key;
        var one = new Found(oddity, whole, new LinkedHashSet<>(people), from, reading.at(), reading);
        found.merge(oddity + " " + whole, one, Found::and);
    }

    private void outOfHours(Reading reading, Map<String, Found> found) {
        var at = reading.at().atZone(Dates.HERE);
        boolean open = workingDays.isOne(at.toLocalDate())
                && !at.toLocalTime().isBefore(OPENS)
                && at.toLocalTime().isBefore(CLOSES);
        if (!open) {
            // a night that goes past midnight is one night
            var night = at.toLocalTime().isBefore(OPENS) ? at.toLocalDate().minusDays(1) : at.toLocalDate();
            note(found, Oddity.OUT_OF_HOURS, night.toString(), reading, Set.copyOf(reading.personIds()), reading.at());
        }
    }

    private static void called(
            Reading reading, Map<UUID, Set<String>> known, Map<String, UUID> colleagues, Map<String, Found> found) {
        var own = surname(reading.accountName());
        var alike = new LinkedHashSet<UUID>();
        var ofColleagues = new LinkedHashSet<UUID>();
        for (var person : reading.personIds()) {
            var related = known.getOrDefault(person, Set.of());
            if (related.stream().anyMatch(name -> surname(name).equals(own))) {
                alike.add(person);
            } else if (related.stream()
                    .map(name -> colleagues.get(plain(name)))
                    .anyMatch(colleague -> colleague != null && !colleague.equals(reading.accountId()))) {
                ofColleagues.add(person);
            }
        }
        noteOfADay(found, Oddity.OWN_NAME, alike, reading);
        noteOfADay(found, Oddity.COLLEAGUE, ofColleagues, reading);
    }

    /// A page is one to whoever reviews it, for however many on it. Opened again that day it is the same, and a page
    /// with anybody else on it is another, also once the first was answered.
    private static void noteOfADay(Map<String, Found> found, Oddity oddity, Set<UUID> people, Reading reading) {
        if (!people.isEmpty()) {
            var together = people.stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
            var key = people.size() == 1
                    ? together
                    : UUID.nameUUIDFromBytes(together.getBytes(StandardCharsets.UTF_8))
                            .toString();
            note(found, oddity, Dates.on(reading.at()) + " " + key, reading, people, reading.at());
        }
    }

    /// Families, not pages: whoever opens four people of one family has opened one.
    private void many(List<Reading> fresh, long after, Map<String, Found> found) {
        var within =
                readings.opened(accounts(fresh), began(fresh), fresh.getLast().id());
        var people = new HashSet<UUID>();
        within.forEach(reading -> people.addAll(reading.personIds()));
        var families = names.orderedStream()
                .findFirst()
                .map(each -> each.families(people))
                .orElseGet(Map::of);
        hourly(within, families, window -> window.families() > MANY, Oddity.MANY, after, found);
    }

    private void inVain(List<Reading> fresh, long after, Map<String, Found> found) {
        var last =
                fresh.stream().map(Reading::at).max(Comparator.naturalOrder()).orElseThrow();
        var within = readings.inVain(accounts(fresh), began(fresh), last, Integer.MAX_VALUE);
        hourly(within, Map.of(), window -> window.readings() > MANY_IN_VAIN, Oddity.IN_VAIN, after, found);
    }

    private static List<UUID> accounts(List<Reading> readings) {
        return readings.stream().map(Reading::accountId).distinct().toList();
    }

    /// An hour before the first.
    private static Instant began(List<Reading> fresh) {
        return fresh.stream()
                .map(Reading::at)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(HOUR);
    }

    /// An hour in which nothing is fresh was found by the sweep before, and may be answered.
    private static void hourly(
            List<Reading> within,
            Map<UUID, UUID> families,
            Predicate<Window> odd,
            Oddity oddity,
            long after,
            Map<String, Found> found) {
        var windows = new HashMap<UUID, Window>();
        within.forEach(reading -> {
            var window = windows.computeIfAbsent(reading.accountId(), _ -> new Window(families));
            window.add(reading);
            if (odd.test(window) && window.holdsAnyAfter(after)) {
                var hour = reading.at().atZone(Dates.HERE).toLocalDateTime();
                var key = hour.toLocalDate() + " " + hour.getHour();
                note(found, oddity, key, reading, window.peopleFor(key), window.began());
            }
        });
    }

    /// What one account has done within an hour.
    private static final class Window {

        private final Map<UUID, UUID> familyOf;
        private final ArrayDeque<Reading> readings = new ArrayDeque<>();
        private final Map<UUID, Integer> read = new HashMap<>();
        /// How many of the newest are not told yet for the key that was asked last.
        private int untold;

        private String asked = "";

        Window(Map<UUID, UUID> familyOf) {
            this.familyOf = familyOf;
        }

        void add(Reading reading) {
            readings.add(reading);
            untold++;
            familiesOf(reading, familyOf).forEach(family -> read.merge(family, 1, Integer::sum));
            while (readings.getFirst().at().isBefore(reading.at().minus(HOUR))) {
                familiesOf(readings.removeFirst(), familyOf)
                        .forEach(family -> read.computeIfPresent(family, (_, times) -> times == 1 ? null : times - 1));
            }
        }

        int families() {
            return read.size();
        }

        int readings() {
            return readings.size();
        }

        boolean holdsAnyAfter(long id) {
            return readings.stream().anyMatch(reading -> reading.id() > id);
        }

        /// Whom these readings are about, without whom it has told before for the same key.
        Set<UUID> peopleFor(String key) {
            var people = new LinkedHashSet<UUID>();
            readings.stream()
                    .skip(key.equals(asked) ? Math.max(0, readings.size() - untold) : 0)
                    .forEach(reading -> people.addAll(reading.personIds()));
            untold = 0;
            asked = key;
            return people;
        }

        Instant began() {
            return readings.getFirst().at();
        }
    }

    /// A page counts once, also where some of those on it belong to another family too.
    private static Set<UUID> familiesOf(Reading reading, Map<UUID, UUID> families) {
        var known = new LinkedHashSet<UUID>();
        for (var person : reading.personIds()) {
            known.add(families.getOrDefault(person, person));
        }
        return reading.personIds().size() > 1 && known.size() > 1 ? Set.of(known.getFirst()) : known;
    }

    /// One review for each oddity, account and key, which grows until it is answered. What comes after that of the
    /// same night or hour is another.
    private void put(Found found) {
        jdbc.sql("""
                insert into access.review as r
                  (id, oddity, key, account_id, account_name, role, person_id, from_at, until_at, reason)
                values
                  (gen_random_uuid(), :oddity, :key, :account_id, :account_name, :role, :people::uuid[], :from_at, :until_at,
                   :reason)
                on conflict (oddity, key) where outcome is null or oddity not in ('many', 'in-vain', 'out-of-hours') do update
                set until_at = greatest(r.until_at, excluded.until_at),
                    person_id = array(select distinct unnest(r.person_id || excluded.person_id))
                where r.outcome is null
                """)
                .param("oddity", found.oddity().word())
                .param("key", found.key())
                .param("account_id", found.first().accountId())
                .param("account_name", found.first().accountName())
                .param("role", found.first().role().word())
                .param("people", Texts.of(found.people()))
                .param("from_at", found.from().atOffset(ZoneOffset.UTC))
                .param("until_at", found.until().atOffset(ZoneOffset.UTC))
                .param("reason", found.first().reason())
                .update();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String surname(String name) {
        var plain = plain(name);
        return plain.substring(plain.lastIndexOf(' ') + 1);
    }
}
