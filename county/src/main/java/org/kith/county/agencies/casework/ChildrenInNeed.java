package org.kith.county.agencies.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Sheets;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// The children in need census of each year to 31 March, as XML.
public final class ChildrenInNeed implements Agency {

    private static final String SOURCE = "children-in-need";

    private record Year(int ends, int from, int until, Delivery file) {}

    private final List<Year> years = new ArrayList<>();

    public ChildrenInNeed(World world, Deliveries all) {
        for (int ends = Days.year(world.calendar().start()) + 1;
                Days.of(ends, 7, 1) <= world.calendar().asOf();
                ends++) {
            int from = Days.of(ends - 1, 4, 1);
            int until = Days.of(ends, 4, 1);
            years.add(new Year(
                    ends,
                    from,
                    until,
                    all.addXml(
                            SOURCE,
                            "cin",
                            "cin_" + ends + ".xml",
                            opening(ends),
                            "</Children>\n</Message>\n",
                            from,
                            until,
                            Days.of(ends, 7, 1))));
        }
    }

    private static String opening(int year) {
        return String.format(Locale.ROOT, """
                <?xml version="1.0" encoding="UTF-8"?>
                <Message>
                <Header>
                <CollectionDetails><Collection>CIN</Collection><Year>%d</Year><ReferenceDate>%d-03-31</ReferenceDate></CollectionDetails>
                <Source><SourceLevel>L</SourceLevel><LEA>838</LEA><SoftwareCode>Local Authority</SoftwareCode><Release>ver 1</Release>\
                <SerialNo>001</SerialNo><DateTime>%d-06-20T09:00:00</DateTime></Source>
                </Header>
                <Children>
                """, year, year, year);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        chronicle
                .stories()
                .forEach(story -> story.lives().forEach(life -> years.forEach(year -> child(year, life, sheets))));
    }

    private static void child(Year year, Life life, Sheets sheets) {
        List<Life.Need> needs = life.needs.stream()
                .filter(need -> need.referred() < year.until()
                        && (need.closed() >= year.from() || need.referred() >= year.from()))
                .filter(need -> !need.nfa() || need.referred() >= year.from())
                .toList();
        if (needs.isEmpty()) {
            return;
        }
        Person child = life.person();
        String id = CaseIds.of(child);
        sheets.known(SOURCE, id, child);
        Table out = sheets.of(year.file());
        out.raw("<Child><ChildIdentifiers>");
        element(out, "LAchildID", id);
        String upn = child.upn();
        if (upn != null && child.age(year.until()) >= 5) {
            element(out, "UPN", upn);
        } else {
            element(out, "UPNunknown", child.age(year.until()) < 5 ? "UN1" : "UN4");
        }
        day(out, child.born() < year.until() ? "PersonBirthDate" : "ExpectedPersonBirthDate", child.born());
        boolean unborn = child.born() >= year.until();
        if (year.ends() >= 2025) {
            element(out, "Sex", unborn ? "U" : child.male() ? "M" : "F");
        } else {
            element(out, "GenderCurrent", unborn ? "0" : child.male() ? "1" : "2");
        }
        if (child.died() < year.until()) {
            day(out, "PersonDeathDate", child.died());
        }
        out.raw("</ChildIdentifiers><ChildCharacteristics>");
        element(out, "Ethnicity", child.ethnicity());
        if (needs.stream().anyMatch(need -> need.code().equals("N2"))) {
            out.raw("<Disabilities>");
            element(out, "Disability", Chance.of(child.id(), 82).oneOf("LD", "AUT", "MOB", "COMM", "BEH"));
            out.raw("</Disabilities>");
        }
        out.raw("</ChildCharacteristics>");
        needs.forEach(need -> details(out, year, need));
        out.raw("</Child>\n");
        out.endRow();
    }

