package org.kith.needs;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.access.Sight;

/// Which needs a viewer may see in lists, and since when something counts as changed, as parameters of their SQL.
///
/// @param asOf the day of the last run
/// @param firstRunOn the day of the first
/// @param sight which kinds of data lists show the viewer of whom
/// @param relations in which somebody has to stand to be on a working list of the viewer's
/// @param sources that name the viewer's role
/// @param setting the viewer's own, of a school
@SuppressWarnings("ArrayRecordComponent") // never compared
record ListScope(
        LocalDate asOf,
        LocalDate firstRunOn,
        LocalDate since,
        Sight sight,
        String[] relations,
        String[] sources,
        @Nullable String setting) {

    /// All findings of whom the viewer may know, as [#listed(String)] takes them.
    static final String ALL = """
            select f.id as found_id, m.relation
            from mine m
            join needs.found f on f.person_id = m.person_id
            where f.ended_on is null or f.ended_on > :since
            """;

    /// A few findings; a condition on `f` follows. `offset 0`: each person's grants are looked up and not all of the
    /// viewer's.
    static final String SOME = """
            select f.id as found_id, m.relation
            from needs.found f
            cross join lateral (
              select s.relation
              from access.standing s
              where s.person_id = f.person_id
                and s.holder = any(:holders)
                and s.relation = any(:listed)
              offset 0) m
            where (f.ended_on is null or f.ended_on > :since)
              and
            """;

    /// `with` what the viewer may see in lists, as `listed`: needs that stand, and those that ended
    /// after `since`, each once. Every source of the evidence must name the role; and what another
    /// school recorded is kept from a school.
    ///
    /// `near`, of whom the viewer may know at all, is made first and whole, and what is asked of
    /// kinds and sources stands in a `case`: the planner takes it that hardly anything passes a
    /// comparison of arrays, and where it expects one row looks up thousands one by one.
    static String listed(String near) {
        return """
                with may as materialized (
                  select relation, kinds::text[] as kinds
                  from unnest(:relations::text[], :kinds::text[]) as may (relation, kinds)
                ), mine as materialized (
                  select s.person_id, s.relation
                  from access.standing s
                  where s.holder = any(:holders)
                    and s.relation = any(:listed)
                ), near as materialized (
                %s
                ), listed as materialized (
                  select distinct on (f.found_id) f.found_id, f.rule_name, f.title, f.person_id, f.family_id,
                    coalesce(f.family_id, f.person_id) as unit_id, f.zone_code, f.pyramid, f.setting_code, f.since,
                    f.found_on, f.ended_on, f.unconfirmed_since, f.received_on, f.ended_on is null as stands,
                    f.ended_on is null and (f.since > :since or f.found_on > greatest(:since, :first_run_on)) as fresh
                  from near n
                  join may on may.relation = n.relation
                  join needs.need_facts f on f.found_id = n.found_id
                  where case when f.kinds <@ may.kinds then coalesce(f.sources, '{}') <@ :sources::text[] end
                    and (:setting::text is null
                      or not 'education' = any(f.kinds)
                      or 'education-elsewhere' = any(may.kinds)
                      or not exists (
                        select from needs.evidence e
                        join partners.fact t on t.id = e.fact_id
                        join partners.fact_kind k on k.id = t.kind
                        where e.found_id = f.found_id
                          and k.kind_of_data = 'education'
                          and t.setting_code is distinct from :setting))
                )
                """.formatted(near);
    }

    /// The parameters of [#listed(String)].
    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("since", since);
        parameters.put("first_run_on", firstRunOn);
        parameters.put("relations", sight.relations());
        parameters.put("kinds", sight.kinds());
        parameters.put("holders", sight.holders());
        parameters.put("listed", relations);
        parameters.put("sources", sources);
        parameters.put("setting", setting);
        return parameters;
    }
}
