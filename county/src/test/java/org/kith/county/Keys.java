package org.kith.county;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What names a person in each kind of file, as FILES.md says.
record Keys(String source, String files, String... columns) {

    static final List<Keys> ALL = List.of(
            new Keys("attendance", "marks_2026-0", "UPN"),
            new Keys("suspensions", "suspensions", "UPN"),
            new Keys("children-in-care", "2026_header", "CHILD"),
            new Keys("children-in-care", "2026_episodes", "CHILD"),
            new Keys("case-system", "people", "PersonId"),
            new Keys("case-system", "relationships", "PersonId"),
            new Keys("case-system", "relationships", "RelatedPersonId"),
            new Keys("case-system", "involvements", "PersonId"),
            new Keys("case-system", "contacts", "PersonId"),
            new Keys("case-system", "legal", "PersonId"),
            new Keys("school-contacts", "contacts", "UPN"),
            new Keys("school-contacts", "contacts", "LAEstab", "ContactId"),
            new Keys("health-visiting", "patients", "LocalPatientID"),
            new Keys("health-visiting", "patients", "MotherPatientID"),
            new Keys("health-visiting", "reviews", "LocalPatientID"),
            new Keys("health-visiting", "antenatal", "LocalPatientID"),
            new Keys("police", "incidents", "PersonRef"),
            new Keys("police", "offences", "PersonRef"),
            new Keys("police", "missing", "PersonRef"),
            new Keys("youth-justice", "youth_justice", "YOTID"),
            new Keys("housing", "tenancies", "TenantRef"),
            new Keys("housing", "notices", "TenantRef"),
            new Keys("homelessness", "people", "CaseRef", "PersonNo"),
            new Keys("benefits", "claims", "ClaimantRef"),
            new Keys("hubs", "visits", "Year", "MemberNo"),
            new Keys("early-help", "episodes", "PersonRef"),
            new Keys("voluntary", "voluntary", "Charity", "Ref"),
            new Keys("after-16", "after16", "YPID"),
            new Keys("home-education", "home_education", "EHERef"),
            new Keys("adult-treatment", "treatment", "ClientRef"),
            new Keys("early-years", "headcount", "SettingCode", "ChildRef"),
            new Keys("early-years", "headcount", "SettingCode", "ParentRef"));

    String of(NamedCsvRecord row) {
        return Stream.of(columns).map(row::getField).collect(Collectors.joining("/"));
    }
}
