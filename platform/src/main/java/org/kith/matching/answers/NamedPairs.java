package org.kith.matching.answers;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Two people here who somebody knows are one, though no run found it. Whom an adoption seals or parts is nobody here.
@Repository
public class NamedPairs {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JdbcClient jdbc;
    private final Access access;
    private final Readings readings;
    private final Decisions decisions;
    private final DescribedRecords records;
    private final KnownByNumber knownByNumber;

    NamedPairs(
            JdbcClient jdbc,
            Access access,
            Readings readings,
            Decisions decisions,
            DescribedRecords records,
            KnownByNumber knownByNumber) {
        this.jdbc = jdbc;
        this.access = access;
        this.readings = readings;
        this.decisions = decisions;
        this.records = records;
        this.knownByNumber = knownByNumber;
    }

    /// The records of two people.
    public record Two(List<Pair.Described> one, List<Pair.Described> other) {

        public Two {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }

        /// A mark of which records it shows.
        public String shown() {
            return Stream.of(one, other)
                    .map(each -> each.stream()
                            .map(record -> String.valueOf(record.record()))
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining(";"));
        }
    }

    /// Who may be meant by a number or by the address of a person's page.
    public List<PersonId> meant(String typed, Viewer viewer) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        var id = ID.matcher(typed);
        return id.find() ? List.of(PersonId.of(id.group())) : knownByNumber.bearing(typed);
    }

    /// Both side by side; that they were read is recorded. Nothing where one is nobody here.
    public Optional<Two> look(PersonId one, PersonId other, Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.PAIRS);
        var some = decisions.records(one);
        var others = decisions.records(other);
        var described =
                records.described(Stream.concat(some.stream(), others.stream()).toList());
        var two = new Two(among(described.values(), one), among(described.values(), other));
        if (two.one().isEmpty() || two.other().isEmpty()) {
            return Optional.empty();
        }
        var parting = decisions.parting(some, others, 0);
        if (parting.isPresent()) {
            var decision = parting.get().decision();
            if (decision == null) {
                return Optional.empty();
            }
            throw new PartedByDecision(decision);
        }
        var undecided = decisions.decided(Judgement.ASK, some, others, 0);
        if (undecided.isPresent() && open(two).isEmpty()) {
            throw new LeftUndecided(undecided.get());
        }
        readings.record(viewer, List.of(one.value(), other.value()), Untold.WHO_IS_WHO);
        return Optional.of(two);
    }

    /// The pair by which people are asked about the two, if they are asked already.
    public Optional<UUID> open(Two two) {
        return jdbc.sql("""
                select p.id
                from matching.pair p
                where p.until_change is null
                  and (p.one_record_id = any(:some) and p.other_record_id = any(:others)
                    or p.one_record_id = any(:others) and p.other_record_id = any(:some))
                  and not exists (
                    select from matching.decision d
                    where d.undone_at is null
                      and d.one_record_id = p.one_record_id
                      and d.other_record_id = p.other_record_id)
                order by p.one_record_id, p.other_record_id
                limit 1
                """)
                .param("some", ids(two.one()))
                .param("others", ids(two.other()))
                .query(UUID.class)
                .optional();
    }

    /// Has people asked about the two, by those of their records that say most.
    UUID ask(Two two, Viewer viewer) {
        int one = sayingMost(two.one());
        int other = sayingMost(two.other());
        return jdbc.sql("""
                insert into matching.pair (id, one_record_id, other_record_id, rival_record_ids, reasons, since_change, named_by)
                select :id, least(:one, :other), greatest(:one, :other), '{}',
                  '{"sentence": "", "twins": 0, "kin": 0, "steps": []}', max(id), :by
                from matching.change
                on conflict (one_record_id, other_record_id) do update
                set named_by = excluded.named_by, probability = null, band = null, rival_record_ids = '{}', one_gap = null,
                    other_gap = null, reasons = excluded.reasons, stratum = null, until_change = null
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("one", one)
                .param("other", other)
                .param("by", viewer.id().value())
                .query(UUID.class)
                .single();
    }

    private static List<Pair.Described> among(Collection<Pair.Described> described, PersonId person) {
        return described.stream()
                .filter(record -> record.person().equals(person))
                .toList();
    }

    private static Integer[] ids(List<Pair.Described> described) {
        return described.stream().map(Pair.Described::record).toArray(Integer[]::new);
    }

    private static int sayingMost(List<Pair.Described> described) {
        return described.stream()
                .max(Comparator.comparingLong(NamedPairs::said)
                        .thenComparing(Pair.Described::record, Comparator.reverseOrder()))
                .orElseThrow()
                .record();
    }

    private static long said(Pair.Described record) {
        var called = record.called();
        var numbers = record.numbers();
        return Stream.of(
                        called.forename(),
                        called.surname(),
                        called.bornOn(),
                        called.sex(),
                        record.reached().address(),
                        record.reached().postcode(),
                        numbers.upn(),
                        numbers.nhsNumber(),
                        numbers.councilId())
                .filter(Objects::nonNull)
                .count();
    }
}
