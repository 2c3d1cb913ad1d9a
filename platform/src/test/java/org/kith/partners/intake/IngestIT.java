package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.access.Viewer;
import org.kith.partners.ShieldAnswers;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Receipt.State;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.standing.Shield;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class IngestIT extends BringsFiles {

    private static final String REGISTER =
            "EHERef,Forename,Surname,DOB,Sex,UPN,Address,Postcode,ParentName,ParentPhone,"
                    + "StartDate,EndDate,Reason,LastContact,Suitable,LastSchool";

    private static final String CASE_SYSTEM =
            "PersonId,Role,Forename,MiddleNames,Surname,PreferredName,FormerSurname,DateOfBirth,ExpectedDate,"
                    + "DateOfDeath,Sex,NHSNumber,UPN,Ethnicity,Language,Address,Postcode,UPRN,Phone,Email,Restriction,"
                    + "MergedInto,LastChanged\n";

    private static final String REQUESTS =
            "requeststableid,persontableid,receiveddate,requestoutcomedate,requestoutcome\n";
    private static final String PERSONS = "persontableid,surname,forename,personbirthdate\n";
    private static final String CASES =
            "CaseRef,ApplicationDate,Reason,Duty,DutyStart,DutyEnd,AccommodationType,AccommodationStart,AccommodationEnd,"
                    + "ClosedOn\n";

    @Autowired
    Judgement judgement;

    @Autowired
    ShieldAnswers answers;

    @Value("${kith.data}/files")
    Path kept;

    private int files;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anySequenceOfSnapshotsAndChangesSaysWhatANaiveModelSays(long seed) throws IOException {
        var random = new Random(seed);
        var model = new TreeMap<String, String>();
        for (int i = 0; i < 60; i++) {
            model.put("E" + i, "reason " + random.nextInt(5));
        }
        bring(DeliveryKind.SNAPSHOT, register(model));
        for (int load = 0; load < 6; load++) {
            var sent = new TreeMap<String, String>();
            boolean snapshot = random.nextBoolean();
            if (snapshot) {
                sent.putAll(model);
                sent.remove("E" + random.nextInt(60));
            }
            for (int i = 0; i < 8; i++) {
                sent.put("E" + random.nextInt(70), "reason " + random.nextInt(5));
            }
            var taken = bring(snapshot ? DeliveryKind.SNAPSHOT : DeliveryKind.CHANGES, register(sent));
            assertThat(taken.receipt().state()).isEqualTo(State.ACCEPTED);
            if (snapshot) {
                model.clear();
            }
            model.putAll(sent);
            assertThat(standing()).isEqualTo(lines(model));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anySequenceOfRowsThatMayStateNothingSaysWhatANaiveModelSays(long seed) throws IOException {
        var random = new Random(seed);
        var model = new TreeMap<String, String>();
        for (int i = 0; i < 40; i++) {
            model.put("C" + i, "");
        }
        for (int load = 0; load < 8; load++) {
            boolean snapshot = load == 0 || random.nextBoolean();
            var sent = snapshot ? new TreeMap<>(model) : new TreeMap<String, String>();
            for (int i = 0; i < 10; i++) {
                sent.put("C" + random.nextInt(40), random.nextBoolean() ? "" : "K" + random.nextInt(3));
            }
            bring(snapshot ? DeliveryKind.SNAPSHOT : DeliveryKind.CHANGES, merged(sent));
            model.putAll(sent);
            assertThat(standingFacts())
                    .isEqualTo(model.entrySet().stream()
                            .filter(one -> !one.getValue().isEmpty())
                            .map(one -> one.getKey() + " same-person " + one.getValue())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aRowOfChangesThatStatesNothingMoreTakesBackWhatItStated() throws IOException {
        bring(
                null,
                write(CASE_SYSTEM
                        + "C1,child,Ann,,Baker,,,2015-02-03,,2026-09-05,F,,,WBRI,,,,,,,CONFIDENTIAL,C3,2026-09-10\n"
                        + "C2,child,Bea,,Cole,,,2016-02-03,,2026-09-06,F,,,WBRI,,,,,,,,,2026-09-10\n"));
        var before = standingFacts();
        assertThat(before)
                .containsExactly(
                        "C1 death 2026-09-05",
                        "C1 same-person C3",
                        "C1 restriction confidential-address 2026-09-10",
                        "C2 death 2026-09-06");

        var corrected =
                bring(null, write(CASE_SYSTEM + "C1,child,Ann,,Baker,,,2015-02-03,,,F,,,WBRI,,,,,,,,,2026-10-10\n"));

        assertThat(standingFacts()).containsExactly("C2 death 2026-09-06");
        assertThat(delivery(corrected).loaded().changed()).isEqualTo(3);
        judgement.undo(corrected.delivery(), "Marek", null);
        assertThat(standingFacts()).isEqualTo(before);
    }

    private Path merged(Map<String, String> others) throws IOException {
        var text = new StringBuilder("PersonId,Role,Forename,Surname,DateOfBirth,MergedInto\n");
        others.forEach((ref, other) -> text.append(ref + ",child,Ann,Baker,2015-02-03," + other + "\n"));
        return write(text.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"SNAPSHOT", "YEAR_TO_DATE"})
    void anOlderFileSentAgainSaysNothingAgainstALaterOne(DeliveryKind kind) throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(kind, june, register(Map.of("E1", "bullying", "E2", "choice")));
        bring(kind, june.plusMonths(2), register(Map.of("E1", "health", "E3", "other")));
        var after = standing();

        var again = bring(kind, june, register(Map.of("E1", "faith", "E2", "choice", "E4", "other")));

        assertThat(again.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(standing()).isEqualTo(after).contains("E1 health", "E3 other");
    }

    @Test
    void olderChangesThatComeLateAddWhatNobodySpokeOfSince() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.CHANGES, june, register(Map.of("E1", "bullying", "E2", "choice")));
        bring(DeliveryKind.CHANGES, june.plusMonths(2), register(Map.of("E1", "health")));

        bring(DeliveryKind.CHANGES, june.plusMonths(1), register(Map.of("E1", "faith", "E2", "other", "E3", "choice")));

        assertThat(standing()).containsExactly("E1 health", "E2 other", "E3 choice");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatWaitedForItsPersonGivesWayToItsCorrection(boolean correctionWaitsToo) throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.CHANGES, june, stay("", ""));
        if (correctionWaitsToo) {
            bring(DeliveryKind.CHANGES, june.plusMonths(3), stay("2026-07-25", "2026-08-04"));
        }
        bring(DeliveryKind.CHANGES, june, applicant());
        if (!correctionWaitsToo) {
            bring(DeliveryKind.CHANGES, june.plusMonths(3), stay("2026-07-25", "2026-08-04"));
        }

        assertThat(stays()).containsExactly("homelessness 2026-08-04", "temporary-accommodation 2026-07-25");
    }

    @Test
    void aWaitingRowStandsAgainOnceItsCorrectionIsUndone() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.CHANGES, june, stay("2026-07-25", "2026-08-04"));
        var correction = bring(DeliveryKind.CHANGES, june.plusMonths(3), stay("2026-07-26", "2026-08-05"));
        bring(DeliveryKind.CHANGES, june, applicant());
        assertThat(stays()).containsExactly("homelessness 2026-08-05", "temporary-accommodation 2026-07-26");

        judgement.undo(correction.delivery(), "Marek", null);

        assertThat(stays()).containsExactly("homelessness 2026-08-04", "temporary-accommodation 2026-07-25");
    }

    @Test
    void anOlderRowThatComesLateWaitsForNobodyWhereANewerOneWaits() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.CHANGES, june.plusMonths(3), stay("2026-07-25", "2026-08-04"));
        var late = bring(DeliveryKind.CHANGES, june, stay("", ""));
        bring(DeliveryKind.CHANGES, june, applicant());

        assertThat(stays()).containsExactly("homelessness 2026-08-04", "temporary-accommodation 2026-07-25");
        assertThat(late.receipt().troubles()).extracting(Receipt.Noted::code).doesNotContain("rows-wait");
    }

    @Test
    void aRowThatWaitedIsGoneWhereItsReturnNoLongerHasIt() throws IOException {
        var march = LocalDate.of(2026, 3, 1);
        bring(null, march, sen2("requests", REQUESTS + "1,17,2025-03-01,2025-04-01,Y\n"));
        bring(null, march.plusDays(1), sen2("requests", REQUESTS + "2,17,2025-05-01,2025-06-01,Y\n"));
        bring(null, march.plusDays(2), sen2("person", PERSONS + "17,Hughes,Gemma,2014-09-11\n"));

        assertThat(stays()).containsExactly("ehc-request 2025-06-01");
    }

    @Test
    void aRowThatWaitsForAnotherPersonStandsForThemAlone() throws IOException {
        var march = LocalDate.of(2026, 3, 1);
        bring(DeliveryKind.CHANGES, march, sen2("person", PERSONS + "17,Hughes,Gemma,2014-09-11\n"));
        bring(DeliveryKind.CHANGES, march, sen2("requests", REQUESTS + "1,17,2025-03-01,2025-04-01,Y\n"));
        bring(DeliveryKind.CHANGES, march.plusDays(1), sen2("requests", REQUESTS + "1,18,2025-03-01,2025-04-01,Y\n"));
        assertThat(stays()).isEmpty();

        bring(DeliveryKind.CHANGES, march.plusDays(2), sen2("person", PERSONS + "18,Reed,Ann,2012-05-01\n"));
        assertThat(stays()).containsExactly("ehc-request 2025-04-01");
    }

    private Path sen2(String table, String rows) throws IOException {
        return Files.writeString(folder.resolve("sen2_01-03-2026_" + table + ".csv"), rows);
    }

    /// Had it stood, what has ended would have stayed.
    @Test
    void aRowThatWaitedStandsThoughAWholeFileNoLongerHasIt() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.SNAPSHOT, june, stay("2026-07-25", "2026-08-04"));
        bring(
                DeliveryKind.SNAPSHOT,
                june.plusMonths(1),
                write(CASES + "HC30308199,2026-03-27,rent arrears,relief,2026-04-01,,hostel,2026-05-06,,\n"));
        bring(DeliveryKind.CHANGES, june, applicant());

        assertThat(stays()).containsExactly("homelessness 2026-08-04", "temporary-accommodation 2026-07-25");
    }

    private List<String> stays() {
        return jdbc.sql("""
                select k.name || ' ' || f.ends_on
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind
                where k.name <> 'household' and f.withdrawn_delivery_id is null
                order by 1
                """).query(String.class).list();
    }

    private Path applicant() throws IOException {
        return write("""
                CaseRef,PersonNo,Role,Forename,Surname,DOB,Sex,NINumber,LastPostcode
                HC30308177,1,applicant,Gemma,Hughes,1980-09-11,F,,DT6 0BF
                """);
    }

    private Path stay(String ended, String closed) throws IOException {
        return write(CASES
                + "HC30308177,2026-03-27,rent arrears,relief,2026-04-01,,hostel,2026-05-06,%s,%s%n"
                        .formatted(ended, closed));
    }

    @Test
    void marksThatAreInNoListAreToldAndAreNoSessions() throws IOException {
        var taken = bring(null, write("""
                LAEstab,UPN,WeekCommencing,Marks
                8384003,H243278544154,2026-09-07,/\\/\\i*//\\*
                8384003,H243278544154,2026-09-14,/\\/\\*\\I\\/\\
                8384003,H243278544154,2026-09-21,/\\/\\C2\\
                """));

        assertThat(taken.receipt().unknownCodes())
                .extracting(
                        Receipt.UnknownCode::column,
                        Receipt.UnknownCode::code,
                        Receipt.UnknownCode::rows,
                        Receipt.UnknownCode::line)
                .containsExactly(tuple("Marks", "*", 2L, 2L), tuple("Marks", "i", 1L, 2L));
        assertThat(taken.receipt().troubles())
                .filteredOn(trouble -> trouble.code().equals("not-ten-marks"))
                .extracting(Receipt.Noted::line)
                .containsExactly(4L);
        assertThat(amounts("attendance")).containsExactly("2026-09-07 22");
    }

    @Test
    void anOlderDescriptionHoldsUntilTheNextOneAndIsWrittenOnce() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.CHANGES, june, lives("1 High Street", ""));
        bring(DeliveryKind.CHANGES, june.plusMonths(2), lives("2 High Street", ""));
        bring(DeliveryKind.CHANGES, june.plusMonths(4), lives("3 High Street", ""));
        var homes = homes();
        assertThat(homes)
                .containsExactly(
                        "2026-06-30 2026-08-30 1 High Street",
                        "2026-08-30 2026-10-30 2 High Street",
                        "2026-10-30 now 3 High Street");

        bring(DeliveryKind.CHANGES, june, lives("1 High Street", "told once more"));
        assertThat(homes()).isEqualTo(homes);

        bring(DeliveryKind.CHANGES, june.plusMonths(1), lives("9 High Street", ""));
        bring(DeliveryKind.CHANGES, june.plusMonths(1), lives("9 High Street", "told once more"));
        assertThat(homes()).hasSize(4).containsAll(homes).contains("2026-07-30 2026-08-30 9 High Street");
    }

    @Test
    void whatALaterFileOnlySaidAgainStandsAgainstAnOlderOne() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.SNAPSHOT, june, lives("1 High Street", "choice"));
        bring(DeliveryKind.SNAPSHOT, june.plusMonths(2), lives("1 High Street", "health"));

        bring(DeliveryKind.SNAPSHOT, june.plusMonths(1), lives("2 Low Street", "choice"));

        assertThat(homes()).contains("2026-06-30 now 1 High Street").hasSize(2);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        var file = register(Map.of("E1", "bullying", "E2", "choice"));
        bring(null, file);
        var before = PartnersData.everything(jdbc);
        var digest = contents.digest();

        var again = bring(null, file);

        assertThat(again.receipt().state()).isEqualTo(State.ALREADY_LOADED);
        assertThat(PartnersData.everything(jdbc)).isEqualTo(before);
        assertThat(contents.digest()).isEqualTo(digest);
    }

    @Test
    void anUnchangedRowInANewFileIsNotDoubled() throws IOException {
        bring(null, register(Map.of("E1", "bullying", "E2", "choice")));
        bring(null, register(Map.of("E1", "bullying", "E2", "choice", "E3", "other")));

        assertThat(standing()).hasSize(3);
        assertThat(PartnersData.count(jdbc, "partners.fact where withdrawn_delivery_id is not null"))
                .isZero();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheLastGoodLoad() throws IOException {
        bring(null, register(Map.of("E1", "bullying")));
        var before = PartnersData.everything(jdbc);

        var unknown = bring(null, write("not;a;known;file\n1;2;3;4\n"));
        var nothing = ingest.files(List.of(folder.resolve("absent.csv")), Ingest.Told.NOTHING, _ -> {});

        assertThat(unknown.receipt().state()).isEqualTo(State.REFUSED);
        assertThat(unknown.receipt().troubles()).isNotEmpty();
        assertThat(nothing.getFirst().receipt().state()).isEqualTo(State.REFUSED);
        assertThat(PartnersData.everything(jdbc)).isEqualTo(before);
    }

    @Test
    void aLoadUndoneLeavesExactlyWhatWasBefore() throws IOException {
        bring(null, register(Map.of("E1", "bullying", "E2", "choice", "E3", "faith")));
        var before = PartnersData.everything(jdbc);
        var digest = contents.digest();
        var second = bring(DeliveryKind.CHANGES, register(Map.of("E1", "no school place", "E4", "choice")));
        assertThat(PartnersData.everything(jdbc)).isNotEqualTo(before);

        judgement.undo(second.delivery(), "Marek", "sent by mistake");

        assertThat(PartnersData.everything(jdbc)).isEqualTo(before);
        assertThat(contents.digest()).isEqualTo(digest);
        assertThat(deliveries.find(second.delivery()).orElseThrow().state()).isEqualTo(State.UNDONE);
    }

    @Test
    void anEarlierLoadUndoneLeavesWhatWouldBeWithoutIt() throws IOException {
        var first = register(Map.of("E1", "bullying", "E2", "choice", "E3", "faith"));
        var middle = register(Map.of("E1", "no school place", "E4", "choice"));
        var last = register(Map.of("E2", "health", "E4", "other", "E5", "faith"));
        bring(null, first);
        bring(DeliveryKind.CHANGES, last);
        var without = PartnersData.everything(jdbc);

        PartnersData.forget(jdbc);
        bring(null, first);
        var undone = bring(DeliveryKind.CHANGES, middle);
        bring(DeliveryKind.CHANGES, last);
        judgement.undo(undone.delivery(), "Marek", null);

        assertThat(PartnersData.everything(jdbc)).isEqualTo(without);
    }

    @Test
    void whatSaysTheSameAfterAnUndoHasTheSameId() throws IOException {
        bring(null, register(Map.of("E1", "bullying")));
        var undone = bring(DeliveryKind.CHANGES, register(Map.of("E2", "choice", "E3", "faith", "E4", "other")));
        bring(DeliveryKind.CHANGES, register(Map.of("E3", "faith", "E4", "health", "E5", "choice")));
        var before = ids();

        judgement.undo(undone.delivery(), "Marek", null);

        before.keySet().removeIf(said -> said.contains("E2"));
        assertThat(before).hasSize(8);
        assertThat(ids()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverIsLeftOnceTheFirstFileIsUndoneIsTheSameRecord(boolean later) throws IOException {
        var undone = bring(DeliveryKind.CHANGES, register(Map.of("E1", "bullying", "E2", "choice")));
        var again = register(Map.of("E2", "choice", "E3", "faith"));
        if (later) {
            bring(DeliveryKind.CHANGES, again);
        }
        var before = ids();

        judgement.undo(undone.delivery(), "Marek", null);
        if (!later) {
            bring(DeliveryKind.CHANGES, again);
        }

        var after = ids();
        assertThat(after).containsKeys("record E2", "record E3").doesNotContainKey("record E1");
        assertThat(after.get("record E2")).isEqualTo(before.get("record E2"));
        if (later) {
            before.keySet().removeIf(said -> said.contains("E1"));
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void whatHadWaitedForAFileThatIsLoadedAgainHasTheSameId() throws IOException {
        var june = LocalDate.of(2026, 6, 30);
        bring(DeliveryKind.CHANGES, june, stay("", ""));
        var people =
                "CaseRef,PersonNo,Role,Forename,Surname,DOB,Sex,NINumber,LastPostcode%n%s,1,applicant,Gemma,Hughes,1980-09-11,F,,DT6 0BF%n";
        var undone = bring(DeliveryKind.CHANGES, june, write(people.formatted("HC30308199")));
        bring(DeliveryKind.CHANGES, june, write(people.formatted("HC30308177")));
        var before = ids();
        assertThat(before.keySet()).anyMatch(said -> said.startsWith("fact HC30308177"));

        judgement.undo(undone.delivery(), "Marek", null);

        before.keySet().removeIf(said -> said.contains("HC30308199"));
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void whoeverComesAgainAfterAnUndoIsTheSameRecord() throws IOException {
        bring(null, register(Map.of("E1", "bullying")));
        var undone = bring(DeliveryKind.CHANGES, register(Map.of("E2", "choice", "E3", "faith")));
        var before = ids();
        judgement.undo(undone.delivery(), "Marek", null);

        bring(DeliveryKind.CHANGES, register(Map.of("E3", "other", "E4", "health")));

        var after = ids();
        assertThat(after.get("record E3")).isEqualTo(before.get("record E3"));
        assertThat(after.get("record E4")).isNotIn(before.values());
    }

    @Test
    void aFileThatLosesMoreOnceOneBeforeItIsUndoneSaysSo() throws IOException {
        var all = twenty();
        bring(null, register(all));
        all.keySet().removeIf(key -> key.startsWith("E1"));
        var less = bring(null, register(all));
        judgement.take(less.delivery(), "Marek", null);
        var half = bring(null, register(new TreeMap<>(all).headMap("E5")));
        judgement.take(half.delivery(), "Marek", null);

        judgement.undo(less.delivery(), "Marek", null);

        var receipt = deliveries.find(half.delivery()).orElseThrow();
        assertThat(receipt.state()).isEqualTo(State.ACCEPTED);
        assertThat(receipt.remarks().reasons()).extracting(Remarks.Reason::code).containsExactly("loses-more-now");
    }

    /// Ids of records and of what stands, by what they are of.
    private Map<String, Long> ids() {
        var ids = new TreeMap<String, Long>();
        jdbc.sql("""
                select 'record ' || source_key as said, id::bigint from partners.record
                union all
                select 'fact ' || r.source_key || ' ' || concat_ws(' ', k.name, f.code), f.id
                from partners.fact f
                join partners.record r on r.id = f.record_id
                join partners.fact_kind k on k.id = f.kind
                where f.withdrawn_delivery_id is null
                """).query(row -> {
            ids.put(row.getString("said"), row.getLong("id"));
        });
        return ids;
    }

    @Test
    void aLoadThatWouldLoseRowsWaitsForAWordThatCanBeUndone() throws IOException {
        var all = twenty();
        bring(null, register(all));
        var before = PartnersData.everything(jdbc);
        all.keySet().removeIf(key -> key.startsWith("E1"));

        var held = bring(null, register(all));

        assertThat(held.receipt().state()).isEqualTo(State.WAITING);
        assertThat(held.receipt().troubles())
                .first()
                .extracting(Receipt.Noted::reason)
                .asString()
                .contains("had 20 rows, this one has", "Take or refuse it on its receipt, under Sources.");
        assertThat(held.receipt().warned()).isZero();
        assertThat(PartnersData.everything(jdbc)).isEqualTo(before);

        assertThat(bring(null, register(all)))
                .extracting(
                        Taken::delivery, Taken::known, again -> again.receipt().state())
                .containsExactly(held.delivery(), true, State.WAITING);
        assertThat(delivery(held).receipt().troubles()).isEmpty();
        assertThat(delivery(held).told()).isEqualTo(held.receipt());

        judgement.refuse(held.delivery(), "Marek", null);
        assertThat(delivery(held).state()).isEqualTo(State.REFUSED);
        assertThat(delivery(held).told().troubles()).isEmpty();
        judgement.undo(held.delivery(), "Marek", "refused in error");
        assertThat(judgement.take(held.delivery(), "Marek", "they did leave").waits())
                .isFalse();
        assertThat(standing()).isEqualTo(lines(all));
        assertThatThrownBy(() -> judgement.take(held.delivery(), "Marek", null)).isInstanceOf(NotToBeUndone.class);

        judgement.undo(held.delivery(), "Marek", null);
        assertThat(PartnersData.everything(jdbc)).isEqualTo(before);
        assertThat(deliveries.words(held.delivery()))
                .extracting(Deliveries.Word::word)
                .contains("take", "refuse", "undo");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatFollowsAFileThatWaitsSaysTheSameAsWhenEachIsLoadedAfresh(long seed) throws IOException {
        var random = new Random(seed);
        var files = new ArrayList<Brought>();
        var all = new TreeMap<String, String>();
        for (int i = 0; i < 40; i++) {
            all.put("E" + i, "reason " + i % 5);
        }
        for (int load = 0; load < 8; load++) {
            for (int i = 0; i < 6; i++) {
                all.put("E" + random.nextInt(60), "reason " + random.nextInt(5));
            }
            var sent = new TreeMap<>(all);
            if (load % 2 == 1) {
                // Loses so much that it waits; what it changes and whom it brings must leave no trace.
                sent.keySet().removeIf(_ -> random.nextInt(3) == 0);
                sent.put("N" + load, "never heard of");
                sent.replaceAll((_, reason) -> random.nextInt(4) == 0 ? "other " + reason : reason);
            }
            var name = "row " + random.nextInt(3);
            files.add(brought(
                    load == 6 ? DeliveryKind.CHANGES : DeliveryKind.SNAPSHOT,
                    write(Files.readString(register(sent)).replace("High", name))));
        }
        files.add(5, brought(null, write("not;a;known;file\n1;2;3;4\n")));

        var afresh = new ArrayList<State>();
        for (var file : files) {
            afresh.add(ingest.all(List.of(file), _ -> {}).getFirst().receipt().state());
        }
        assertThat(afresh).contains(State.WAITING, State.ACCEPTED, State.REFUSED);
        var everything = PartnersData.everything(jdbc);
        var digest = contents.digest();
        PartnersData.forget(jdbc);
        var together = ingest.all(files, _ -> {});

        assertThat(together.stream().map(one -> one.receipt().state()).toList()).isEqualTo(afresh);
        assertThat(PartnersData.difference(everything, PartnersData.everything(jdbc)))
                .isEmpty();
        assertThat(PartnersData.everything(jdbc)).isEqualTo(everything);
        assertThat(contents.digest()).isEqualTo(digest);
    }

    /// Loaded afresh, a file has fetched of what stands only the kinds that it may tell of, and the aliases of its own
    /// return; together with the others it has all of it at hand.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void tablesOfManyReturnsSayTheSameAfreshAsTogether(long seed) throws IOException {
        var random = new Random(seed);
        var files = new ArrayList<Brought>();
        for (int i = 0; i < 24; i++) {
            files.add(tableOfAReturn(random, LocalDate.of(2026, 10, 1).plusDays(i)));
        }

        for (var file : files) {
            ingest.all(List.of(file), _ -> {});
        }
        var everything = PartnersData.everything(jdbc);
        var digest = contents.digest();
        assertThat(PartnersData.count(jdbc, "partners.waiting_row where resolved_delivery_id is not null"))
                .as("rows that came before their pupil")
                .isPositive();
        assertThat(PartnersData.count(jdbc, "partners.fact where withdrawn_delivery_id is not null"))
                .isPositive();
        PartnersData.forget(jdbc);
        ingest.all(files, _ -> {});

        assertThat(PartnersData.difference(everything, PartnersData.everything(jdbc)))
                .isEmpty();
        assertThat(contents.digest()).isEqualTo(digest);
    }

    /// One of five tables of one of three censuses, of some of twelve pupils, each time with other rows: a pupil's
    /// table id is the same in two censuses, and another pupil's in the third.
    private Brought tableOfAReturn(Random random, LocalDate receivedOn) throws IOException {
        int census = random.nextInt(3);
        var term = List.of("2025_autumn", "2026_spring", "2026_summer").get(census);
        var table = List.of(
                        "pupilonroll",
                        "pupilonroll",
                        "pupilnolongeronroll",
                        "termlyexclusionsonroll",
                        "senneeds",
                        "fsmperiod")
                .get(random.nextInt(6));
        var rows = new StringBuilder(
                switch (table) {
                    case "pupilonroll" ->
                        "pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual,senprovision,youngcarer,termlysessionspossible";
                    case "pupilnolongeronroll" ->
                        "pupilnolongeronrolltableid,NativeId,upn,surname,forename,dob,entrydate,leavingdate,ncyearleaving,termlysessionspossible";
                    case "termlyexclusionsonroll" ->
                        "pupilonrolltableid,termlyexclusionsonrolltableid,NativeId,startdate,sessions,category,reason1";
                    case "senneeds" -> "pupilonrolltableid,senneedstableid,sentyperank,sentype";
                    default -> "pupilonrolltableid,fsmperiodtableid,fsmstartdate,fsmenddate,ukcountry";
                });
        for (int pupil = 0; pupil < 12; pupil++) {
            if (random.nextInt(5) == 0) {
                continue;
            }
            var id = "t" + (census == 2 ? 11 - pupil : pupil);
            int year = 3 + random.nextInt(2);
            var who = "838400%d,A8384003000%02d,Otter%d,Ann,2015-05-%02d,202%d-09-03"
                    .formatted(year, pupil, pupil, pupil + 1, year);
            rows.append('\n')
                    .append(
                            switch (table) {
                                case "pupilonroll" ->
                                    id + "," + who + "," + year + "," + "NKE".charAt(random.nextInt(3)) + ","
                                            + (census == 1 ? "P" : "") + "," + 100 * random.nextInt(2);
                                case "pupilnolongeronroll" -> id + "," + who + ",2026-03-0" + year + "," + year + ",90";
                                case "termlyexclusionsonroll" ->
                                    "%s,x%d,8384003,2026-02-0%d,%d,%s,PP"
                                            .formatted(id, pupil, year, year, random.nextInt(4) == 0 ? "PERM" : "SUSP");
                                case "senneeds" -> "%s,n%d,1,%s".formatted(id, pupil, year == 3 ? "MLD" : "ASD");
                                default -> "%s,f%d,2025-09-0%d,,ENG".formatted(id, pupil, year);
                            });
        }
        var file = Files.writeString(folder.resolve(term + "_" + table + "_" + receivedOn + ".csv"), rows);
        return new Brought(
                file, term + "_" + table + ".csv", null, null, null, null, null, receivedOn, null, null, 0, true);
    }

    @Test
    void aMissingSchoolMakesTheFileWaitAndKeepsWhatTheSchoolSentBefore() throws IOException {
        bring(null, write("""
                LAEstab,UPN,WeekCommencing,Marks
                8384003,H243278544154,2026-09-07,/\\/\\/\\/\\/\\
                8384004,A950000178301,2026-09-07,/\\/\\II/\\/\\
                """));

        jdbc.sql("insert into partners.setting (code, name, kind) values ('8384004', 'Beck School', 'primary')")
                .update();
        var held = bring(
                null, write("LAEstab,UPN,WeekCommencing,Marks\n8384003,H243278544154,2026-09-14,/\\/\\/\\/\\/\\\n"));

        assertThat(held.receipt().state()).isEqualTo(State.WAITING);
        assertThat(delivery(held).remarks().absentSettings())
                .extracting(Remarks.Absent::setting)
                .containsExactly("8384004");
        assertThat(delivery(held).remarks().waitsFor())
                .contains("Beck School (8384004) was in the file before with 1 fact. It is not in this one.");
        judgement.take(held.delivery(), "Marek", null);
        assertThat(weeks()).hasSize(3);
    }

    /// Who is a young carer is asked in spring alone.
    @Test
    void aFileTakesNothingBackForWhichItHasNoColumn() throws IOException {
        var heading = "pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual,servicechild";
        var pupil = ",8384003,H243278544154,Reed,Ann,2015-Mar-02 00:00:00,2020-Sep-03 00:00:00,5,";
        census("spring", LocalDate.of(2026, 1, 15), heading + ",youngcarer\n1a" + pupil + "Y,S\n");
        census("summer", LocalDate.of(2026, 5, 21), heading + "\n2b" + pupil + "N\n");

        assertThat(kinds()).contains("young-carer").doesNotContain("service-child");

        census("spring", LocalDate.of(2027, 1, 21), heading + ",youngcarer\n3c" + pupil + "N,N\n");

        assertThat(kinds()).containsExactly("enrolment");
    }

    @Test
    void theSecondSchoolOfAPupilOnTwoRollsSaysThatItIsSo() throws IOException {
        var pupil = "H243278544154,Reed,Ann,2015-Mar-02 00:00:00,2020-Sep-03 00:00:00,5,";
        census("autumn", LocalDate.of(2026, 10, 1), """
                pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual,enrolstatus
                1a,8384003,%1$sM
                2b,8384004,%1$sS
                3c,8384005,%1$sG
                4d,8384006,A950000178301,Cole,Ben,2016-Apr-02 00:00:00,2020-Sep-03 00:00:00,4,C
                """.formatted(pupil));

        assertThat(jdbc.sql("select setting_code || ' ' || coalesce(note, 'main') from partners.fact order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("8384003 main", "8384004 subsidiary", "8384005 guest", "8384006 main");
    }

    @Test
    void aCensusThatDoesNotSayItsTermIsHeldAgainstTheOneBefore() throws IOException {
        var heading = "pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual\n";
        var ann = "1a,8384003,H243278544154,Reed,Ann,2015-Mar-02 00:00:00,2020-Sep-03 00:00:00,5\n";
        var ben = ann.replace("1a", "2b").replace("H243278544154", "").replace("Ann", "Ben");
        census("autumn", LocalDate.of(2025, 10, 2), heading + ann + ben);
        var file = Files.writeString(folder.resolve("pupils.csv"), heading + ann);

        var taken = ingest.files(List.of(file), Ingest.Told.NOTHING, _ -> {}).getFirst();

        assertThat(taken.receipt().state()).isEqualTo(State.WAITING);
    }

    @Test
    void whetherAPupilLivesWithAContactIsReadHoweverASystemSaysYes() throws IOException {
        var taken = bring(null, write("""
                LAEstab,UPN,ContactId,Surname,Relationship,LivesWithPupil
                8384003,H243278544154,1,Reed,MOT,YES
                8384003,H243278544154,2,Reed,FAT,no
                8384003,H243278544154,3,Reed,GRP,true
                8384003,H243278544154,4,Reed,CAR,False
                """));

        assertThat(taken.receipt().troubles()).extracting(Receipt.Noted::code).containsExactly("column-missing");
        assertThat(jdbc.sql("select note from partners.fact where note like 'lives%' order by line")
                        .query(String.class)
                        .list())
                .containsExactly("lives-with", "lives-apart", "lives-with", "lives-apart");
    }

    @Test
    void inABacklogASchoolThatSentNoChangesKeepsNobodyWaiting() throws IOException {
        var marks = new StringBuilder("LAEstab,UPN,WeekCommencing,Marks\n");
        for (int week = 0; week < 60; week++) {
            marks.append("8384004,A950000178301,%s,/\\/\\/\\/\\/\\\n"
                    .formatted(LocalDate.of(2025, 9, 1).plusWeeks(week)));
        }
        var whole = write(marks + "8384003,H243278544154,2026-09-07,/\\/\\/\\/\\/\\\n");
        var lacking = write("LAEstab,UPN,WeekCommencing,Marks\n8384003,H243278544154,2026-09-14,/\\/\\/\\/\\/\\\n");

        var taken = ingest.all(List.of(unattended(whole), unattended(lacking)), _ -> {});

        assertThat(taken).extracting(one -> one.receipt().state()).containsExactly(State.ACCEPTED, State.ACCEPTED);
        assertThat(weeks()).hasSize(62);
    }

    @Test
    void aCorrectedWeekReplacesTheOneBeforeAndLeavesTheOthersOfItsMonth() throws IOException {
        bring(null, write("""
                LAEstab,UPN,WeekCommencing,Marks
                8384003,H243278544154,2026-09-07,/\\/\\/\\/\\/\\
                8384003,H243278544154,2026-09-14,/\\/\\/\\/\\/O
                """));

        bring(null, write("LAEstab,UPN,WeekCommencing,Marks\n8384003,H243278544154,2026-09-07,/\\/\\II/\\/\\\n"));

        assertThat(jdbc.sql("select amount || ' ' || note from partners.fact where withdrawn_delivery_id is null")
                        .query(String.class)
                        .list())
                .containsExactly("20 3/1/0|07:10/2/0/0:/\\/\\II/\\/\\|14:10/1/1/0:/\\/\\/\\/\\/O");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void registersSayWeekByWeekWhatANaiveModelSays(long seed) throws IOException {
        var random = new Random(seed);
        var pupils = List.of("H243278544154", "A950000178301", "A800000000014");
        var said = new TreeMap<String, List<String>>();
        var before = List.<String>of();
        int last = 0;
        for (int file = 0; file < 8; file++) {
            var rows = new TreeMap<String, List<String>>();
            var text = new StringBuilder("LAEstab,UPN,WeekCommencing,Marks\n");
            for (int row = random.nextInt(1, 12); row > 0; row--) {
                var week = pupils.get(random.nextInt(3)) + ","
                        + LocalDate.of(2026, 4, 13).plusWeeks(random.nextInt(9));
                var school = random.nextBoolean() ? "8384003" : "8384004";
                var marks = random.nextInt(3) == 0 ? "/\\/\\C2C2/\\OI" : "/\\/\\/\\/\\/\\";
                var ofWeek = rows.computeIfAbsent(week, _ -> new ArrayList<>());
                ofWeek.removeIf(other -> other.startsWith(school));
                ofWeek.add(school + " " + marks);
                text.append(school + "," + week + "," + marks + "\n");
            }
            before = flat(said);
            rows.forEach((week, ofWeek) -> {
                var ofSchools = said.computeIfAbsent(week, _ -> new ArrayList<>());
                ofWeek.forEach(row -> ofSchools.removeIf(other -> other.startsWith(row.substring(0, 7))));
                ofSchools.addAll(ofWeek);
            });
            last = ingest.all(List.of(unattended(write(text.toString()))), _ -> {})
                    .getFirst()
                    .delivery();
            assertThat(weeks()).isEqualTo(flat(said));
        }
        judgement.undo(last, "Marek", null);
        assertThat(weeks()).isEqualTo(before);
    }

    @Test
    void whatAKilledLoadLeftIsDoneByTheNext() throws IOException {
        var many = new TreeMap<String, String>();
        for (int i = 0; i < 9_000; i++) {
            many.put("E" + i, "choice");
        }
        var file = register(many);
        bring(null, file);
        var whole = PartnersData.everything(jdbc);
        var digest = contents.digest();
        PartnersData.forget(jdbc);

        assertThatThrownBy(() -> ingest.files(List.of(file), Ingest.Told.NOTHING, _ -> killTheLoad()))
                .isInstanceOf(RuntimeException.class);
        assertThat(PartnersData.count(jdbc, "partners.fact")).isZero();
        assertThat(PartnersData.count(jdbc, "partners.delivery")).isZero();
        bring(null, file);

        assertThat(PartnersData.everything(jdbc)).isEqualTo(whole);
        assertThat(contents.digest()).isEqualTo(digest);
    }

    @Test
    void twoAtOnceTakeTurnsAndDoubleNothing() throws Exception {
        var all = List.of(
                register(Map.of("E1", "bullying", "E2", "choice")), register(Map.of("E1", "bullying", "E2", "faith")));
        Callable<List<Taken>> work = () -> ingest.files(all, Ingest.Told.NOTHING, _ -> {});
        try (var both = Executors.newFixedThreadPool(2)) {
            var states = new ArrayList<State>();
            for (var one : both.invokeAll(List.of(work, work))) {
                one.get().forEach(taken -> states.add(taken.receipt().state()));
            }
            assertThat(states)
                    .containsExactlyInAnyOrder(
                            State.ACCEPTED, State.ACCEPTED, State.ALREADY_LOADED, State.ALREADY_LOADED);
        }
        assertThat(PartnersData.count(jdbc, "partners.record")).isEqualTo(2);
    }

    /// As after a kill between the two: the word of somebody called Nobody cannot be written down.
    @Test
    void whatSomebodyDecidedIsDoneWithTheirWordOrNotAtAll() throws IOException {
        var all = twenty();
        var first = bring(null, register(all));
        all.keySet().removeIf(key -> key.startsWith("E1"));
        var held = bring(null, register(all));
        var before = PartnersData.everything(jdbc);
        jdbc.sql("alter table partners.decision add constraint not_nobody check (who <> 'Nobody')")
                .update();
        try {
            for (Runnable deed : List.<Runnable>of(
                    () -> judgement.take(held.delivery(), "Nobody", null),
                    () -> judgement.refuse(held.delivery(), "Nobody", null),
                    () -> judgement.undo(first.delivery(), "Nobody", null))) {
                assertThatThrownBy(deed::run).hasStackTraceContaining("not_nobody");
                assertThat(delivery(held).state()).isEqualTo(State.WAITING);
                assertThat(delivery(first).state()).isEqualTo(State.ACCEPTED);
                assertThat(PartnersData.everything(jdbc)).isEqualTo(before);
            }
            judgement.refuse(held.delivery(), "Marek", null);
            assertThatThrownBy(() -> judgement.undo(held.delivery(), "Nobody", null))
                    .hasStackTraceContaining("not_nobody");
            assertThat(delivery(held).state()).isEqualTo(State.REFUSED);
        } finally {
            jdbc.sql("alter table partners.decision drop constraint not_nobody").update();
        }
        assertThat(deliveries.words(held.delivery()))
                .extracting(Deliveries.Word::word)
                .containsExactly("refuse");
    }

    @RepeatedTest(3)
    void ofTwoWhoDecideAtOnceOneIsHeardAndTheLoadIsAsThatOneSaid() throws Exception {
        var all = twenty();
        bring(null, register(all));
        var before = PartnersData.everything(jdbc);
        all.keySet().removeIf(key -> key.startsWith("E1"));
        int held = bring(null, register(all)).delivery();
        List<Callable<String>> words = List.of(
                () -> heard("take", () -> judgement.take(held, "Marek", null)),
                () -> heard("take", () -> judgement.take(held, "Priya", null)),
                () -> heard("refuse", () -> judgement.refuse(held, "Priya", null)));
        var heard = new ArrayList<String>();
        try (var three = Executors.newFixedThreadPool(3)) {
            for (var one : three.invokeAll(words)) {
                heard.add(one.get());
            }
        }
        heard.removeIf(String::isEmpty);

        assertThat(heard).hasSize(1);
        assertThat(deliveries.words(held)).extracting(Deliveries.Word::word).isEqualTo(heard);
        boolean taken = heard.getFirst().equals("take");
        assertThat(deliveries.find(held).orElseThrow().state()).isEqualTo(taken ? State.ACCEPTED : State.REFUSED);
        assertThat(PartnersData.everything(jdbc).equals(before)).isNotEqualTo(taken);
    }

    private static String heard(String word, Runnable deed) {
        try {
            deed.run();
            return word;
        } catch (NotToBeUndone e) {
            return "";
        }
    }

    /// What it takes there to be decides by which way it looks: a rule of need took twenty times as long.
    @Test
    void thePlannerKnowsOfManySmallFilesThatFollowAFirstTinyOne() throws IOException {
        bring(null, register(Map.of("E0", "choice")));
        jdbc.sql("analyze partners.fact").update();
        var many = new ArrayList<Brought>();
        for (int file = 0; file < 3; file++) {
            var rows = new TreeMap<String, String>();
            for (int i = 0; i < 500; i++) {
                rows.put("F" + file + "x" + i, "choice");
            }
            many.add(brought(DeliveryKind.CHANGES, register(rows)));
        }
        ingest.all(many, _ -> {});
        assertThat(jdbc.sql("select reltuples from pg_class where oid = 'partners.fact'::regclass")
                        .query(Long.class)
                        .single())
                .isGreaterThan(1_000);
    }

    @Test
    void aFileIsKeptAsItCameOnlyWhileADecisionOnItCanBeUndone1() throws IOException {
        var orphan = Files.writeString(Files.createDirectories(kept).resolve("0".repeat(64)), "of a killed program");
        var first = bring(DeliveryKind.CHANGES, register(Map.of("E1", "bullying")));
        var second = bring(DeliveryKind.CHANGES, register(Map.of("E1", "health")));
        assertThat(orphan).doesNotExist();
        assertThat(keptOf(first, second)).containsExactly(true, true);

        jdbc.sql("update partners.delivery set loaded_at = now() - interval '32 days' where id = ?")
                .param(second.delivery())
                .update();
        var third = bring(DeliveryKind.CHANGES, register(Map.of("E1", "faith")));
        assertThat(keptOf(first, second, third)).containsExactly(true, false, true);
        assertThatThrownBy(() -> judgement.undo(first.delivery(), "Marek", null))
                .isInstanceOf(NotToBeUndone.class)
                .hasMessageContaining("Undo its load first");
        judgement.undo(third.delivery(), "Marek", null);
        assertThat(keptOf(first, third)).as("nothing of it is loaded").containsExactly(true, false);
        judgement.undo(second.delivery(), "Marek", null);
        judgement.undo(first.delivery(), "Marek", null);
        assertThat(standing()).isEmpty();
        assertThat(keptOf(first)).containsExactly(false);
    }

    @Test
    void aFileThatWaitsIsKeptAndOneThatWasRefusedForAWhile1() throws IOException {
        var many = new TreeMap<String, String>();
        for (int i = 0; i < 10; i++) {
            many.put("E" + i, "bullying");
        }
        bring(DeliveryKind.SNAPSHOT, register(many));
        var waiting = bring(DeliveryKind.SNAPSHOT, register(Map.of("E1", "health")));
        assertThat(waiting.receipt().state()).isEqualTo(State.WAITING);
        jdbc.sql("update partners.delivery set loaded_at = now() - interval '90 days'")
                .update();
        bring(DeliveryKind.CHANGES, register(Map.of("E2", "health")));
        assertThat(keptOf(waiting)).containsExactly(true);

        judgement.refuse(waiting.delivery(), "Marek", null);
        bring(DeliveryKind.CHANGES, register(Map.of("E3", "health")));
        assertThat(keptOf(waiting)).containsExactly(true);
        judgement.undo(waiting.delivery(), "Marek", null);
        judgement.refuse(waiting.delivery(), "Marek", null);
        jdbc.sql("update partners.decision set decided_at = now() - interval '32 days'")
                .update();
        bring(DeliveryKind.CHANGES, register(Map.of("E4", "health")));
        assertThat(keptOf(waiting)).containsExactly(false);
        assertThatThrownBy(() -> judgement.undo(waiting.delivery(), "Marek", null))
                .isInstanceOf(NotToBeUndone.class)
                .hasMessageContaining("Bring it again");
        assertThat(delivery(waiting).state()).isEqualTo(State.REFUSED);
    }

    private List<Boolean> keptOf(Taken... files) {
        return Stream.of(files)
                .map(file -> Files.exists(kept.resolve(file.receipt().sha256())))
                .toList();
    }

    @Test
    void theCaseSystemsWordShieldsAndSeals() throws IOException {
        bring(
                null,
                write(CASE_SYSTEM
                        + "C1,child,Ann,,Baker,,,2015-02-03,,,F,,,WBRI,,1 High Street,DT1 1AA,,,,CONFIDENTIAL,,2026-10-01\n"
                        + "C2,child,Bea,,Cole,,,2016-02-03,,,F,,,WBRI,,2 High Street,DT1 1AA,,,,ADOPTED,,2026-10-01\n"
                        + "C3,child,Cal,,Dunn,,,2017-02-03,,,M,,,WBRI,,3 High Street,DT1 1AA,,,,,,2026-10-01\n"));

        assertThat(marks()).containsExactly("C1 shielded", "C2 sealed", "C3");

        var lifted = bring(
                null,
                write(CASE_SYSTEM
                        + "C1,child,Ann,,Baker,,,2015-02-03,,,F,,,WBRI,,9 Low Street,DT1 1AB,,,,,,2026-11-01\n"
                        + "C2,child,Bea,,Cole,,,2016-02-03,,,F,,,WBRI,,2 High Street,DT1 1AA,,,,,,2026-11-01\n"));
        // A shield ends when its source no longer asks for it; a seal never.
        assertThat(marks()).containsExactly("C1", "C2 sealed", "C3");

        judgement.undo(lifted.delivery(), "Marek", null);
        assertThat(marks()).containsExactly("C1 shielded", "C2 sealed", "C3");
    }

    @Test
    void aRowThatSaysRefugeShieldsWhoeverItIsAbout() throws IOException {
        bring(
                null,
                write(
                        CASE_SYSTEM
                                + "C1,adult,Ann,,Baker,,,1985-02-03,,,F,,,WBRI,,1 High Street,DT1 1AA,,,,REFUGE,,2026-10-01\n"));
        bring(null, write("""
                        CaseRef,PersonNo,Role,Forename,Surname,DOB,Sex,LastPostcode
                        H1,1,applicant,Bea,Cole,1986-02-03,F,DT1 1AA
                        H2,1,applicant,Cal,Dunn,1987-02-03,M,DT1 1AA
                        """));
        bring(null, write("""
                        CaseRef,ApplicationDate,Reason,Duty,AccommodationType,AccommodationStart,AccommodationEnd,ClosedOn
                        H1,2026-09-01,Violence,main,Women's Refuge,2026-09-02,,
                        H2,2026-09-01,Rent,main,B&B,2026-09-02,,
                        """));

        assertThat(marks()).containsExactly("C1 shielded", "H1/1 shielded", "H2/1");
        assertThat(jdbc.sql("select distinct reason from partners.shield where withdrawn_delivery_id is null")
                        .query(String.class)
                        .list())
                .containsExactly("refuge");

        bring(
                null,
                write(CASE_SYSTEM
                        + "C1,adult,Ann,,Baker,,,1985-02-03,,,F,,,WBRI,,9 Low Street,DT1 1AB,,,,,,2026-11-01\n"));
        assertThat(marks())
                .as("its source asks no more, and a person has not lifted it")
                .containsExactly("C1 shielded", "H1/1 shielded", "H2/1");
    }

    @Test
    void aFileWithoutTheColumnLiftsNoShield8() throws IOException {
        var october = LocalDate.of(2026, 10, 1);
        bring(
                DeliveryKind.SNAPSHOT,
                october,
                people("C1,child,Ann,Baker,2015-02-03,CONFIDENTIAL", "C2,child,Bea,Cole,2016-02-03,REFUGE"));
        var before = facts("restriction");

        var without = bring(DeliveryKind.SNAPSHOT, october.plusMonths(1), write("""
                        PersonId,Role,Forename,Surname,DateOfBirth
                        C1,child,Ann,Baker,2015-02-03
                        C2,child,Bea,Cole,2016-02-03
                        """));

        assertThat(marks()).containsExactly("C1 shielded", "C2 shielded");
        assertThat(facts("restriction")).isEqualTo(before).hasSize(2);
        assertThat(without.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(without.receipt().troubles())
                .filteredOn(trouble -> !trouble.code().equals("column-missing"))
                .extracting(Receipt.Noted::code, Receipt.Noted::reason)
                .containsExactly(tuple(
                        "shields-not-told",
                        "The file has no column Restriction: whoever was shielded stays shielded, and nobody new is."));

        // It has said nothing of shields: what an older file says of them still counts
        bring(DeliveryKind.CHANGES, october.plusDays(5), people("C1,child,Ann,Baker,2015-02-03,"));
        assertThat(marks()).containsExactly("C1", "C2 shielded");
    }

    @Test
    void aWordThatNobodyKnowsShieldsAndTheReceiptSaysSo8() throws IOException {
        var brought = bring(
                DeliveryKind.SNAPSHOT,
                LocalDate.of(2026, 10, 1),
                people(
                        "C1,child,Ann,Baker,2015-02-03,do not tell Dean",
                        "C2,child,Bea,Cole,2016-02-03,N",
                        "C3,child,Cal,Dunn,2017-02-03,No",
                        "C4,child,Dee,Eden,2018-02-03,none",
                        "C5,child,Eve,Ford,2019-02-03,0",
                        "C6,child,Fay,Gale,2019-02-04,",
                        "C7,child,Gus,Hall,2019-02-05,restricted",
                        "C8,child,Ida,Ince,2019-02-06,refuge"));

        assertThat(marks()).containsExactly("C1 shielded", "C2", "C3", "C4", "C5", "C6", "C7 shielded", "C8 shielded");
        assertThat(facts("restriction"))
                .containsExactly("C1 confidential-address", "C7 confidential-address", "C8 refuge");
        assertThat(brought.receipt().troubles())
                .filteredOn(trouble -> !trouble.code().equals("column-missing"))
                .extracting(Receipt.Noted::code, Receipt.Noted::reason)
                .containsExactly(tuple(
                        "shield-not-understood",
                        "This is in no list of codes: whoever has it is shielded, as if their address may not be told. In 2"
                                + " rows; this is the first."));

        bring(DeliveryKind.CHANGES, LocalDate.of(2026, 10, 2), people("C1,child,Ann,Baker,2015-02-03,NONE"));
        assertThat(marks()).contains("C1");
    }

    @Test
    void anOlderFileNeitherSetsNorLiftsAShieldAgainstWhatWasSaidSince8() throws IOException {
        var october = LocalDate.of(2026, 10, 1);
        bring(
                DeliveryKind.CHANGES,
                october,
                people("C1,child,Ann,Baker,2015-02-03,CONFIDENTIAL", "C3,child,Cal,Dunn,2017-02-03,"));
        bring(
                DeliveryKind.CHANGES,
                october.plusMonths(1),
                people(
                        "C1,child,Ann,Baker,2015-02-03,CONFIDENTIAL",
                        "C2,child,Bea,Cole,2016-02-03,CONFIDENTIAL",
                        "C3,child,Cal,Dunn,2017-02-03,"));

        bring(
                DeliveryKind.CHANGES,
                october.plusDays(9),
                people(
                        "C1,child,Ann,Baker,2015-02-03,",
                        "C2,child,Bea,Cole,2016-02-03,",
                        "C3,child,Cal,Dunn,2017-02-03,CONFIDENTIAL",
                        "C4,child,Dee,Eden,2018-02-03,CONFIDENTIAL"));
        assertThat(marks()).containsExactly("C1 shielded", "C2 shielded", "C3", "C4 shielded");

        bring(
                DeliveryKind.CHANGES,
                october.plusMonths(2),
                people("C1,child,Ann,Baker,2015-02-03,", "C3,child,Cal,Dunn,2017-02-03,CONFIDENTIAL"));
        assertThat(marks()).as("newer word").containsExactly("C1", "C2 shielded", "C3 shielded", "C4 shielded");

        // As those stand that came before this was noted
        jdbc.sql("update partners.delivery set tells_of_shields = null").update();
        bring(
                DeliveryKind.CHANGES,
                october.plusDays(10),
                people("C1,child,Ann,Baker,2015-02-03,CONFIDENTIAL", "C2,child,Bea,Cole,2016-02-03,"));
        assertThat(marks())
                .as("in doubt, shielded")
                .containsExactly("C1 shielded", "C2 shielded", "C3 shielded", "C4 shielded");
    }

    @Test
    void aLoadThatWouldLiftManyShieldsWaitsForAWord8() throws IOException {
        var october = LocalDate.of(2026, 10, 1);
        var shielded = Stream.of("C1", "C2", "C3", "C4")
                .map(id -> id + ",child,Ann,Baker,2015-02-03,CONFIDENTIAL")
                .toArray(String[]::new);
        bring(DeliveryKind.CHANGES, october, people(shielded));
        bring(DeliveryKind.CHANGES, october.plusDays(1), people("C4,child,Ann,Baker,2015-02-03,"));
        assertThat(marks()).as("one is no loss").containsExactly("C1 shielded", "C2 shielded", "C3 shielded", "C4");

        var many = bring(
                DeliveryKind.CHANGES,
                october.plusDays(2),
                people(
                        "C1,child,Ann,Baker,2015-02-03,",
                        "C2,child,Ann,Baker,2015-02-03,",
                        "C3,child,Ann,Baker,2015-02-03,",
                        "C5,child,Ann,Baker,2015-02-03,CONFIDENTIAL"));

        assertThat(many.receipt().state()).isEqualTo(State.WAITING);
        assertThat(delivery(many).remarks().waitsFor())
                .containsExactly("It would lift 3 of the 3 shields that keep an address from being told.");
        assertThat(marks()).containsExactly("C1 shielded", "C2 shielded", "C3 shielded", "C4");
        judgement.take(many.delivery(), "Marek", null);
        assertThat(marks()).containsExactly("C1", "C2", "C3", "C4", "C5 shielded");
    }

    private Path people(String... rows) throws IOException {
        return write("PersonId,Role,Forename,Surname,DateOfBirth,Restriction\n" + String.join("\n", rows) + "\n");
    }

    private List<String> facts(String kind) {
        return jdbc.sql("""
                        select r.source_key || ' ' || f.code
                        from partners.fact f
                        join partners.record r on r.id = f.record_id
                        join partners.fact_kind k on k.id = f.kind
                        where f.withdrawn_delivery_id is null and k.name = ?
                        order by 1
                        """).param(kind).query(String.class).list();
    }

    @Test
    void aShieldOfARefugeEndsOnlyByAnAnswerAndANewStayShieldsAgain() throws IOException {
        var people = "CaseRef,PersonNo,Role,Forename,Surname,DOB,Sex,LastPostcode\n";
        var cases =
                "CaseRef,ApplicationDate,Reason,Duty,AccommodationType,AccommodationStart,AccommodationEnd,ClosedOn\n";
        bring(null, write(people + "H1,1,applicant,Bea,Cole,1986-02-03,F,DT1 1AA\n"));
        bring(null, write(cases + "H1,2026-09-01,Violence,main,Women's Refuge,2026-09-02,,\n"));
        var ended = "H1,2026-09-01,Violence,main,Women's Refuge,2026-09-02,2026-10-01,\n";
        bring(null, write(cases + ended));
        assertThat(marks()).as("over, and whoever fled may still be looked for").containsExactly("H1/1 shielded");

        var record =
                jdbc.sql("select id from partners.record").query(Integer.class).single();
        var known = jdbc.sql(
                        "select row_hash from partners.fact where code ilike '%refuge' and withdrawn_delivery_id is null")
                .query(Long.class)
                .list();
        var officer = Viewer.operator();
        answers.give(List.of(record), known, false, "asked her worker", officer);
        assertThat(marks()).containsExactly("H1/1 shielded");
        answers.give(List.of(record), known, true, "she asks for it", officer);
        assertThat(marks()).containsExactly("H1/1");
        bring(null, write(cases + ended + "H2,2026-09-01,Rent,main,B&B,2026-09-02,,\n"));
        assertThat(marks()).as("said again, unchanged").containsExactly("H1/1");

        var back = bring(null, write(cases + "H1,2026-09-01,Violence,main,Women's Refuge,2026-11-02,,\n"));
        assertThat(marks()).as("a new stay").containsExactly("H1/1 shielded");
        judgement.undo(back.delivery(), "Marek", null);
        assertThat(marks()).as("the file was not hers").containsExactly("H1/1");

        for (var words :
                List.of("Women's Refuge", "SAFE HOUSE", "safehouse", "Confidential", "B&B", "refugee hostel")) {
            assertThat(jdbc.sql("select partners.tells_of_refuge(?)")
                            .param(words)
                            .query(Boolean.class)
                            .single())
                    .as(words)
                    .isEqualTo(Shield.isRefuge(words));
        }
    }

    @Test
    void whoHasADescriptionHasANewestHoweverManyFilesComeInOneGo() throws IOException {
        var files = List.of(
                register(Map.of("E1", "a", "E2", "a")),
                write(REGISTER + "\n" + row("E1", "a").replace("Baker", "Cole") + row("E2", "a")),
                register(Map.of("E1", "b", "E2", "b", "E3", "b")),
                register(Map.of("E1", "c", "E2", "c", "E3", "c")));

        ingest.files(files, Ingest.Told.NOTHING, _ -> {});

        assertThat(PartnersData.count(jdbc, "partners.identity where until_on is null"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused-rows-%d.csv", "refused-rows-%d_mended (1).csv", "Copy of Refused-rows-%d.csv"})
    void refusedRowsCanBeMendedAndSentAgain(String name) throws IOException {
        var taken = bringOneRefused();
        assertThat(taken.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(taken.receipt().rejected()).isEqualTo(1);

        var again = bringMended(taken, name.formatted(taken.delivery()));

        assertThat(again.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(again.receipt().rejected()).isZero();
        assertThat(delivery(again).kind()).isEqualTo("corrections");
        assertThat(standing()).containsExactly("E1 choice", "E2 choice", "E3 choice");
    }

    @Test
    void refusedRowsUnderAnotherNameWaitAndJoinTheRestOnAPersonsWord() throws IOException {
        var taken = bringOneRefused();
        var again = bringMended(taken, "mended.csv");
        assertThat(again.receipt().state()).isEqualTo(State.WAITING);

        assertThat(deliveries.refusedRowsOf(delivery(again))).map(Delivery::id).hasValue(taken.delivery());
        judgement.join(again.delivery(), taken.delivery(), "Marek", null);

        assertThat(standing()).containsExactly("E1 choice", "E2 choice", "E3 choice");
        assertThat(deliveries.words(again.delivery()))
                .extracting(Deliveries.Word::word)
                .containsExactly("join");
        judgement.undo(again.delivery(), "Marek", null);
        assertThat(standing()).containsExactly("E1 choice", "E3 choice");
    }

    private Taken bringOneRefused() throws IOException {
        return bring(
                DeliveryKind.SNAPSHOT,
                write(REGISTER + "\n" + row("E1", "choice") + row("E3", "choice")
                        + row("E2", "choice").replace("01/09/2025", "31/09/2025")));
    }

    private Taken bringMended(Taken taken, String name) throws IOException {
        var remarks = delivery(taken).remarks();
        var mended = remarks.before()
                + "\n"
                + String.join("\n", deliveries.quarantined(taken.delivery())).replace("31/09/2025", "30/09/2025")
                + "\n";
        var file = Files.writeString(folder.resolve(name), mended);
        return ingest.files(List.of(file), Ingest.Told.NOTHING, _ -> {}).getFirst();
    }

    @Test
    void aFileOnlyNamedLikeRefusedRowsIsAFileLikeAnyOther() throws IOException {
        bring(DeliveryKind.SNAPSHOT, register(Map.of("E1", "bullying", "E2", "choice")));
        var file = Files.writeString(folder.resolve("refused-rows-7000000.csv"), REGISTER + "\n" + row("E1", "choice"));

        var taken = ingest.files(List.of(file), Ingest.Told.NOTHING, _ -> {}).getFirst();

        assertThat(taken.receipt().state()).isEqualTo(State.WAITING);
    }

    @Test
    void aFileThatIsRefusedAgainAndAgainIsToldOnce() throws IOException {
        var letter = Files.writeString(folder.resolve("letter.csv"), "dear;all\nplease;find\n");
        bring(null, letter);
        var last = bring(null, letter);

        assertThat(last.known()).isFalse();
        assertThat(deliveries.refusedSince(delivery(last).receivedOn()))
                .extracting(Delivery::id)
                .containsExactly(last.delivery());
    }

    private List<String> marks() {
        return jdbc.sql("""
                        select source_key || case when sealed then ' sealed' else '' end
                            || case when shielded then ' shielded' else '' end
                        from partners.record
                        order by source_key
                        """).query(String.class).list();
    }

    private void killTheLoad() {
        jdbc.sql("""
                        select count(pg_terminate_backend(pid))
                        from pg_stat_activity
                        where datname = current_database()
                          and (state like 'idle in transaction%' or query like 'copy%')
                        """).query(Long.class).single();
    }

    private Taken bring(@Nullable DeliveryKind kind, Path file) {
        return taken(brought(kind, file));
    }

    private Taken bring(@Nullable DeliveryKind kind, LocalDate receivedOn, Path file) {
        var name = file.getFileName().toString();
        return taken(new Brought(file, name, null, null, null, kind, null, receivedOn, null, null, 0, false));
    }

    private void census(String term, LocalDate on, String rows) throws IOException {
        var file = Files.writeString(folder.resolve(on.getYear() + "_" + term + "_pupilonroll.csv"), rows);
        var name = file.getFileName().toString();
        taken(new Brought(file, name, null, null, null, null, null, on.plusMonths(1), on.minusMonths(4), on, 0, true));
    }

    private List<String> kinds() {
        return jdbc.sql("""
                        select k.name
                        from partners.fact f
                        join partners.fact_kind k on k.id = f.kind
                        where f.withdrawn_delivery_id is null
                        order by 1
                        """).query(String.class).list();
    }

    private Taken taken(Brought brought) {
        var taken = ingest.all(List.of(brought), _ -> {}).getFirst();
        whatIsAddedUpIsWhatStands();
        return taken;
    }

    private static Brought brought(@Nullable DeliveryKind kind, Path file) {
        return brought(kind, file, true);
    }

    private static Brought unattended(Path file) {
        return brought(null, file, false);
    }

    private static Brought brought(@Nullable DeliveryKind kind, Path file, boolean attended) {
        return new Brought(
                file,
                file.getFileName().toString(),
                null,
                null,
                null,
                kind,
                null,
                LocalDate.of(2026, 11, 1),
                null,
                null,
                0,
                attended);
    }

    private static List<String> flat(Map<String, List<String>> said) {
        return said.entrySet().stream()
                .flatMap(week -> week.getValue().stream().map(told -> week.getKey() + " " + told))
                .sorted()
                .toList();
    }

    /// Every week that stands, out of its month: pupil, week, school and marks.
    private List<String> weeks() {
        return jdbc
                .sql("""
                        select r.source_key, f.starts_on, f.setting_code, f.note
                        from partners.fact f
                        join partners.record r on r.id = f.record_id
                        where f.withdrawn_delivery_id is null
                        """)
                .query((row, _) -> {
                    var pupil = row.getString(1);
                    var first = row.getObject(2, LocalDate.class);
                    var school = row.getString(3);
                    return Stream.of(row.getString(4).split("\\|"))
                            .skip(1)
                            .map(week -> pupil + "," + first.withDayOfMonth(Integer.parseInt(week.substring(0, 2)))
                                    + " " + school + " " + week.split(":", -1)[2]);
                })
                .list()
                .stream()
                .flatMap(weeks -> weeks)
                .sorted()
                .toList();
    }

    private static List<String> lines(Map<String, String> model) {
        return model.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .sorted()
                .toList();
    }

    private Path lives(String address, String reason) throws IOException {
        return write(REGISTER + "\n" + row("E1", reason).replace("1 High Street", address));
    }

    private List<String> homes() {
        return jdbc.sql("""
                        select concat_ws(' ', from_on, coalesce(until_on::text, 'now'), address)
                        from partners.identity
                        order by from_on, until_on
                        """).query(String.class).list();
    }

    private static Map<String, String> twenty() {
        var all = new TreeMap<String, String>();
        for (int i = 0; i < 20; i++) {
            all.put("E" + i, "choice");
        }
        return all;
    }

    private Path register(Map<String, String> reasons) throws IOException {
        var text = new StringBuilder(REGISTER).append('\n');
        new TreeMap<>(reasons).forEach((ref, reason) -> text.append(row(ref, reason)));
        return write(text.toString());
    }

    private static String row(String ref, String reason) {
        return ref + ",Ann,Baker,03/02/2015,F,,1 High Street,DT1 1AA,,,01/09/2025,," + reason + ",,Y,\n";
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("file_" + ++files + ".csv"), text);
    }
}
