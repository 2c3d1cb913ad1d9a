package org.kith.needs.truth;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.kith.database.ProgramBuild;
import org.kith.database.bulk.CopyOut;
import org.kith.declarations.StrategyFolder;
import org.kith.matching.TruthFile;
import org.kith.matching.Untold;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.PublishedRules;
import org.kith.needs.rules.Rule;
import org.kith.partners.calendar.LateSources;
import org.kith.site.words.Dates;
import org.kith.strategy.SchoolYear;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Holds the needs that stand against those that are true, where a made county gives the truth.
@Repository
public class NeedQuality {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final PublishedRules rules;
    private final LateSources sources;
    private final StrategyFolder strategy;
    private final InstantSource clock;

    NeedQuality(
            JdbcOperations statements,
            JdbcClient jdbc,
            PublishedRules rules,
            LateSources sources,
            StrategyFolder strategy,
            InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
        this.sources = sources;
        this.jdbc = jdbc;
        this.rules = rules;
        this.strategy = strategy;
    }

    /// What is true of those of whom a folder of the truth tells, as of today.
    public TrueNeeds read(Path truth) {
        return read(truth, Dates.today(clock));
    }

    private TrueNeeds read(Path truth, LocalDate day) {
        return TrueNeeds.in(truth, day, SchoolYear.in(strategy.path()));
    }

    /// What a comparison rests on besides links, needs and the truth, in a line that differs whenever its result could.
    public String restsOn() {
        var today = Dates.today(clock);
        return String.join(
                " ",
                today.toString(),
                String.valueOf(SchoolYear.in(strategy.path())
                        .days(today.minusYears(2), today)
                        .hashCode()),
                toldUntil().toString(),
                rules.inForce().stream()
                        .map(PublishedRule::id)
                        .sorted()
                        .toList()
                        .toString(),
                ProgramBuild.sum(TrueNeeds.class, "org/kith/needs/"));
    }

    private ToldUntil toldUntil() {
        return new ToldUntil(sources.knownUntil(), sources.kindsKnownUntil());
    }

    /// Compares rule by rule what the newest run found with what was true on the days of which
    /// the newest files of the rule's sources speak: no rule can know what happened since.
    /// Somebody who was found is the person to whom most of their records belong.
    ///
    /// @param truth the folder of the truth
    /// @param read from there
    /// @return nothing before the first run
    /// @throws Untold where the truth does not tell whose the records are
    @Transactional(readOnly = true)
    public Optional<NeedAgreement> against(Path truth, TrueNeeds read) {
        var asOf = jdbc.sql("select max(as_of) from needs.run")
                .query(LocalDate.class)
                .optional();
        if (asOf.isEmpty()) {
            return Optional.empty();
        }
        var whole = read.asOf(asOf.get()) ? read : read(truth, asOf.get());
        var toldUntil = toldUntil();
        var held = rules.inForce().parallelStream()
                .map(published -> True.of(published.rule(), whole, toldUntil))
                .toList();
        var everybody = new HashSet<String>();
        var left = new TreeMap<String, String>();
        held.forEach(one -> one.people()
                .ifPresentOrElse(everybody::addAll, () -> left.put(one.rule().name(), one.untold())));
        var records = records(truth, everybody);
        var found = found(records.who());
        var compared = held.stream()
                .flatMap(one -> one.people().stream()
                        .map(people -> NeedAgreement.OfRule.of(
                                one.rule().name(),
                                people,
                                found.getOrDefault(one.rule().name(), Set.of()),
                                named(one.rule(), records),
                                told(one.rule(), toldUntil))))
                .sorted(Comparator.comparing(NeedAgreement.OfRule::rule))
                .toList();
        return Optional.of(new NeedAgreement(compared, left));
    }

    /// Of whom a rule is true.
    ///
    /// @param untold why that cannot be said, where it cannot
    private record True(Rule rule, Optional<Set<String>> people, String untold) {

        static True of(Rule rule, TrueNeeds truth, ToldUntil toldUntil) {
            try {
                return new True(rule, truth.of(rule, toldUntil), NeedAgreement.UNTOLD);
            } catch (Untold e) {
                return new True(rule, Optional.empty(), String.valueOf(e.getMessage()));
            }
        }
    }

    /// Whom a rule could find. Whoever is reached by what is said of others need be named nowhere.
    private static Predicate<String> named(Rule rule, Records records) {
        boolean readsOthers = rule.looksAtHome() || rule.looksAtParents();
        return person -> readsOthers || records.names(person, rule.sources());
    }

    /// By source, until when it told of all that the rule takes from it.
    private static SortedMap<String, LocalDate> told(Rule rule, ToldUntil toldUntil) {
        var told = new TreeMap<String, LocalDate>();
        for (var read : rule.reads()) {
            for (var source : read.sources()) {
                var until = toldUntil.of(source, read.kind());
                if (until != null) {
                    told.merge(source, until, (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
        return told;
    }

    /// @param who for each person that was found, who they are
    /// @param naming for those asked about, the sources that name them
    private record Records(Map<UUID, String> who, Map<String, Set<String>> naming) {

        boolean names(String person, Collection<String> sources) {
            return !Collections.disjoint(naming.getOrDefault(person, Set.of()), sources);
        }
    }

    private Records records(Path truth, Set<String> people) {
        var found = recordsOfThoseFound();
        var naming = new HashMap<String, Set<String>>();
        var votes = new HashMap<UUID, Map<String, Integer>>();
        new TruthFile(truth.resolve("records.csv"), "source", "id", "person").each(row -> {
            var person = found.getOrDefault(row.in("source"), Map.of()).get(row.in("id"));
            if (person != null) {
                votes.computeIfAbsent(person, _ -> new TreeMap<>()).merge(row.in("person"), 1, Integer::sum);
            }
            if (people.contains(row.in("person"))) {
                naming.computeIfAbsent(row.in("person"), _ -> new HashSet<>()).add(row.in("source"));
            }
        });
        var who = new HashMap<UUID, String>();
        votes.forEach((person, of) -> of.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> who.put(person, most.getKey())));
        return new Records(who, naming);
    }

    /// By source and key, to whom of those that were found a record belongs.
    private Map<String, Map<String, UUID>> recordsOfThoseFound() {
        var records = new HashMap<String, Map<String, UUID>>();
        CopyOut.each(
                statements,
                """
                select s.name, r.source_key, m.person_id
                from matching.member m
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                where m.person_id in (select person_id from needs.need_facts where ended_on is null)
                """,
                row -> records.computeIfAbsent(row.said(1), _ -> new HashMap<>())
                        .put(row.said(2), row.uuid(3)));
        return records;
    }

    /// By rule, of whom it was found. Somebody of whom the truth knows nothing counts as found and not as right.
    private Map<String, Set<String>> found(Map<UUID, String> who) {
        var found = new HashMap<String, Set<String>>();
        jdbc.sql("select rule_name, person_id from needs.need_facts where ended_on is null")
                .query(row -> {
                    var person = row.getObject("person_id", UUID.class);
                    found.computeIfAbsent(row.getString("rule_name"), _ -> new HashSet<>())
                            .add(who.getOrDefault(person, person.toString()));
                });
        return found;
    }
}
