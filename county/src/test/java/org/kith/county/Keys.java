package org.kith.county;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.Collectors;

/// What names a person in each kind of file, as FILES.md says.
record Keys(String source, String files, List<String> columns) {

    static final List<Keys> ALL = List.of(
            new Keys("attendance", "marks_2026-0", List.of("UPN")),
            new Keys("suspensions", "suspensions", List.of("UPN")),
            new Keys("children-in-care", "2026_header", List.of("CHILD")),
            new Keys("children-in-care", "2026_episodes", List.of("CHILD")),
            new Keys("case-system", "people", List.of("PersonId")),
            new Keys("case-system", "relationships", List.of("PersonId")),
            new Keys("case-system", "relationships", List.of("RelatedPersonId")),
            new Keys("case-system", "involvements", List.of("PersonId")),
            new Keys("case-system", "contacts", List.of("PersonId")),
            new Keys("case-system", "legal", List.of("PersonId")),
            new Keys("school-contacts", "contacts", List.of("UPN")),
            new Keys("school-contacts", "contacts", List.of("LAEstab", "ContactId")),
            new Keys("health-visiting", "patients", List.of("LocalPatientID")),
            new Keys("health-visiting", "patients", List.of("MotherPatientID")),
            new Keys("health-visiting", "reviews", List.of("LocalPatientID")),
            new Keys("health-visiting", "antenatal", List.of("LocalPatientID")),
            new Keys("police", "incidents", List.of("PersonRef")),
            new Keys("police", "offences", List.of("PersonRef")),
            new Keys("police", "missing", List.of("PersonRef")),
            new Keys("school-notices", "notices", List.of("NoticeRef")),
            new Keys("youth-justice", "youth_justice", List.of("YOTID")),
            new Keys("housing", "tenancies", List.of("TenantRef")),
            new Keys("housing", "notices", List.of("TenantRef")),
            new Keys("homelessness", "people", List.of("CaseRef", "PersonNo")),
            new Keys("benefits", "claims", List.of("ClaimantRef")),
            new Keys("hubs", "visits", List.of("Year", "MemberNo")),
            new Keys("early-help", "episodes", List.of("PersonRef")),
            new Keys("voluntary", "voluntary", List.of("Charity", "Ref")),
            new Keys("after-16", "after16", List.of("YPID")),
            new Keys("home-education", "home_education", List.of("EHERef")),
            new Keys("adult-treatment", "treatment", List.of("ClientRef")),
            new Keys("early-years", "headcount", List.of("SettingCode", "ChildRef")),
            new Keys("early-years", "headcount", List.of("SettingCode", "ParentRef")));

    String of(NamedCsvRecord row) {
        return columns.stream().map(row::getField).collect(Collectors.joining("/"));
    }
}
