package org.kith.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.access.accounts.Accounts;
import org.kith.database.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoorsOnPostgres
class AccessIT {

    @Autowired
    Access access;

    @Autowired
    Grants grants;

    @Autowired
    Reasons reasons;

    @Autowired
    Readings readings;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private Staff staff;

    @BeforeEach
    void hire() {
        staff = new Staff(accounts);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void listsAndPagesAgreeForEveryKindAndAct(Role role) {
        var viewer = staff.of(role);
        var people = new ArrayList<UUID>();
        people.add(stranger());
        for (var relation : EnumSet.complementOf(EnumSet.of(Relation.REASON, Relation.FOUND, Relation.NONE))) {
            people.add(granted(viewer, relation));
        }
        var found = stranger();
        reasons.found(viewer, List.of(found));
        people.add(found);
        var asked = stranger();
        reasons.found(viewer, List.of(asked));
        reasons.give(viewer, List.of(asked), "the duty desk was rung about her");
        people.add(asked);
        for (var kind : KindOfData.values()) {
            for (var act : Act.values()) {
                var onPages = people.stream()
                        .filter(person -> access.allows(viewer, act, kind, person))
                        .toList();
                assertThat(listed(access.reach(viewer, act, kind), people))
                        .as("%s %s", act, kind)
                        .containsExactlyInAnyOrderElementsOf(onPages);
            }
        }
    }

    @Test
    void aGrantStandsFromItsFirstDayToItsLast() {
        var viewer = staff.of(Role.PRACTITIONER);
        var today = LocalDate.now(org.kith.site.words.Dates.HERE);
        assertThat(leads(viewer, today, today)).isTrue();
        assertThat(leads(viewer, today.minusDays(9), null)).isTrue();
        assertThat(leads(viewer, today.minusDays(9), today.minusDays(2))).isFalse();
        assertThat(leads(viewer, today.plusDays(2), null)).isFalse();
    }

    @Test
    void aWorkerHoldsWhatIsGrantedToTheirEmail() {
        var viewer = staff.of(Role.PRACTITIONER, "", "", "Tom.Adeyemi@Example.org");
        var child = stranger();
        grants.add(
                "test",
                List.of(new Grant(
                        "worker:tom.adeyemi@example.org", Relation.LEAD, child, LocalDate.of(2026, 1, 1), null)));
        assertThat(access.ties(viewer, child).closest()).isEqualTo(Relation.LEAD);
    }

    @Test
    void aReplacementTouchesOnlyItsWritersGrantsAndWritesOnlyDifferences() {
        var kept = stranger();
        var gone = stranger();
        var other = stranger();
        grants.add("other", List.of(new Grant("zone:z", Relation.IN_ZONE, other, LocalDate.of(2026, 1, 1), null)));
        var query =
                "select 'zone:z', 'in-zone', p::uuid, date '2026-01-01', null::date from unnest(array['%s', '%s']) p";
        assertThat(grants.replace("replacing", query.formatted(kept, gone))).isEqualTo(new Grants.Replaced(2, 0));
        assertThat(grants.replace("replacing", query.formatted(kept, kept))).isEqualTo(new Grants.Replaced(0, 1));
        assertThat(grants.replace("replacing", query.formatted(kept, kept))).isEqualTo(new Grants.Replaced(0, 0));
        var manager = staff.of(Role.ZONE_MANAGER, "z", "", "");
        assertThat(access.ties(manager, kept).closest()).isEqualTo(Relation.IN_ZONE);
        assertThat(access.ties(manager, gone).closest()).isEqualTo(Relation.NONE);
        assertThat(access.ties(manager, other).closest()).isEqualTo(Relation.IN_ZONE);
    }

    @Test
    void aHundredAndFiftyThousandGrantsAreReplacedInSeconds() {
        var query =
                "select 'setting:' || n % 300, 'on-roll', ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid,"
                        + " date '2026-09-01', null::date from generate_series(1, 150000) n";
        long start = System.nanoTime();
        assertThat(grants.replace("many", query).begun()).isEqualTo(150_000);
        assertThat(grants.replace("many", query)).isEqualTo(new Grants.Replaced(0, 0));
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
        grants.replace("many", "select null, null, null, null, null where false");
    }

    @Test
    void nobodyGivesAReasonForSomebodyWhomNoSearchShowed5() {
        var viewer = staff.of(Role.PRACTITIONER);
        var child = stranger();
        assertThat(reasons.give(viewer, List.of(child), "I only guessed the address"))
                .isInstanceOf(Decision.Refused.class);
        assertThat(access.allows(viewer, Act.READ, KindOfData.IDENTITY, child)).isFalse();
    }

    @Test
    void aReasonOpensThePageForAShortTimeAndIsOnRecord5() {
        var viewer = staff.of(Role.PRACTITIONER);
        var child = stranger();
        reasons.found(viewer, List.of(child));
        assertThat(access.decide(viewer, Act.READ, KindOfData.SOCIAL_CARE, child))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        no -> assertThat(no.mayGiveReason()).isTrue());
        assertThat(reasons.give(viewer, List.of(child), "She rang the duty desk")
                        .allowed())
                .isTrue();
        assertThat(access.allows(viewer, Act.READ, KindOfData.SOCIAL_CARE, child))
                .isTrue();
        readings.record(viewer, Act.READ, List.of(child), "person page");
        assertThat(readings.about(staff.of(Role.PRACTITIONER), List.of(child), java.time.Instant.EPOCH))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.relation()).isEqualTo(Relation.REASON);
                    assertThat(reading.reason()).isEqualTo("She rang the duty desk");
                    assertThat(reading.accountId()).isEqualTo(viewer.id().value());
                });
        jdbc.sql("update access.reason_given set until = now() where person_id = :child")
                .param("child", child)
                .update();
        assertThat(access.allows(viewer, Act.READ, KindOfData.SOCIAL_CARE, child))
                .isFalse();
    }

    @Test
    void aReasonOpensNothingToASchool() {
        var viewer = staff.of(Role.SCHOOL_LEAD);
        var child = stranger();
        reasons.found(viewer, List.of(child));
        assertThat(reasons.give(viewer, List.of(child), "He starts here on Monday")
                        .allowed())
                .isFalse();
    }

    @Test
    void aParentIsNotToldOfWhoeverWorksWhereTheNameIsADanger7() {
        var refuge = staff.of(Role.PRACTITIONER);
        jdbc.sql("update access.account set discreet = true where id = :id")
                .param("id", refuge.id().value())
                .update();
        var lead = staff.of(Role.PRACTITIONER);
        var child = stranger();
        readings.record(refuge, Act.READ, List.of(child), "person page");
        readings.record(lead, Act.READ, List.of(child), "person page");
        assertThat(readings.about(staff.of(Role.PARENT), List.of(child), java.time.Instant.EPOCH))
                .extracting(Reading::accountId)
                .containsExactly(lead.id().value());
        assertThat(readings.about(lead, List.of(child), java.time.Instant.EPOCH))
                .hasSize(2);
    }

    @Test
    void aParentIsNotToldWhatTheOtherParentRead7() {
        var mother = staff.of(Role.PARENT);
        var child = stranger();
        readings.record(mother, Act.READ, List.of(child), "what was released to a parent");
        assertThat(readings.about(staff.of(Role.PARENT), List.of(child), java.time.Instant.EPOCH))
                .isEmpty();
        assertThat(readings.about(staff.of(Role.PRACTITIONER), List.of(child), java.time.Instant.EPOCH))
                .hasSize(1);
        var told = new ArrayList<Reading>();
        readings.told(child, told::add);
        assertThat(told).isEmpty();
    }

    private List<UUID> listed(Reach reach, List<UUID> people) {
        if (reach.everybody()) {
            return people;
        }
        return jdbc.sql("""
                select p.id
                from unnest(:people::uuid[]) p(id)
                where exists (
                  select from access.standing s
                  where s.person_id = p.id
                    and s.holder = any(:holders)
                    and s.relation = any(:relations))
                """)
                .param("people", Texts.of(people))
                .param("holders", reach.holders())
                .param("relations", reach.relations())
                .query(UUID.class)
                .list();
    }

    private boolean leads(Viewer viewer, LocalDate from, @org.jspecify.annotations.Nullable LocalDate until) {
        var child = stranger();
        grants.add("test", List.of(new Grant("user:" + viewer.id(), Relation.LEAD, child, from, until)));
        return access.ties(viewer, child).closest() == Relation.LEAD;
    }

    private UUID granted(Viewer viewer, Relation relation) {
        var person = stranger();
        grants.add(
                "test",
                Stream.of(new Grant("user:" + viewer.id(), relation, person, LocalDate.of(2026, 1, 1), null))
                        .toList());
        return person;
    }

    private static UUID stranger() {
        return UUID.randomUUID();
    }
}
