package org.kith.access.accounts;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kith.database.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Tries to sign in, counted per name and per address.
///
/// They are counted in the database and not in a bucket in memory, so that a restart forgives nobody
/// and a second machine behind a balancer counts with the first.
@Repository
class SignInAttempts {

    static final int MINUTES = 15;

    /// Wrong tries with one name since it last worked.
    static final int PER_NAME = 5;

    /// Wrong tries from one address: a school may have one address for all.
    static final int PER_ADDRESS = 50;

    private final JdbcClient jdbc;

    SignInAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes a try, unless there were too many. Tries with one name, or from one address, wait for each
    /// other here, so that many at once do not slip through.
    @Transactional
    Optional<Long> begin(String username, String address) {
        var digest = digest(username);
        jdbc.sql("select pg_advisory_xact_lock(1, hashtext(encode(:digest, 'hex'))) is null")
                .param("digest", digest)
                .query(Boolean.class)
                .single();
        jdbc.sql("select pg_advisory_xact_lock(2, hashtext(:address)) is null")
                .param("address", address)
                .query(Boolean.class)
                .single();
        return jdbc.sql("""
                insert into access.sign_in_attempt (username_digest, address)
                select :digest, :address
                where :per_name > (
                    select count(*)
                    from access.sign_in_attempt a
                    where a.username_digest = :digest
                      and a.attempted_at > clock_timestamp() - make_interval(mins => :minutes)
                      and a.attempted_at > coalesce(
                        (select max(b.attempted_at) from access.sign_in_attempt b where b.username_digest = :digest and b.succeeded),
                        '-infinity'))
                  and :per_address > (
                    select count(*)
                    from access.sign_in_attempt a
                    where a.address = :address
                      and not a.succeeded
                      and a.attempted_at > clock_timestamp() - make_interval(mins => :minutes))
                returning id
                """)
                .param("digest", digest)
                .param("address", address)
                .param("minutes", MINUTES)
                .param("per_name", PER_NAME)
                .param("per_address", PER_ADDRESS)
                .query(Long.class)
                .optional();
    }

    /// Old tries are nobody's business: an address is personal data.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forget() {
        jdbc.sql("delete from access.sign_in_attempt where attempted_at < now() - interval '30 days'")
                .update();
    }

    void succeeded(long attempt) {
        jdbc.sql("update access.sign_in_attempt set succeeded = true where id = :id")
                .param("id", attempt)
                .update();
    }

    private static byte[] digest(String username) {
        return new Digest().add(username).bytes();
    }
}
