package org.kith.county.agencies.education;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.agencies.Agency;
import org.kith.county.agencies.Homelessness;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Story;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Term;

/// Nurseries' headcount of funded places, each term.
public final class EarlyYears implements Agency {

    private static final String SOURCE = "early-years";
    private static final String HEADER =
            "SettingCode,ChildRef,Forename,Surname,DOB,Sex,Ethnicity,Address,Postcode,ParentRef,ParentForename,ParentSurname,ParentDOB,ParentNINumber,Entitlement,FundedHours,StartDate,EndDate,PupilPremium,SENStage";
    private static final int SYSTEM = 23;
    /// A year, and the term that it is compared with.
    private static final int TERMS = 4;

    private final Clerk clerk;
    private final List<Delivery> terms = new ArrayList<>();

    public EarlyYears(World world, Deliveries all) {
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.VOLUNTARY);
        List<Term> censuses = world.calendar().censuses();
        for (Term term : censuses.subList(Math.max(0, censuses.size() - TERMS), censuses.size())) {
            String file = "headcount_" + term.year() + "_" + term.season().word() + ".csv";
            terms.add(all.add(
                    SOURCE,
                    "headcount",
                    file,
                    HEADER,
                    Delivery.Kind.SNAPSHOT,
                    term.from(),
                    term.census() + 1,
                    term.received(),
                    Style.UK));
        }
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Delivery term : terms) {
            int day = term.until() - 1;
            for (Story story : chronicle.stories()) {
                for (Life life : story.lives()) {
                    for (Life.Nursery one : life.nursery) {
                        if (one.from() <= day
                                && day < one.until()
                                && life.person().here(day)) {
                            write(term, day, story, life, one, sheets);
                        }
                    }
                }
            }
        }
    }

    private void write(Delivery term, int day, Story story, Life life, Life.Nursery one, Sheets sheets) {
        Person child = life.person();
        Person parent = story.family().head();
        Seen seen = clerk.sees(child, day);
        Seen named = clerk.sees(parent, day);
        String setting = one.setting().code();
        String id = Integer.toString(10_000 + Ids.of(SYSTEM, child.id()));
        String parentId = "P" + (10_000 + Ids.of(SYSTEM, parent.id()));
        sheets.known(SOURCE, setting + "/" + id, child);
        sheets.known(SOURCE, setting + "/" + parentId, parent);
        sheets.of(term)
                .s(setting)
                .s(id)
                .s(seen.forename())
                .s(seen.surname())
                .d(seen.born())
                .s(child.male() ? "M" : "F")
                .s(child.ethnicity())
                .s(seen.address())
                .s(seen.postcode())
                .s(parentId)
                .s(named.forename())
                .s(named.surname())
                .d(parent.id() % 3 == 0 ? 0 : named.born())
                .s(parent.id() % 3 == 0 ? "" : Homelessness.insurance(parent))
                .s(child.age(day) == 2 ? "2YO" : one.entitlement().equals("2YO") ? "UNI" : one.entitlement())
                .i(one.entitlement().equals("EXT") ? 30 : 15)
                .d(one.from())
                .d(0)
                .s(one.entitlement().equals("2YO") ? "Y" : "N")
                .s(life.planOn(day) ? "E" : life.supportOn(day) ? "K" : "N")
                .end();
    }
}
