package org.kith.needs;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.NotShown;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.PublishedRules;
import org.kith.needs.rules.Rule;
import org.kith.partners.calendar.LateSources;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What rules in force have not found, and why: nothing there is no answer without a reason.
@Repository
public final class Silences {

    /// No source is declared as being of these.
    private static final Set<KindOfData> ABOUT_ANYBODY =
            EnumSet.of(KindOfData.IDENTITY, KindOfData.SHIELDED, KindOfData.RELATIONSHIPS, KindOfData.WHO_HELPS);

    private final JdbcClient jdbc;
    private final PublishedRules rules;
    private final LateSources sources;
    private final Access access;
    private final Audience audience;
    private final InstantSource clock;

    Silences(
            JdbcClient jdbc,
            PublishedRules rules,
            LateSources sources,
            Access access,
            Audience audience,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.sources = sources;
        this.access = access;
        this.audience = audience;
        this.clock = clock;
    }

    /// Somebody in one of whose records a rule may look for what is so of a person.
    private enum Around {
        THEMSELVES,
        AT_HOME,
        PARENT;

        boolean isLookedAtBy(Rule rule) {
            return switch (this) {
                case THEMSELVES -> true;
                case AT_HOME -> rule.looksAtHome();
                case PARENT -> rule.looksAtParents();
            };
        }
    }

    /// A source that has a record of somebody around a person.
    private record Known(UUID other, Around as, String source) {}

    /// The rules that found nothing of a person, by their titles.
    public record Of(Person person, Map<Silence, List<String>> rules) {}

    /// For each of these people, why the rules that the viewer may know of say nothing. That a rule had a record to
    /// look at is told of those records alone that the viewer may read: it would tell of another household's.
    ///
    /// @param found needs that stand; their rules are left out
    public List<Of> about(Map<Person, Ties> people, Collection<Need> found, Viewer viewer) {
        var inForce = rules.inForce();
        var named = Set.copyOf(List.of(audience.sources(viewer)));
        var came = sources.knownUntil().keySet();
        var known = known(people.keySet());
        var others = access.ties(
                viewer,
                known.values().stream().flatMap(List::stream).map(Known::other).collect(Collectors.toSet()));
        var silences = new ArrayList<Of>();
        people.forEach((person, ties) -> {
            var byWhy = new EnumMap<Silence, List<String>>(Silence.class);
            for (var rule : inForce) {
                boolean speaks = found.stream()
                        .anyMatch(need -> need.person().equals(person.id())
                                && need.rule().name().equals(rule.rule().name()));
                if (!speaks && named.containsAll(rule.rule().sources()) && mayRead(rule, ties)) {
                    boolean matched = known.getOrDefault(person.id(), List.of()).stream()
                            .anyMatch(one -> rule.rule().sources().contains(one.source())
                                    && one.as().isLookedAtBy(rule.rule())
                                    && mayRead(rule, Objects.requireNonNull(others.get(one.other()))));
                    byWhy.computeIfAbsent(why(rule.rule(), person, came, matched), _ -> new ArrayList<>())
                            .add(rule.rule().words().title());
                }
            }
            silences.add(new Of(person, byWhy));
        });
        return silences;
    }

    /// Kinds of data on which a need could rest and that are not shown to the viewer of any of
    /// these people: the same whether or not there is one.
    public NotShown held(Collection<Ties> ties, Viewer viewer) {
        var kinds = EnumSet.noneOf(KindOfData.class);
        rules.inForce().forEach(rule -> rule.kinds().forEach(kind -> kinds.add(KindOfData.of(kind))));
        kinds.removeAll(ABOUT_ANYBODY);
        if (viewer.settingCode().isPresent()) {
            kinds.add(KindOfData.EDUCATION_ELSEWHERE);
        }
        return audience.held(List.copyOf(kinds), ties, viewer);
    }

    private static boolean mayRead(PublishedRule rule, Ties ties) {
        return rule.kinds().stream().map(KindOfData::of).allMatch(kind -> ties.allow(Act.READ, kind));
    }

    private Silence why(Rule rule, Person person, Set<String> came, boolean matched) {
        if (!rule.ages().holdOn(Dates.today(clock)).test(person.bornOn())) {
            return Silence.OUT_OF_AGE;
        }
        if (rule.sources().stream().noneMatch(came::contains)) {
            return Silence.NOT_COVERED;
        }
        return matched ? Silence.NONE : Silence.NOT_MATCHED;
    }

    /// Of each of these people which sources have a record of theirs, of whoever they live with or of a parent.
    private Map<PersonId, List<Known>> known(Collection<Person> people) {
        var known = new HashMap<PersonId, List<Known>>();
        jdbc.sql("""
            with around as (
              select id as person_id, id as other_id, 'THEMSELVES' as known_as
              from unnest(:people::uuid[]) id
              union
              select one.person_id, other.person_id, 'AT_HOME'
              from families.residence one
              join families.residence other on other.home_id = one.home_id and other.until_on is null
              where one.person_id = any(:people::uuid[]) and one.until_on is null
              union
              select one_person_id, other_person_id, 'PARENT'
              from families.relationship
              where one_person_id = any(:people::uuid[]) and kind in ('mother', 'father', 'parent')
            )
            select distinct a.person_id, a.other_id, a.known_as, s.name
            from around a
            join matching.member m on m.person_id = a.other_id
            join partners.record r on r.id = m.record_id and not r.sealed
            join partners.source s on s.id = r.source_id
            """)
                .param("people", Texts.of(people.stream().map(Person::id).toList()))
                .query(row -> {
                    known.computeIfAbsent(new PersonId(row.getObject("person_id", UUID.class)), _ -> new ArrayList<>())
                            .add(new Known(
                                    row.getObject("other_id", UUID.class),
                                    Around.valueOf(row.getString("known_as")),
                                    row.getString("name")));
                });
        return known;
    }
}
