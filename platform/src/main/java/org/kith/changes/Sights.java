package org.kith.changes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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
import org.kith.needs.rules.Rule;
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

        /// The sources of a rule's evidence that are shown; none where it takes a kind of fact of which none is.
        private Set<String> evidence(Rule need, Role role, Relation relation, Map<String, String> kindsOfData) {
            var shown = new HashSet<String>();
            for (var read : need.reads()) {
                var kind = KindOfData.of(Objects.requireNonNull(kindsOfData.get(read.kind()), read.kind()));
                var of = sources.stream()
                        .filter(source -> read.sources().contains(source.source())
                                && source.roles().contains(role))
                        .map(DeclaredAudience::source)
                        .filter(source -> rules.show(role, relation, DeclaredAudience.kindFor(role, source, kind)))
                        .toList();
                if (of.isEmpty()) {
                    return Set.of();
                }
                shown.addAll(of);
            }
            return shown;
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
                    name,
                    then.title(name, now.title(name, name)),
                    records(of(Set.of(name), after), of(Set.of(name), before)),
                    records(of(Set.of(name), before), of(Set.of(name), after)),
                    who(of(Set.of(name), before), of(Set.of(name), after))));
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
                    kind,
                    KindOfData.of(kind).words(),
                    people(of(Set.of(kind), after), of(Set.of(kind), before)),
                    people(of(Set.of(kind), before), of(Set.of(kind), after)),
                    who(of(Set.of(kind), before), of(Set.of(kind), after))));
        }
        return reached;
    }

    /// Rules of need of which roles would see more needs, or fewer, in sentences: a need shows where all of its
    /// evidence does.
    List<String> ofNeeds(Sight now, Sight then, List<Rule> needs, Map<String, String> kindsOfData) {
        var before = new HashSet<Opening>();
        var after = new HashSet<Opening>();
        for (var need : needs.stream().filter(Rule::inForce).toList()) {
            for (var role : Role.values()) {
                for (var relation : Relation.values()) {
                    var opening = new Opening(role, relation, need.words().title());
                    var had = now.evidence(need, role, relation, kindsOfData);
                    var has = then.evidence(need, role, relation, kindsOfData);
                    if (!had.containsAll(has)) {
                        after.add(opening);
                    }
                    if (!has.containsAll(had)) {
                        before.add(opening);
                    }
                }
            }
        }
        var sentences = new ArrayList<String>();
        sentences.addAll(needs(after, "more"));
        sentences.addAll(needs(before, "fewer"));
        return sentences;
    }

    private static List<String> needs(Set<Opening> openings, String moreOrFewer) {
        return byRole(openings).entrySet().stream()
                .map(each -> each.getKey() + " would see " + moreOrFewer + " needs by: "
                        + Counts.list(List.copyOf(each.getValue())) + ".")
                .toList();
    }

    /// "Zone manager (lives in the zone) would see it"
    private static List<String> who(List<Opening> before, List<Opening> after) {
        return Stream.concat(
                        roles(after, before).map(role -> role + " would see it"),
                        roles(before, after).map(role -> role + " would no longer see it"))
                .toList();
    }

    private static Stream<String> roles(List<Opening> those, List<Opening> without) {
        return byRole(those.stream().filter(each -> !without.contains(each)).toList()).keySet().stream();
    }

    /// What is opened, by "Zone manager (lives in the zone)".
    private static SortedMap<String, SortedSet<String>> byRole(Collection<Opening> openings) {
        var relations = new TreeMap<Role, Map<String, SortedSet<Relation>>>();
        for (var each : openings) {
            relations
                    .computeIfAbsent(each.role(), _ -> new TreeMap<>())
                    .computeIfAbsent(each.what(), _ -> new TreeSet<>())
                    .add(each.relation());
        }
        var whats = new TreeMap<String, SortedSet<String>>();
        relations.forEach((role, opened) -> opened.forEach((what, in) ->
                whats.computeIfAbsent(words(role, in), _ -> new TreeSet<>()).add(what)));
        return whats;
    }

    private static String words(Role role, Set<Relation> relations) {
        return Words.capital(role.title())
                + (relations.contains(Relation.NONE)
                        ? ""
                        : relations.stream().map(Relation::words).collect(Collectors.joining(", ", " (", ")")));
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
                                            words(role, Set.of(relation))
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
              where not h.suspended
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
                and a.suspended_at is null
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
