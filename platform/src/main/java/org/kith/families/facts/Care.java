package org.kith.families.facts;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.Origin;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which children the council looks after now, where the viewer may read it.
@Repository
public class Care {

    private static final String WITH_PARENTS = "P1";

    /// As SSDA903 has them, without the number: what a placement is called is kept, never where it is. Of one for an
    /// adoption nothing is said.
    private static final Map<Character, String> PLACEMENTS = Map.of(
            'U', "with foster carers",
            'K', "in a children’s home or secure unit",
            'H', "in lodgings with support",
            'R', "in a residential setting",
            'S', "in a residential school",
            'T', "somewhere for a short time");

    private static final Map<String, String> OTHER_PLACEMENTS = Map.of(
            WITH_PARENTS,
            "with their own parents",
            "P2",
            "living independently",
            "U1",
            "with a relative or friend",
            "U2",
            "with a relative or friend",
            "U3",
            "with a relative or friend");

    /// A child in care.
    ///
    /// @param since when it began; episodes that follow on one another are one time in care
    /// @param placed in what kind of place, in words; empty where it is not said or not for the viewer
    /// @param atHome whether the child is placed with their own parents
    /// @param said the newest word
    /// @param fact the number of the fact that says it
    public record InCare(PersonId child, LocalDate since, String placed, boolean atHome, Origin said, long fact) {

        /// "In the care of the council, placed with foster carers"
        public String words() {
            return "In the care of the council" + placedInWords();
        }

        /// "Robin 12 is in care, placed with foster carers, since 1 May 2023, as of 2 November."
        ///
        /// @param who "Robin 12"
        public String of(String who, LocalDate today) {
            return who + " is in care" + placedInWords() + ", since " + Dates.day(since, today) + ", as of "
                    + Dates.day(said.saidOn(), today) + ".";
        }

        private String placedInWords() {
            return placed.isEmpty() ? "" : ", placed " + placed;
        }
    }

    /// @param toldUntil the last day of which its source told
    private record Episode(
            PersonId child,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String placement,
            LocalDate toldUntil,
            Origin said,
            long fact) {

        boolean open(LocalDate today) {
            return !from.isAfter(today) && (until == null || until.isAfter(today));
        }

        /// Whether this newer word says that the other, which has no end, is over: it ended after all of which the
        /// other's source told, or was said later.
        boolean ends(Episode other, LocalDate today) {
            return until != null
                    && !until.isAfter(today)
                    && !until.isBefore(other.from)
                    && (until.isAfter(other.toldUntil) || said.saidOn().isAfter(other.said.saidOn()));
        }

        boolean leadsTo(LocalDate day) {
            return from.isBefore(day) && (until == null || !until.plusDays(1).isBefore(day));
        }
    }

    private final JdbcClient jdbc;
    private final Audience audience;
    private final InstantSource clock;

    Care(JdbcClient jdbc, Audience audience, InstantSource clock) {
        this.jdbc = jdbc;
        this.audience = audience;
        this.clock = clock;
    }

    /// Those of the people who are in care today.
    ///
    /// @param ties how the viewer stands to each of the people; of nobody else is anything read
    public Map<PersonId, InCare> now(Map<PersonId, Ties> ties, Viewer viewer) {
        var today = Dates.today(clock);
        var byChild = new LinkedHashMap<PersonId, List<Episode>>();
        for (var episode : episodes(ties, viewer)) {
            byChild.computeIfAbsent(episode.child(), _ -> new ArrayList<>()).add(episode);
        }
        return byChild.entrySet().stream()
                .flatMap(each -> now(each.getValue(), ties.get(each.getKey()), today).stream())
                .collect(Collectors.toMap(InCare::child, Function.identity()));
    }

    private static Optional<InCare> now(List<Episode> episodes, @Nullable Ties tie, LocalDate today) {
        var open = episodes.stream()
                .filter(episode -> episode.open(today))
                .filter(episode -> episodes.stream().noneMatch(other -> other.ends(episode, today)))
                .sorted(Comparator.comparing((Episode episode) -> episode.said().saidOn())
                        .thenComparing(Episode::from)
                        .reversed())
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var newest = open.getFirst();
        var placement = open.stream()
                .map(Episode::placement)
                .filter(said -> said != null && !said.isBlank())
                .findFirst()
                .orElse("");
        boolean places = tie != null && tie.allow(Act.READ, KindOfData.SHIELDED);
        return Optional.of(new InCare(
                newest.child(),
                since(episodes, newest.from()),
                places ? words(placement) : "",
                placement.equals(WITH_PARENTS),
                newest.said(),
                newest.fact()));
    }

    private static LocalDate since(List<Episode> episodes, LocalDate from) {
        return episodes.stream()
                .filter(episode -> episode.leadsTo(from))
                .map(Episode::from)
                .min(Comparator.naturalOrder())
                .map(earlier -> since(episodes, earlier))
                .orElse(from);
    }

    private static String words(String placement) {
        return OTHER_PLACEMENTS.getOrDefault(
                placement, placement.isEmpty() ? "" : PLACEMENTS.getOrDefault(placement.charAt(0), ""));
    }

    private List<Episode> episodes(Map<PersonId, Ties> ties, Viewer viewer) {
        return jdbc
                .sql("""
                select m.person_id, k.kind_of_data, f.starts_on, f.ends_on, f.id as fact_id, f.delivery_id, f.line,
                  case when k.name = 'care-episode' then split_part(f.code, '/', 2) end as placement,
                  d.received_on, (select received_on from partners.told_again(f.id)) as again_on, s.name as source, s.title,
                  u.told_until
                from matching.member m
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                join partners.told_until u on u.source_id = r.source_id
                join partners.fact f on f.record_id = m.record_id
                join partners.fact_kind k on k.id = f.kind
                join partners.delivery d on d.id = f.delivery_id
                where m.person_id = any(:people::uuid[])
                  and not r.sealed
                  and (k.name = 'care-episode' or (k.name = 'legal-status' and f.code = 'looked-after'))
                  and f.withdrawn_delivery_id is null
                  and f.starts_on is not null
                order by f.starts_on, f.id
                """)
                .param("people", Texts.of(ties.keySet()))
                .query((row, _) -> {
                    var child = new PersonId(row.getObject("person_id", UUID.class));
                    var tie = ties.get(child);
                    var origin = Origin.in(row);
                    return tie != null
                                    && audience.mayRead(
                                            origin.source(), KindOfData.of(row.getString("kind_of_data")), tie, viewer)
                            ? Optional.of(new Episode(
                                    child,
                                    row.getObject("starts_on", LocalDate.class),
                                    row.getObject("ends_on", LocalDate.class),
                                    row.getString("placement"),
                                    row.getObject("told_until", LocalDate.class),
                                    origin,
                                    row.getLong("fact_id")))
                            : Optional.<Episode>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
