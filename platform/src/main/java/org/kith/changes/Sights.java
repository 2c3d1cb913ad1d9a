package org.kith.changes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Rules;
import org.kith.changes.Reach.OfSight;
import org.kith.changes.Reach.Seen;
import org.kith.partners.DeclaredAudience;
import org.kith.site.words.Counts;
import org.kith.site.words.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who would see more or fewer records by other declarations of sources or another matrix: by the grants that
/// stand today.
@Repository
class Sights {

    /// Who of a role, and standing how to a person, is shown what a source says of them.
    private record Opening(Role role, Relation relation, String what) {}

    private final JdbcClient jdbc;

    Sights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All that decides who may see what.
    record Sight(List<DeclaredAudience> sources, Rules rules) {

        static Sight in(Path strategy) {
            return new Sight(DeclaredAudience.in(strategy), Rules.in(strategy));
        }

        /// What is shown, of sources.
        private Set<Opening> ofSources() {
            var openings = new HashSet<Opening>();
            for (var source : sources) {
                for (var role : source.roles()) {
                    var kind = DeclaredAudience.kindFor(role, source.source(), source.kind());
                    for (var relation : Relation.values()) {
                        if (rules.show(role, relation, kind)) {
                            openings.add(new Opening(role, relation, source.source()));
                        }
                    }
                }
            }
            return openings;
        }

        /// What is shown, of kinds that no source is named by.
        private Set<Opening> ofKinds(Set<KindOfData> named) {
            var openings = new HashSet<Opening>();
            for (var kind : KindOfData.values()) {
                for (var role : Role.values()) {
                    for (var relation : Relation.values()) {
                        if (!named.contains(kind) && relation != Relation.NONE && rules.show(role, relation, kind)) {
                            openings.add(new Opening(role, relation, kind.word()));
                        }
                    }
                }
            }
            return openings;
        }

        private Stream<KindOfData> named() {
            return sources.stream().map(DeclaredAudience::kind);
        }

        private String title(String name, String otherwise) {
            return sources.stream()
                    .filter(source -> source.source().equals(name))
                    .map(DeclaredAudience::title)
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    /// Sources of which more or fewer records would be seen, by title.
    List<OfSight> ofSources(Sight now, Sight then) {
        var before = now.ofSources();
        var after = then.ofSources();
        var reached = new ArrayList<OfSight>();
        for (var name : differing(before, after)) {
            reached.add(new OfSight(
                    then.title(name, now.title(name, name)),
                    records(of(Set.of(name), after), of(Set.of(name), before)),
                    records(of(Set.of(name), before), of(Set.of(name), after))));
        }
        return reached;
    }

    /// Over all sources: how many users would see more records, and how many records.
    Seen more(Sight now, Sight then) {
        var before = now.ofSources();
        var after = then.ofSources();
        var names = differing(before, after);
        return records(of(names, after), of(names, before));
    }

    /// Kinds of data, such as who is helping, of which more or fewer people would be seen.
    List<OfSight> ofKinds(Sight now, Sight then) {
        var named = Stream.concat(now.named(), then.named()).collect(Collectors.toSet());
        var before = now.ofKinds(named);
        var after = then.ofKinds(named);
        var reached = new ArrayList<OfSight>();
        for (var kind : differing(before, after)) {
            reached.add(new OfSight(
                    KindOfData.of(kind).words(),
                    people(of(Set.of(kind), after), of(Set.of(kind), before)),
                    people(of(Set.of(kind), before), of(Set.of(kind), after))));
        }
        return reached;
    }

    /// What roles may do and could not, or the other way, in sentences.
    List<String> ofRoles(Rules now, Rules then) {
        var changed = new LinkedHashMap<String, Set<String>>();
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                for (var act : Act.values()) {
                    for (var kind : KindOfData.values()) {
                        boolean may = then.allow(role, relation, kind, act);
                        if (may != now.allow(role, relation, kind, act)) {
                            changed.computeIfAbsent(
                                            Words.capital(role.title())
                                                    + (relation == Relation.NONE ? "" : " (" + relation.words() + ")")
                                                    + (may ? " may now " : " may no longer ")
                                                    + act.word().replace('-', ' ') + ": ",
                                            _ -> new TreeSet<>())
                                    .add(kind.words());
                        }
                    }
                }
            }
        }
        return changed.entrySet().stream()
                .map(each -> each.getKey() + Counts.list(List.copyOf(each.getValue())) + ".")
                .toList();
    }

    private static Set<String> differing(Set<Opening> before, Set<Opening> after) {
        var names = new TreeSet<String>();
        before.stream().filter(each -> !after.contains(each)).forEach(each -> names.add(each.what()));
        after.stream().filter(each -> !before.contains(each)).forEach(each -> names.add(each.what()));
        return names;
    }

    private static List<Opening> of(Set<String> names, Set<Opening> openings) {
        return openings.stream().filter(each -> names.contains(each.what())).toList();
    }

    private static final String USERS = """
            with tied as (
              select distinct h.account_id as id, h.role, s.relation, s.person_id
              from access.account_holder h
              join access.standing s on s.holder = h.holder
            ), opened as (
              select * from unnest(:roles::text[], :relations::text[], :whats::text[]) as o (role, relation, what)
            ), had as (
              select * from unnest(:had_roles::text[], :had_relations::text[], :had_whats::text[]) as o (role, relation, what)
            )
            """;

    /// The accounts and records of which one is shown the other by the openings of a table.
    private static String shown(String openings) {
        return """
              select t.id, r.record_id
              from tied t
              join %1$s o on o.role = t.role and o.relation = t.relation
              join record r on r.person_id = t.person_id and r.name = o.what
              union
              select a.id, r.record_id
              from access.account a
              join %1$s o on o.role = a.role and o.relation = 'none'
              join record r on r.name = o.what
              where a.closed_at is null
            """.formatted(openings);
    }

    /// Records that somebody would see by these openings and does not see by the others.
    private Seen records(List<Opening> opened, List<Opening> had) {
        return seen(USERS + """
            , record as (
              select m.person_id, m.record_id, s.name
              from matching.member m
              join partners.record r on r.id = m.record_id
              join partners.source s on s.id = r.source_id
              where s.name = any(:whats)
            ), fresh as (
              (%s)
              except
              (%s)
            )
            select count(distinct id) as users, count(distinct record_id) as records from fresh
            """.formatted(shown("opened"), shown("had")), opened, had);
    }

    private Seen people(List<Opening> opened, List<Opening> had) {
        return seen(USERS + """
            , fresh as (
              select t.id, t.person_id, o.what
              from tied t
              join opened o on o.role = t.role and o.relation = t.relation
              except
              select t.id, t.person_id, o.what
              from tied t
              join had o on o.role = t.role and o.relation = t.relation
            )
            select count(distinct id) as users, count(distinct person_id) as records from fresh
            """, opened, had);
    }

    private Seen seen(String query, List<Opening> opened, List<Opening> had) {
        if (opened.isEmpty()) {
            return new Seen(0, 0);
        }
        var exact = jdbc.sql(query)
                .params(columns("", opened))
                .params(columns("had_", had))
                .query(Seen.class)
                .single();
        return new Seen(exact.users(), Counts.rough(exact.records()));
    }

    private static Map<String, Object> columns(String prefix, List<Opening> openings) {
        return Map.of(
                prefix + "roles",
                openings.stream().map(each -> each.role().word()).toArray(String[]::new),
                prefix + "relations",
                openings.stream().map(each -> each.relation().word()).toArray(String[]::new),
                prefix + "whats",
                openings.stream().map(Opening::what).toArray(String[]::new));
    }
}