    private static void details(Table out, Year year, Life.Need need) {
        out.raw("<CINdetails>");
        day(out, "CINreferralDate", need.referred());
        element(out, "ReferralSource", inYear(year, need.source()));
        element(out, "PrimaryNeedCode", need.code());
        if (!need.nfa() && need.closed() < year.until()) {
            day(out, "CINclosureDate", need.closed());
            element(out, "ReasonForClosure", inYear(year, need.closure()));
        }
        need.inquiries().stream()
                .filter(one -> one.conference() > 0 && one.conference() < year.until())
                .findFirst()
                .ifPresent(one -> day(out, "DateOfInitialCPC", one.conference()));
        need.assessments().stream().filter(one -> one.from() < year.until()).forEach(one -> assessment(out, year, one));
        if (need.planFrom() > 0 && need.planFrom() < year.until()) {
            out.raw("<CINPlanDates>");
            day(out, "CINPlanStartDate", need.planFrom());
            if (need.planUntil() < year.until()) {
                day(out, "CINPlanEndDate", need.planUntil());
            }
            out.raw("</CINPlanDates>");
        }
        need.inquiries().stream().filter(one -> one.from() < year.until()).forEach(one -> inquiry(out, year, one));
        element(out, "ReferralNFA", need.nfa() ? "1" : "0");
        need.protections().stream().filter(one -> one.from() < year.until()).forEach(one -> protection(out, year, one));
        out.raw("</CINdetails>");
    }

    private static void assessment(Table out, Year year, Life.Assessment one) {
        out.raw("<Assessments>");
        day(out, "AssessmentActualStartDate", one.from());
        if (one.until() < year.until()) {
            day(out, "AssessmentAuthorisationDate", one.until());
            out.raw("<FactorsIdentifiedAtAssessment>");
            one.factors().forEach(factor -> element(out, "AssessmentFactors", factor));
            out.raw("</FactorsIdentifiedAtAssessment>");
        }
        out.raw("</Assessments>");
    }

    private static void inquiry(Table out, Year year, Life.Inquiry one) {
        out.raw("<Section47>");
        day(out, "S47ActualStartDate", one.from());
        if (one.conference() > 0) {
            day(out, "InitialCPCtarget", one.from() + 21);
            if (one.conference() < year.until()) {
                day(out, "DateOfInitialCPC", one.conference());
            }
        }
        element(out, "ICPCnotRequired", one.conference() > 0 ? "0" : "1");
        out.raw("</Section47>");
    }

    private static void protection(Table out, Year year, Life.Protection one) {
        out.raw("<ChildProtectionPlans>");
        day(out, "CPPstartDate", one.from());
        if (one.until() < year.until()) {
            day(out, "CPPendDate", one.until());
        }
        element(out, "InitialCategoryOfAbuse", one.category());
        element(out, "LatestCategoryOfAbuse", one.latest());
        element(out, "NumberOfPreviousCPP", Integer.toString(one.before()));
        List<Integer> reviews =
                one.reviews().stream().filter(day -> day < year.until()).toList();
        if (!reviews.isEmpty()) {
            out.raw("<Reviews>");
            reviews.forEach(review -> day(out, "CPPreviewDate", review));
            out.raw("</Reviews>");
        }
        out.raw("</ChildProtectionPlans>");
    }

    /// Early help as a source and as a reason for closure came in 2023.
    private static String inYear(Year year, String code) {
        if (year.ends() >= 2023) {
            return code;
        }
        return code.equals("RC9") ? "RC8" : code.equals("5D") ? "5B" : code;
    }

    private static void element(Table out, String name, String value) {
        out.raw("<").raw(name).raw(">").raw(value).raw("</").raw(name).raw(">");
    }

    private static void day(Table out, String name, int day) {
        out.raw("<")
                .raw(name)
                .raw(">")
                .raw(org.kith.county.time.DateStyle.ISO.write(day))
                .raw("</")
                .raw(name)
                .raw(">");
    }
}
