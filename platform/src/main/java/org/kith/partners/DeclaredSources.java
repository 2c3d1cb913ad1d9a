package org.kith.partners;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.declarations.StrategyFolder;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Duty;
import org.kith.partners.layouts.FactKinds;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.reading.Sources;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The sources that the strategy folder declares, each with its number in the database.
@Repository
public final class DeclaredSources {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Agreements agreements;
    private final InstantSource clock;
    private final Supplier<Sources> sources;
    private final Map<String, Short> ids = new LinkedHashMap<>();
    private @Nullable Sources written;

    DeclaredSources(
            JdbcClient jdbc, JsonMapper json, StrategyFolder strategy, Agreements agreements, InstantSource clock) {
        this.agreements = agreements;
        this.clock = clock;
        this.jdbc = jdbc;
        this.json = json;
        this.sources = strategy.reading(Sources::in);
    }

    public List<Source> all() {
        return sources.get().all();
    }

    /// The words that a declaration may use today.
    public Vocabulary vocabulary() {
        return Vocabulary.of(sources.get());
    }

    /// New law on which a source may rest.
    List<Duty> law() {
        return sources.get().law();
    }

    public Optional<Source> find(String name) {
        return sources.get().find(name);
    }

    /// Sources that name the role and are for children of some ages only.
    public List<AgesOfSource> forSomeAges(Role role) {
        var some = new ArrayList<AgesOfSource>();
        for (var source : all()) {
            var from = source.coverage().fromAge();
            var until = source.coverage().untilAge();
            if (from != null && until != null && source.audience().roles().contains(role.word())) {
                some.add(new AgesOfSource(source.title(), new Populations.Ages(from, until)));
            }
        }
        return some;
    }

    /// For which ages a source is; empty for one that is for all.
    public Optional<Populations.Ages> agesOf(String source) {
        return find(source).map(Source::coverage).flatMap(coverage -> {
            var from = coverage.fromAge();
            var until = coverage.untilAge();
            return from == null || until == null ? Optional.empty() : Optional.of(new Populations.Ages(from, until));
        });
    }

    /// Who answers for what the source says; nobody does for one that is declared no more.
    public Optional<DataController> controllerOf(String source) {
        return find(source).map(Source::agreement).map(each -> new DataController(each.controller(), each.contact()));
    }

    /// What people call a layout: "Marks by week".
    public Optional<String> titleOf(String layout) {
        return sources.get().layouts().stream()
                .filter(each -> each.name().equals(layout))
                .map(Layout::title)
                .findFirst();
    }

    /// Names of the sources of which two records are two people.
    public List<String> holdingAPersonOnce() {
        return all().stream().filter(Source::holdsPersonOnce).map(Source::name).toList();
    }

    /// Names of the sources of which each file says anew all that they know.
    public Set<String> restating() {
        return all().stream()
                .filter(source -> source.delivery().kind() == DeliveryKind.SNAPSHOT)
                .map(Source::name)
                .collect(Collectors.toSet());
    }

    public Sources reader() {
        return sources.get();
    }

    public short id(Source source) {
        write();
        var id = ids.get(source.name());
        if (id == null) {
            throw new IllegalStateException("the source " + source.name() + " is not declared");
        }
        return id;
    }

    /// Writes the declarations and the kinds of facts to the database, once in a run and once they are others.
    public synchronized void write() {
        var sources = this.sources.get();
        if (sources.equals(written)) {
            return;
        }
        for (var kind : FactKinds.load().all()) {
            jdbc.sql("""
                            insert into partners.fact_kind (id, name, title, kind_of_data, meaning, lasts)
                            values (:id, :name, :title, :kind_of_data, :meaning, :lasts)
                            on conflict (id) do update
                            set name = excluded.name, title = excluded.title,
                                kind_of_data = excluded.kind_of_data, meaning = excluded.meaning,
                                lasts = excluded.lasts
                            """)
                    .param("id", kind.id())
                    .param("name", kind.name())
                    .param("title", kind.title())
                    .param("kind_of_data", kind.data())
                    .param("meaning", kind.meaning())
                    .param("lasts", !kind.isEvent())
                    .update();
        }
        for (var source : sources.all()) {
            var id = jdbc.sql("""
                            insert into partners.source (name, title, kind, organisation_code, review_on, declaration)
                            values (:name, :title, :kind, :organisation_code, :review_on, :declaration::jsonb)
                            on conflict (name) do update
                            set title = excluded.title, kind = excluded.kind,
                                organisation_code = excluded.organisation_code, review_on = excluded.review_on,
                                declaration = excluded.declaration
                            returning id
                            """)
                    .param("name", source.name())
                    .param("title", source.title())
                    .param("kind", source.audience().data())
                    .param("organisation_code", source.organisation())
                    .param("review_on", source.agreement().reviewOn())
                    .param("declaration", json.writeValueAsString(source))
                    .query(Short.class)
                    .single();
            agreements.declared(id, source, Dates.today(clock));
            ids.put(source.name(), id);
        }
        written = sources;
    }
}
