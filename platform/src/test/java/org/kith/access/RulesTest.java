package org.kith.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `trust.md` demands of the matrix, line by line; the numbers in the names are its.
class RulesTest {

    private static final Set<KindOfData> OF_A_PERSON = EnumSet.range(KindOfData.IDENTITY, KindOfData.ADULT_TREATMENT);

    private final Rules rules = new Rules();

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyTakesOutWhatIsKnownOfAPerson(Role role) {
        for (var kind : OF_A_PERSON) {
            assertThat(allowed(role, kind, Act.EXPORT, Relation.values()))
                    .as(kind.word())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void withoutARelationNobodyMeetsAnyoneInAListOrOnAPage(Role role) {
        for (var kind : OF_A_PERSON) {
            assertThat(allowed(role, kind, Act.FIND, Relation.NONE))
                    .as(kind.word())
                    .isFalse();
            assertThat(allowed(role, kind, Act.READ, Relation.NONE))
                    .as(kind.word())
                    .isFalse();
        }
    }

    @Test
    void whoeverHelpsNobodyFindsByExactNameOnlyAndIsAskedWhy5() {
        assertThat(allowed(Role.PRACTITIONER, KindOfData.IDENTITY, Act.FIND_EXACTLY, Relation.NONE))
                .isTrue();
        assertThat(allowed(Role.PRACTITIONER, KindOfData.SOCIAL_CARE, Act.FIND_EXACTLY, Relation.NONE))
                .isFalse();
        assertThat(decide(Role.PRACTITIONER, KindOfData.SOCIAL_CARE, Act.READ, Relation.FOUND))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.mayGiveReason()).isTrue());
        assertThat(decide(Role.PRACTITIONER, KindOfData.SOCIAL_CARE, Act.READ, Relation.NONE))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.mayGiveReason()).isFalse());
        assertThat(allowed(Role.PRACTITIONER, KindOfData.SOCIAL_CARE, Act.READ, Relation.REASON))
                .isTrue();
    }

    @Test
    void aSchoolSeesItsOwnFactsOfItsOwnPupilsAndWhoIsHelping6() {
        var seen = OF_A_PERSON.stream()
                .filter(kind -> allowed(Role.SCHOOL_LEAD, kind, Act.READ, Relation.ON_ROLL))
                .toList();
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        KindOfData.IDENTITY, KindOfData.WHO_HELPS, KindOfData.EDUCATION, KindOfData.ENCOMPASS);
        for (var kind : OF_A_PERSON) {
            assertThat(allowed(Role.SCHOOL_LEAD, kind, Act.READ, Relation.FOUND, Relation.REASON, Relation.IN_ZONE))
                    .as(kind.word())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noticesOfDomesticAbuseToASchoolStayWithItsSafeguardingLead6(Role role) {
        for (var relation : Relation.values()) {
            assertThat(allowed(role, KindOfData.ENCOMPASS, Act.READ, relation))
                    .isEqualTo(role == Role.SCHOOL_LEAD && relation == Relation.ON_ROLL);
        }
    }

    @Test
    void aParentSeesWhatWasReleasedAndNothingElse7() {
        assertThat(allowed(Role.PARENT, KindOfData.RELEASED, Act.READ, Relation.PARENT))
                .isTrue();
        for (var kind : OF_A_PERSON) {
            assertThat(allowed(Role.PARENT, kind, Act.READ, Relation.values()))
                    .as(kind.word())
                    .isFalse();
        }
        assertThat(allowed(Role.PARENT, KindOfData.PAIRS, Act.READ, Relation.values()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoLeadsTheHelpReleasesAndWhoTakesPartSeesIt7(Role role) {
        boolean works = EnumSet.of(Role.PRACTITIONER, Role.ZONE_MANAGER).contains(role);
        for (var relation : Relation.values()) {
            assertThat(allowed(role, KindOfData.RELEASED, Act.CHANGE, relation))
                    .as("releases, %s", relation)
                    .isEqualTo(works && relation == Relation.LEAD);
            assertThat(allowed(role, KindOfData.RELEASED, Act.READ, relation))
                    .as("sees, %s", relation)
                    .isEqualTo((works
                                    && EnumSet.of(Relation.LEAD, Relation.INVOLVED)
                                            .contains(relation))
                            || (role == Role.PARENT
                                    && EnumSet.of(Relation.SELF, Relation.PARENT)
                                            .contains(relation))
                            || (role == Role.GOVERNANCE_OFFICER && relation == Relation.NONE));
        }
    }

    @Test
    void whereSomebodyShieldedIsIsKnownOnlyToThoseWhoHelp8() {
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                assertThat(allowed(role, KindOfData.SHIELDED, Act.READ, relation))
                        .as("%s, %s", role, relation)
                        .isEqualTo(EnumSet.of(Role.PRACTITIONER, Role.ZONE_MANAGER)
                                        .contains(role)
                                && EnumSet.of(Relation.LEAD, Relation.INVOLVED).contains(relation));
            }
        }
    }

    @Test
    void aZoneManagerNeedsAReasonForWorkingContent() {
        assertThat(allowed(Role.ZONE_MANAGER, KindOfData.IDENTITY, Act.FIND, Relation.IN_ZONE))
                .isTrue();
        assertThat(decide(Role.ZONE_MANAGER, KindOfData.EARLY_HELP, Act.READ, Relation.IN_ZONE))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.mayGiveReason()).isTrue());
    }

    @Test
    void aListOfHerZoneNamesWhatAZoneManagerMayOpenWithAReasonAndNoMore4() {
        for (var kind : EnumSet.complementOf(EnumSet.of(KindOfData.WORKING_LIST))) {
            if (allowed(Role.ZONE_MANAGER, kind, Act.FIND, Relation.IN_ZONE)) {
                assertThat(allowed(Role.ZONE_MANAGER, kind, Act.READ, Relation.REASON))
                        .as(kind.word())
                        .isTrue();
            }
        }
        assertThat(allowed(Role.ZONE_MANAGER, KindOfData.EDUCATION, Act.FIND, Relation.IN_ZONE))
                .isTrue();
        assertThat(allowed(Role.ZONE_MANAGER, KindOfData.SHIELDED, Act.FIND, Relation.IN_ZONE))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aListMayGoByOneRelationSinceACloserOneAllowsWhatTheOthersDo(Role role) {
        var listed = EnumSet.of(Relation.LEAD, Relation.INVOLVED, Relation.ON_ROLL, Relation.IN_ZONE);
        var sights = listed.stream()
                .map(relation -> OF_A_PERSON.stream()
                        .filter(kind -> allowed(role, kind, Act.FIND, relation))
                        .collect(Collectors.toSet()))
                .filter(kinds -> !kinds.isEmpty())
                .toList();
        for (int place = 1; place < sights.size(); place++) {
            assertThat(sights.get(place - 1)).containsAll(sights.get(place));
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyThoseWhoWorkWithFamiliesTakeAWorkingListAway(Role role) {
        assertThat(allowed(role, KindOfData.WORKING_LIST, Act.EXPORT, Relation.values()))
                .isEqualTo(EnumSet.of(Role.PRACTITIONER, Role.SCHOOL_LEAD, Role.ZONE_MANAGER)
                        .contains(role));
        assertThat(allowed(role, KindOfData.WORKING_LIST, Act.EXPORT, Relation.NONE, Relation.FOUND, Relation.REASON))
                .isFalse();
    }

    @Test
    void aBoardMemberMeetsNoNames() {
        for (var kind : KindOfData.values()) {
            for (var act : Act.values()) {
                assertThat(allowed(Role.BOARD_MEMBER, kind, act, Relation.values()))
                        .as("%s %s", act, kind)
                        .isEqualTo((kind == KindOfData.FIGURES
                                        && EnumSet.of(Act.FIND, Act.READ, Act.EXPORT)
                                                .contains(act))
                                || (EnumSet.of(KindOfData.SOURCES, KindOfData.STRATEGY)
                                                .contains(kind)
                                        && EnumSet.of(Act.FIND, Act.READ).contains(act)));
            }
        }
    }

    @Test
    void theGovernanceOfficerSeesWhoLookedAndNotWhatTheySaw() {
        assertThat(allowed(Role.GOVERNANCE_OFFICER, KindOfData.AUDIT, Act.EXPORT, Relation.NONE))
                .isTrue();
        for (var kind : OF_A_PERSON) {
            assertThat(allowed(Role.GOVERNANCE_OFFICER, kind, Act.READ, Relation.values()))
                    .as(kind.word())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void correctionsAreFollowedByTheGovernanceOfficerAndSeenByThoseWhoMayAsk15(Role role) {
        boolean officer = role == Role.GOVERNANCE_OFFICER;
        boolean asks = EnumSet.of(Role.PRACTITIONER, Role.SCHOOL_LEAD, Role.ZONE_MANAGER, Role.PARENT)
                .contains(role);
        for (var act : Act.values()) {
            boolean whole = officer
                    && EnumSet.of(Act.FIND, Act.READ, Act.CHANGE, Act.EXPORT).contains(act);
            boolean own = asks && EnumSet.of(Act.READ, Act.CHANGE).contains(act);
            assertThat(allowed(role, KindOfData.CORRECTIONS, act, Relation.NONE))
                    .as(act.word())
                    .isEqualTo(whole || own);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatWasDecidedAboutSharingIsForWhoLeadsTheHelpAndTheGovernanceOfficer7(Role role) {
        boolean works = EnumSet.of(Role.PRACTITIONER, Role.ZONE_MANAGER).contains(role);
        boolean officer = role == Role.GOVERNANCE_OFFICER;
        for (var relation : Relation.values()) {
            assertThat(allowed(role, KindOfData.SHARING, Act.CHANGE, relation))
                    .as("decides, %s", relation)
                    .isEqualTo(works
                            && EnumSet.of(Relation.LEAD, Relation.INVOLVED).contains(relation));
            assertThat(allowed(role, KindOfData.SHARING, Act.READ, relation))
                    .as("reads, %s", relation)
                    .isEqualTo((works && relation == Relation.LEAD) || (officer && relation == Relation.NONE));
            assertThat(allowed(role, KindOfData.SHARING, Act.EXPORT, relation))
                    .as("takes away, %s", relation)
                    .isEqualTo(officer && relation == Relation.NONE);
        }
    }

    @Test
    void anAnalystAnswersPairsAndReadsReceiptsAndOpensNoFamily() {
        assertThat(allowed(Role.ANALYST, KindOfData.PAIRS, Act.CHANGE, Relation.NONE))
                .isTrue();
        assertThat(allowed(Role.ANALYST, KindOfData.RECEIPTS, Act.READ, Relation.NONE))
                .isTrue();
        for (var kind : OF_A_PERSON) {
            assertThat(allowed(Role.ANALYST, kind, Act.READ, Relation.values()))
                    .as(kind.word())
                    .isFalse();
        }
    }

    static Stream<String> brokenFiles() {
        return Stream.of(
                "wizard,*,*,*,refuse,No.",
                "*,*,*,*,perhaps,No.",
                "*,*,*,*,refuse,no sentence",
                "analyst,*,*,*,refuse,The others are undecided.",
                "*,*,*,*,refuse,All.\nanalyst,*,*,*,allow,Never heard.");
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void refusesAFileThatIsUnclear(String lines) {
        assertThatThrownBy(() -> new Rules(new StringReader("role,relation,kinds,acts,answer,reason\n" + lines)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("rules");
    }

    @Test
    void aRefusalSpeaksOfTheClosestRelation() {
        assertThat(decide(Role.SCHOOL_LEAD, KindOfData.HOUSING, Act.READ, Relation.ON_ROLL, Relation.NONE)
                        .why())
                .startsWith("Schools never see housing");
    }

    private boolean allowed(Role role, KindOfData kind, Act act, Relation... relations) {
        return decide(role, kind, act, relations).allowed();
    }

    private Decision decide(Role role, KindOfData kind, Act act, Relation... relations) {
        return rules.decide(role, EnumSet.copyOf(Set.of(relations)), kind, act);
    }
}
