package org.kith.access.seals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.database.Digest;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The seals on the record of readings: each signs a batch of salted digests and the seal before it.
///
/// A link per reading would be simpler, but every reading would wait for the one before it. What was read in the last
/// second is not sealed yet; what was sealed cannot be changed, left out, moved or added to without being seen.
@Repository
public class Seals {

    private static final int DIGEST = 64;
    private static final String NOTHING_BEFORE = "0".repeat(DIGEST);
    private static final Duration CHECK_STANDS = Duration.ofMinutes(1);
    private static final int MOST_TROUBLES = 20;
    private static final int MOST_PER_SEAL = 10_000;

    private static final String SEALS = """
            select
              number, encode(previous, 'hex') as previous, reading_id, encode(digests, 'hex') as digests, sealed_at,
              encode(digest, 'hex') as digest, key_id, encode(signature, 'hex') as signature
            from access.seal
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealingKey key;
    private final InstantSource clock;
    private volatile @Nullable SealCheck lastCheck;

    Seals(JdbcClient jdbc, PlatformTransactionManager transactions, SealingKey key, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.key = key;
        this.clock = clock;
    }

    /// A reading's id and the digest of all that is recorded of it.
    private record Sealed(long id, String digest) {}

    /// A seal; its digests and its signature are written in hexadecimal.
    ///
    /// @param digests those of its readings, one after the other
    private record Seal(
            long number,
            String previous,
            List<Long> readingIds,
            String digests,
            Instant sealedAt,
            String digest,
            String keyId,
            String signature) {

        static Seal of(ResultSet row) throws SQLException {
            return new Seal(
                    row.getLong("number"),
                    row.getString("previous"),
                    Arrays.stream((Object[]) row.getArray("reading_id").getArray())
                            .map(Long.class::cast)
                            .toList(),
                    row.getString("digests"),
                    row.getTimestamp("sealed_at").toInstant(),
                    row.getString("digest"),
                    row.getString("key_id"),
                    row.getString("signature"));
        }

        String digestOf(int place) {
            return digests.substring(place * DIGEST, (place + 1) * DIGEST);
        }
    }

    /// Seals what was read since the last seal; does nothing when nothing was. One at a time: the data folder must
    /// remember the newest seal, and not one that was made before it and written down after it.
    ///
    /// @return how many readings were sealed
    public synchronized int seal() {
        int sealed = 0;
        while (unsealed() > 0) {
            var made = transactions.execute(_ -> sealOnce());
            if (made == null || made.isEmpty()) {
                break;
            }
            key.remember(new SealingKey.Head(made.get().number(), made.get().digest()));
            sealed += made.get().readingIds().size();
        }
        return sealed;
    }

    /// The number of the newest reading that is sealed: none of a lower number comes any more. 0 where none is.
    public long newestReading() {
        return jdbc.sql("""
                select coalesce(
                  (select reading_id[cardinality(reading_id)] from access.seal order by number desc limit 1), 0)
                """).query(Long.class).single();
    }

    /// Holds every reading against its seal, every seal against the one before and its signature, and
    /// the last one against what the data folder remembers.
    public SealCheck verify() {
        var found = transactions.execute(_ -> new Verification().run());
        return found == null ? new Verification().run() : found;
    }

    /// A check that is at most a minute old, unless it found nothing: each walks along the whole record, and
    /// a page need not wait for it twice.
    public SealCheck checked() {
        var check = lastCheck;
        if (check == null
                || check.seals() == 0
                || check.checkedAt().plus(CHECK_STANDS).isBefore(clock.instant())) {
            check = verify();
            lastCheck = check;
        }
        return check;
    }

    private Optional<Seal> sealOnce() {
        // Waits for whoever is writing a reading, so that no lower id becomes visible later.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('access.reading')) is null")
                .query(Boolean.class)
                .single();
        var last = newest();
        var batch = readings(
                last.map(seal -> seal.readingIds().getLast()).orElse(Long.MIN_VALUE), Long.MAX_VALUE, MOST_PER_SEAL);
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        long number = last.map(Seal::number).orElse(0L) + 1;
        var previous = last.map(Seal::digest).orElse(NOTHING_BEFORE);
        var ids = batch.stream().map(Sealed::id).toList();
        var digests = batch.stream().map(Sealed::digest).collect(Collectors.joining());
        var sealedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var digest = digest(number, previous, ids, digests, sealedAt);
        var seal = new Seal(number, previous, ids, digests, sealedAt, digest, key.id(), key.sign(digest));
        keep(seal);
        return Optional.of(seal);
    }

    private void keep(Seal seal) {
        jdbc.sql("""
                insert into access.seal (number, previous, reading_id, digests, sealed_at, digest, key_id, signature)
                values (
                  :number, decode(:previous, 'hex'), :reading_id, decode(:digests, 'hex'), :sealed_at,
                  decode(:digest, 'hex'), :key_id, decode(:signature, 'hex'))
                """)
                .param("number", seal.number())
                .param("previous", seal.previous())
                .param("reading_id", seal.readingIds().toArray(Long[]::new))
                .param("digests", seal.digests())
                .param("sealed_at", seal.sealedAt().atOffset(ZoneOffset.UTC))
                .param("digest", seal.digest())
                .param("key_id", seal.keyId())
                .param("signature", seal.signature())
                .update();
    }

    private long unsealed() {
        return jdbc.sql("""
                select count(*)
                from access.reading
                where id > coalesce(
                  (select reading_id[cardinality(reading_id)] from access.seal order by number desc limit 1),
                  -9223372036854775808)
                """).query(Long.class).single();
    }

    private Optional<Seal> newest() {
        return jdbc.sql(SEALS + " order by number desc limit 1")
                .query((row, _) -> Seal.of(row))
                .optional();
    }

    private List<Sealed> readings(long after, long upTo, int most) {
        return jdbc.sql("""
                select
                  encode(salt, 'hex') as salt, id, extract(epoch from at)::text as at, account_id, account_name, role, act,
                  person_id, relation, reason, why, route
                from access.reading
                where id > :after
                  and id <= :up_to
                order by id
                limit :most
                """)
                .param("after", after)
                .param("up_to", upTo)
                .param("most", most)
                .query((row, _) -> new Sealed(row.getLong("id"), digest(row)))
                .list();
    }

    /// Each part with its length, so that no two readings look alike.
    private static String digest(ResultSet row) throws SQLException {
        var content = new StringBuilder();
        for (var column : List.of(
                "salt",
                "id",
                "at",
                "account_id",
                "account_name",
                "role",
                "act",
                "person_id",
                "relation",
                "reason",
                "why",
                "route")) {
            put(content, row.getString(column));
        }
        return Digest.of(content.toString());
    }

    private static String digest(long number, String previous, List<Long> ids, String digests, Instant sealedAt) {
        var content = new StringBuilder();
        put(content, Long.toString(number));
        put(content, previous);
        put(content, sealedAt.toString());
        put(content, ids.toString());
        put(content, digests);
        return Digest.of(content.toString());
    }

    private static void put(StringBuilder content, @Nullable String part) {
        content.append(part == null ? "-" : part.length() + ":" + part).append(';');
    }

    /// One walk along the chain.
    private final class Verification {

        private final List<String> troubles = new ArrayList<>();
        private String previous = NOTHING_BEFORE;
        private long readings;
        private long seals;
        private long lastReading = Long.MIN_VALUE;
        private @Nullable Instant sealedAt;

        SealCheck run() {
            // Before the walk: a seal is remembered once it is kept, so that one made meanwhile is missed by both.
            var head = key.head();
            jdbc.sql(SEALS + " order by number").withFetchSize(100).query((RowCallbackHandler)
                    row -> check(Seal.of(row)));
            head.ifPresent(this::checkEnd);
            long unsealed = jdbc.sql("select count(*) from access.reading where id > :last")
                    .param("last", lastReading)
                    .query(Long.class)
                    .single();
            return new SealCheck(readings, seals, unsealed, sealedAt, troubles, clock.instant());
        }

        private void check(Seal seal) {
            seals++;
            var name = "Seal " + seal.number();
            if (seal.number() != seals) {
                trouble("Seal " + seals + " is missing.");
                seals = seal.number();
            }
            if (!seal.previous().equals(previous)) {
                trouble(name + " does not follow the one before it.");
            }
            var digest = digest(seal.number(), seal.previous(), seal.readingIds(), seal.digests(), seal.sealedAt());
            if (!digest.equals(seal.digest())) {
                trouble(name + " was changed.");
            } else if (!seal.keyId().equals(key.id())) {
                trouble(name + " was made with another key than the one in the data folder.");
            } else if (!key.signed(digest, seal.signature())) {
                trouble(name + " has a false signature.");
            }
            checkReadings(seal);
            previous = seal.digest();
            sealedAt = seal.sealedAt();
        }

        private void checkReadings(Seal seal) {
            var ids = seal.readingIds();
            if (ids.isEmpty() || seal.digests().length() != ids.size() * DIGEST) {
                trouble("Seal " + seal.number() + " does not say what it seals.");
                return;
            }
            Map<Long, String> there = new HashMap<>();
            readings(lastReading, ids.getLast(), Integer.MAX_VALUE)
                    .forEach(reading -> there.put(reading.id(), reading.digest()));
            for (int place = 0; place < ids.size(); place++) {
                var digest = there.remove(ids.get(place));
                if (digest == null) {
                    trouble("Reading " + ids.get(place) + " was removed.");
                } else if (!digest.equals(seal.digestOf(place))) {
                    trouble("Reading " + ids.get(place) + " was changed.");
                }
            }
            there.keySet().stream().sorted().forEach(id -> trouble("Reading " + id + " was put in later."));
            readings += ids.size();
            lastReading = Math.max(lastReading, ids.getLast());
        }

        private void checkEnd(SealingKey.Head head) {
            if (head.number() > seals) {
                trouble("The end was cut off: seal " + head.number() + " was made, and the last one here is " + seals
                        + ".");
            } else {
                jdbc.sql("select encode(digest, 'hex') from access.seal where number = :number")
                        .param("number", head.number())
                        .query(String.class)
                        .optional()
                        .filter(digest -> !digest.equals(head.digest()))
                        .ifPresent(_ -> trouble("Seal " + head.number() + " is not the one that was made."));
            }
        }

        private void trouble(String words) {
            if (troubles.size() < MOST_TROUBLES) {
                troubles.add(words);
            }
        }
    }
}
