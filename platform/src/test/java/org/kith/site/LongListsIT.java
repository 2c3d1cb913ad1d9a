package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What lists do not show at once is on their next pages.
@DoorsOnPostgres
class LongListsIT extends Visiting {

    private static final String REACH = """
            {"files": [], "rules": [], "sources": [], "kinds": [], "roles": [], "needs": [],
             "more": {"users": 0, "records": 0}, "fewer": {"users": 0, "records": 0}}
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    /// No transaction that ends with a test could: what is read is recorded by a connection of its own.
    @AfterEach
    void forget() {
        jdbc.sql("delete from partners.delivery where sha256 like 'long list%'").update();
        jdbc.sql("delete from access.review where key like 'long list%'").update();
        jdbc.sql("delete from changes.proposal where made_by = 'Long list'").update();
        jdbc.sql("delete from access.account_change where by_name = 'Long list'")
                .update();
        jdbc.sql("delete from needs.rule where name = 'long-list'").update();
    }

    @Test
    void everyFileOfASourceHasALinkToItsReceipt() {
        jdbc.sql("""
                insert into partners.source (name, title, kind, declaration)
                values ('early-help', 'Early help register', 'changes', '{}')
                on conflict do nothing
                """).update();
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, layout, state, as_of, received_on, receipt, remarks)
                select s.id, 'long list ' || n, 'weekly-' || n || '.csv', 'early-help', 'accepted', day, day,
                  '{"file": "", "sha256": "", "source": "early-help", "layout": "early-help", "state": "accepted", "read": 0,
                    "accepted": 0, "rejected": 0, "warned": 0, "troubles": [], "moreTroubles": 0, "unknownColumns": [],
                    "unknownCodes": []}',
                  '{"waitsFor": [], "absentSettings": [], "reasons": []}'
                from partners.source s, generate_series(1, 51) n, lateral (select date '2001-01-01' + n as day) as received
                where s.name = 'early-help'
                """).update();
        var analyst = new Staff(accounts).of(Role.ANALYST);
        assertThat(get("/sources/early-help", analyst)).bodyText().contains(" files have come");
        assertLast(
                analyst,
                "/sources/early-help",
                "page",
                50,
                "select count(*) from partners.delivery where source_id ="
                        + " (select id from partners.source where name = 'early-help')",
                "weekly-1.csv");
    }

    @Test
    void everyOutcomeOfAReviewIsKeptInSight() {
        jdbc.sql("""
                insert into access.review (id, oddity, key, account_id, account_name, role, person_id, from_at, until_at, outcome, why,
                  by_name, answered_at)
                select gen_random_uuid(), 'many', 'long list ' || n, gen_random_uuid(), 'Worker no. ' || n, 'practitioner', '{}',
                  at, at, 'in-order', 'asked', 'Helen', at
                from generate_series(1, 21) n, lateral (select timestamptz '2001-01-01' + n * interval '1 hour' as at) as day
                """).update();
        assertLast(
                new Staff(accounts).of(Role.GOVERNANCE_OFFICER),
                "/audit/reviews",
                "page",
                20,
                "select count(*) from access.review where outcome is not null",
                "Worker no. 1 ");
    }

    @Test
    void everyDecidedChangeOfTheStrategyCanBeOpened() {
        jdbc.sql("""
                insert into changes.proposal (id, made_at, made_by, base, files, reach, state, decided_at, decided_by)
                select gen_random_uuid(), at, 'Long list', 1, '{}', '%s', 'dropped', at, 'Officer no. ' || n
                from generate_series(1, 21) n, lateral (select timestamptz '2001-01-01' + n * interval '1 day' as at) as day
                """.formatted(REACH)).update();
        assertLast(
                new Staff(accounts).of(Role.ANALYST),
                "/changes",
                "page",
                20,
                "select count(*) from changes.proposal where state in ('published', 'dropped')",
                "Officer no. 1<");
    }

    @Test
    void allThatWasDoneWithAccountsCanBeRead() {
        var officer = new Staff(accounts).of(Role.GOVERNANCE_OFFICER);
        jdbc.sql("""
                insert into access.account_change (account_id, word, why, by_account, by_name)
                select ?, 'suspend', 'Reason no. ' || n, gen_random_uuid(), 'Long list'
                from generate_series(1, 13) n
                """).param(officer.id().value()).update();
        var path = "/accounts/" + officer.id().value();
        assertLast(
                officer,
                path,
                "done",
                12,
                "select count(*) from access.account_change where by_name = 'Long list'",
                "Reason no. 1<");
        assertThat(get("/accounts", officer))
                .bodyText()
                .contains("Reason no. 13<")
                .doesNotContain("Reason no. 1<");
        assertThat(get("/accounts?done=2", officer)).bodyText().contains("Reason no. 1<");
    }

    @Test
    void everyChangeOfARuleIsPublic() {
        jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, sources, kinds, reads, stands, in_force, off_why,
                  sql, sql_sha256, published_on)
                select 'long-list', n, 'Long list', 'o', 'Words no. ' || n || '.', 'e.', '{}', '{}', '[]', 's', false, 'a test', '',
                  n::text, date '2001-01-01' + n
                from generate_series(1, 22) n
                """).update();
        assertLast(new Staff(accounts).of(Role.ANALYST), "/rules", "page", 20, """
                select count(*)
                from needs.rule r
                where exists (select from needs.rule before where before.name = r.name and before.version < r.version)
                """, "Now: Words no. 2.");
    }

    /// The oldest is on the last page, to which the pager of each page leads on.
    ///
    /// @param counting how many there are in all
    private void assertLast(Viewer viewer, String path, String page, int most, String counting, String oldest) {
        int last = Math.ceilDiv(jdbc.sql(counting).query(Integer.class).single(), most);
        assertThat(get(path, viewer))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"" + path + "?" + page + "=2\"")
                .doesNotContain(oldest);
        assertThat(get(path + "?" + page + "=" + last, viewer))
                .hasStatusOk()
                .bodyText()
                .contains(oldest, "Page " + last + " of " + last);
    }
}
