package org.kith.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.database.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which findings are one need of a home: of children of one family, by one version of a rule, since one day and until
/// one day, confirmed alike or ended alike, and resting on the very same evidence in the records of others. What each
/// child's own record says besides may differ. Of needs that rest on children's own records alone none is of a home.
///
/// Only those that a viewer is shown are put together, so that nobody is named or counted by it who is not shown.
@Repository
public class HomeNeeds {

    private final JdbcClient jdbc;

    HomeNeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Told(
            UUID family,
            int rule,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate unconfirmed,
            @Nullable LocalDate ended,
            @Nullable String endedWhy) {}

    private record Found(long id, UUID person, Map<Long, UUID> owners) {}

    /// Puts together what is told of one home.
    ///
    /// @param all what tells of findings, in its order
    /// @param found the finding that one tells of
    /// @param family whose page it stands on, or the person's own id
    /// @return each of them once, with those that it is told with, in the order of the first
    public <T> List<List<T>> together(Collection<T> all, ToLongFunction<T> found, Function<T, UUID> family) {
        var families = new HashMap<Long, UUID>();
        all.forEach(one -> families.put(found.applyAsLong(one), family.apply(one)));
        var first = firsts(families);
        return List.copyOf(all.stream()
                .collect(Collectors.groupingBy(
                        one -> first.getOrDefault(found.applyAsLong(one), found.applyAsLong(one)),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    /// By each finding of a home that several children have, the first of them.
    private Map<Long, Long> firsts(Map<Long, UUID> families) {
        var alone = new HashSet<UUID>();
        var several = new HashSet<UUID>();
        families.values().forEach(family -> {
            if (!alone.add(family)) {
                several.add(family);
            }
        });
        families.values().retainAll(several);
        if (families.isEmpty()) {
            return Map.of();
        }
        var told = new HashMap<Told, Map<Long, Found>>();
        jdbc.sql("""
                select f.id, f.rule_id, f.since, f.stands_until, f.unconfirmed_since, f.ended_on, f.ended_why,
                  f.person_id, e.fact_id, coalesce(e.path_person_id, f.person_id) as owner
                from needs.found f
                join needs.evidence e on e.found_id = f.id
                where f.id = any(:found::bigint[])
                """).param("found", Texts.of(families.keySet())).query(row -> {
            long id = row.getLong("id");
            var person = row.getObject("person_id", UUID.class);
            told.computeIfAbsent(
                            new Told(
                                    families.getOrDefault(id, person),
                                    row.getInt("rule_id"),
                                    row.getObject("since", LocalDate.class),
                                    row.getObject("stands_until", LocalDate.class),
                                    row.getObject("unconfirmed_since", LocalDate.class),
                                    row.getObject("ended_on", LocalDate.class),
                                    row.getString("ended_why")),
                            _ -> new HashMap<>())
                    .computeIfAbsent(id, _ -> new Found(id, person, new HashMap<>()))
                    .owners()
                    .put(row.getLong("fact_id"), row.getObject("owner", UUID.class));
        });
        var firsts = new HashMap<Long, Long>();
        told.values().forEach(findings -> firsts.putAll(firsts(findings.values())));
        return firsts;
    }

    private static Map<Long, Long> firsts(Collection<Found> findings) {
        var children = findings.stream().map(Found::person).collect(Collectors.toSet());
        var byEvidence = new HashMap<Set<Long>, List<Long>>();
        for (var finding : findings) {
            byEvidence
                    .computeIfAbsent(ofOthers(finding, children), _ -> new ArrayList<>())
                    .add(finding.id());
        }
        var firsts = new HashMap<Long, Long>();
        byEvidence.forEach((evidence, ids) -> {
            if (!evidence.isEmpty()) {
                long first = ids.stream().min(Long::compare).orElseThrow();
                ids.forEach(id -> firsts.put(id, first));
            }
        });
        return firsts;
    }

    /// What a finding rests on in the records of others than the children; where that is nothing, in all records, if
    /// those of others are among them.
    private static Set<Long> ofOthers(Found finding, Set<UUID> children) {
        var evidence = new HashSet<Long>();
        finding.owners().forEach((fact, owner) -> {
            if (!children.contains(owner)) {
                evidence.add(fact);
            }
        });
        boolean ofBrothersAndSisters =
                finding.owners().values().stream().anyMatch(owner -> !owner.equals(finding.person()));
        return evidence.isEmpty() && ofBrothersAndSisters ? finding.owners().keySet() : evidence;
    }
}
