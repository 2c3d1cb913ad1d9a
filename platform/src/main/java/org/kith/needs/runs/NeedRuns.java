package org.kith.needs.runs;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.kith.database.Plans;
import org.kith.database.Runs;
import org.kith.partners.calendar.LateSources;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Which runs of the rules there have been: what each looked at and what it made, so that what would make the same
/// again need not run.
@Repository
class NeedRuns {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final Runs runs;
    private final LateSources late;
    private final InstantSource clock;

    NeedRuns(JdbcOperations statements, JdbcClient jdbc, Runs runs, LateSources late, InstantSource clock) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.runs = runs;
        this.late = late;
        this.clock = clock;
    }

    /// What a run would look at, in a line that differs whenever the answer could.
    String fingerprint(LocalDate today) {
        return terms(today) + jdbc.sql("""
                select concat_ws(' ', (select max(id) from families.build), (select max(id) from matching.change))
                """).query(String.class).single();
    }

    /// What the answer rests on besides what came: the day, what is due and has not come, and the rules.
    private String terms(LocalDate today) {
        return today + " " + late.awaited().hashCode() + " "
                + jdbc.sql("""
                select coalesce(sum(hashtextextended(sql_sha256, id)), 0) || ' ' from needs.rule where in_force
                """).query(String.class).single();
    }

    /// What the newest run found, if it looked at exactly this.
    Optional<NeedsFound> last(String fingerprint) {
        return runs.last("needs.run", fingerprint, NeedsFound.class);
    }

    /// What the newest run found, if since then no day passed, nothing else is waited for or late and no rule changed,
    /// and people and needs are as it left them; it is noted as found again. To be asked only where no rule has
    /// anything new to read.
    Optional<NeedsFound> again(KeptEvidence.Look look, LocalDate today, String fingerprint) {
        var stood = stood(look);
        var again = lastOf(stood, terms(today)).map(NeedsFound::again);
        again.ifPresent(found -> note(fingerprint, today, found, stood));
        return again;
    }

    /// Notes a run, and what it made.
    void note(String fingerprint, LocalDate today, NeedsFound found, String stood) {
        jdbc.sql("""
                insert into needs.run (at, as_of, fingerprint, manifest, stood, found_until)
                select :at, :as_of, :fingerprint, :manifest::jsonb, :stood, coalesce(max(id), 0) from needs.found
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("as_of", today)
                .param("fingerprint", fingerprint)
                .param("manifest", JSON.writeValueAsString(found))
                .param("stood", stood)
                .update();
    }

    /// A sum over all that the digest is made of, people named by their ids: what a fact says never changes while its
    /// delivery stands.
    String stood(KeptEvidence.Look look) {
        return jdbc.sql("""
                select concat_ws(' ', :people::text, count(*), sum(hashtextextended(
                  concat_ws('|', id, rule_id, person_id, since, stands_until, unconfirmed_since, kinds, row_hash), 0)))
                from needs.found
                where ended_on is null
                """).param("people", look.people()).query(String.class).single();
    }

    /// What the newest run found, if just this stood after it.
    ///
    /// @param terms by which it found it; any where empty
    private Optional<NeedsFound> lastOf(String stood, String terms) {
        return runs.newest(
                "needs.run",
                "stood = :stood and starts_with(fingerprint, :terms)",
                Map.of("stood", stood, "terms", terms),
                NeedsFound.class);
    }

    /// Of the needs that stand. Of what stood once before and is whole it was made then.
    ///
    /// @param stood what [#stood] says of them
    String digest(KeptEvidence.Look look, String stood) {
        return look.nothingUndone() ? lastOf(stood, "").map(NeedsFound::digest).orElseGet(this::digest) : digest();
    }

    /// SHA-256 over every need that stands, with people and facts named by the sources' own keys. Facts and records are
    /// read in the order of their numbers.
    private String digest() {
        return Plans.withoutLoops(
                statements, () -> jdbc.sql("""
                with standing as (
                  select f.id, r.name, r.version, f.person_id, f.since, f.stands_until, f.unconfirmed_since, f.kinds
                  from needs.found f
                  join needs.rule r on r.id = f.rule_id
                  where f.ended_on is null
                ), rests as (
                  select e.found_id, e.fact_id, e.path, e.path_person_id, e.path_since
                  from needs.evidence e
                  join standing s on s.id = e.found_id
                ), holds as (
                  select person_id, record_id
                  from matching.member
                  where person_id in (select person_id from standing union all select path_person_id from rests)
                ), named as (
                  select h.person_id, min(s.name || '/' || c.source_key collate "C") as name
                  from holds h
                  join partners.record c on c.id = h.record_id and c.id = any(array(select record_id from holds))
                  join partners.source s on s.id = c.source_id
                  group by h.person_id
                ), evidence as (
                  select e.found_id,
                    string_agg(concat_ws(',', k.name, f.code, f.starts_on, f.ends_on, f.amount, e.path, n.name, e.path_since), ';'
                      order by k.name, f.code collate "C", f.starts_on, f.ends_on, f.amount, n.name collate "C") as facts
                  from rests e
                  join partners.fact f on f.id = e.fact_id and f.id = any(array(select fact_id from rests))
                  join partners.fact_kind k on k.id = f.kind
                  left join named n on n.person_id = e.path_person_id
                  group by e.found_id
                )
                select encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' order by line collate "C"), ''), 'UTF8')), 'hex')
                from (
                  select concat_ws('|', s.name, s.version, n.name, s.since, s.stands_until, s.unconfirmed_since, s.kinds,
                    e.facts) as line
                  from standing s
                  join named n on n.person_id = s.person_id and n.name is not null
                  left join evidence e on e.found_id = s.id
                ) lines
                """).query(String.class).single());
    }
}
