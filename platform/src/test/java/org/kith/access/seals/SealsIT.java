package org.kith.access.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody who owns the database tries to change the past.
@OnPostgres
class SealsIT {

    private final Viewer viewer = Viewer.operator();

    @Autowired
    Readings readings;

    @Autowired
    Seals seals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${kith.data}")
    Path data;

    /// Three seals of four readings each: the one that seals each second waits until they are made.
    @BeforeEach
    void readAndSeal() throws IOException {
        var sealing = seals;
        synchronized (sealing) {
            empty();
            Files.deleteIfExists(data.resolve("seal/head"));
            for (int batch = 0; batch < 3; batch++) {
                for (int n = 0; n < 4; n++) {
                    readings.record(viewer, Act.READ, List.of(UUID.randomUUID(), UUID.randomUUID()), "family page");
                }
                seals.seal();
            }
        }
        assertThat(seals.verify().troubles()).isEmpty();
        assertThat(seals.verify().readings()).isEqualTo(12);
    }

    @AfterEach
    void clear() {
        empty();
    }

    @Test
    void theTableRefusesToChangeWhatIsThere() {
        for (var statement : List.of(
                "update access.reading set why = 'nothing'",
                "delete from access.reading",
                "truncate access.reading",
                "update access.seal set number = number",
                "delete from access.seal",
                "truncate access.seal")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("only grows");
        }
    }

    @Test
    void aChangedReadingIsSeen() {
        long id = someReading();
        forge("update access.reading set person_id = array[gen_random_uuid()] where id = " + id);
        assertThat(seals.verify().troubles()).containsExactly("Reading " + id + " was changed.");
    }

    @Test
    void aChangedTimeIsSeen() {
        long id = someReading();
        forge("update access.reading set at = at - interval '1 day' where id = " + id);
        assertThat(seals.verify().troubles()).containsExactly("Reading " + id + " was changed.");
    }

    @Test
    void aRemovedReadingIsSeen() {
        long id = someReading();
        forge("delete from access.reading where id = " + id);
        assertThat(seals.verify().troubles()).containsExactly("Reading " + id + " was removed.");
    }

    @Test
    void readingsThatChangedPlacesAreSeen() {
        long id = someReading();
        forge("""
                alter table access.reading alter column id drop identity;
                update access.reading set id = -1 where id = %1$d;
                update access.reading set id = %1$d where id = %1$d + 1;
                update access.reading set id = %1$d + 1 where id = -1;
                alter table access.reading alter column id add generated always as identity (start with 1000000)
                """.formatted(id));
        assertThat(seals.verify().troubles())
                .containsExactly("Reading " + id + " was changed.", "Reading " + (id + 1) + " was changed.");
    }

    @Test
    void aReadingPutInLaterIsSeen() {
        long id = someReading();
        forge("""
                insert into access.reading (id, account_id, account_name, role, act, person_id, relation, why, route)
                overriding system value
                select -5, account_id, account_name, role, act, person_id, relation, why, route
                from access.reading where id = %d
                """.formatted(id));
        assertThat(seals.verify().troubles()).containsExactly("Reading -5 was put in later.");
    }

    @Test
    void aCutOffEndIsSeen() {
        forge("""
                delete from access.reading where id = any((select reading_id from access.seal order by number desc limit 1)::bigint[]);
                delete from access.seal where number = 3
                """);
        assertThat(seals.verify().troubles()).singleElement().asString().startsWith("The end was cut off: seal 3");
    }

    @Test
    void aRemovedSealIsSeen() {
        forge("delete from access.seal where number = 2");
        assertThat(seals.verify().troubles())
                .contains("Seal 2 is missing.", "Seal 3 does not follow the one before it.");
    }

    @Test
    void aSealMadeAnewWithoutTheKeyIsSeen() {
        long id = someReading();
        forge("""
                update access.reading set why = 'nothing' where id = %d;
                update access.seal set digest = sha256('anything') where number = 2
                """.formatted(id));
        assertThat(seals.verify().troubles()).contains("Seal 2 was changed.");
    }

    @Test
    void readingsMadeAtOnceAreAllSealedOnce() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(n -> () -> {
                        readings.record(viewer, Act.READ, List.of(UUID.randomUUID()), "person page");
                        if (n % 20 == 0) {
                            seals.seal();
                        }
                        return true;
                    })
                    .toList();
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        seals.seal();
        assertThat(seals.verify()).satisfies(check -> {
            assertThat(check.troubles()).isEmpty();
            assertThat(check.readings()).isEqualTo(212);
            assertThat(check.unsealed()).isZero();
        });
    }

    /// A seal that is made while somebody checks is no end cut off.
    @Test
    void aCheckDuringSealingFindsNothing() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            var sealing = pool.submit(() -> {
                for (int n = 0; n < 100; n++) {
                    readings.record(viewer, Act.READ, List.of(UUID.randomUUID()), "person page");
                    seals.seal();
                }
            });
            while (!sealing.isDone()) {
                assertThat(seals.verify().troubles()).isEmpty();
            }
            sealing.get();
        }
    }

    @Test
    void onlyTheOwnerMayReadTheKey() throws IOException {
        for (var name : List.of("ed25519.key", "head")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("seal/" + name))))
                    .isEqualTo("rw-------");
        }
    }

    private long someReading() {
        return jdbc.sql("select reading_id[2] from access.seal where number = 2")
                .query(Long.class)
                .single();
    }

    /// The sweep of each minute may hold one of the two and wait for the other.
    private void empty() {
        for (int left = 5; ; left--) {
            try {
                forge("truncate access.reading, access.seal");
                return;
            } catch (PessimisticLockingFailureException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    /// As the database's owner, who can switch off its triggers.
    private void forge(String statements) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (var statement : statements.split(";", -1)) {
                jdbc.sql(statement).update();
            }
        });
    }
}
