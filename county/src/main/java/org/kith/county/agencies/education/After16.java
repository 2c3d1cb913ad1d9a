package org.kith.county.agencies.education;

import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// What young people of academic age 16 and 17 do, and older ones with a plan.
public final class After16 implements Agency {

    private static final String SOURCE = "after-16";
    private static final int SYSTEM = 20;

    private final World world;
    private final Clerk clerk;
    private final Series months;

    public After16(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.COUNCIL);
        Series first = all.reported(
                SOURCE,
                "after16",
                "YPID,Forename,Surname,DOB,Sex,Ethnicity,Address,Postcode,UPN,ULN,AcademicAge,Cohort,Activity,ActivityStart,LastConfirmed,Characteristics",
                Delivery.Kind.SNAPSHOT,
                Style.UK,
                EnumSet.of(Month.FEBRUARY, Month.JULY, Month.NOVEMBER));
        // The supplier renamed a column in the April of the year before last.
        int renamed = Days.of(Days.year(world.calendar().asOf()) - 1, 4, 1);
        months = all.rename(first, renamed, "LastConfirmed", "DateLastConfirmed");
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Delivery month : months.all()) {
            int day = month.until() - 1;
            for (var story : chronicle.stories()) {
                for (Life life : story.lives()) {
                    int years = life.person().age(day);
                    if (years < 15 || years > 25) {
                        continue;
                    }
                    int age = academicAge(life.person(), day);
                    boolean cohort = age == 16 || age == 17 || (age >= 18 && age < 25 && life.planOn(day));
                    if (cohort && life.person().here(day)) {
                        write(month, day, life, age, sheets);
                    }
                }
            }
        }
    }

    private static int academicAge(Person person, int day) {
        return Days.schoolYear(day) - Days.schoolYear(person.born()) - 1;
    }

    private void write(Delivery month, int day, Life life, int age, Sheets sheets) {
        Person person = life.person();
        Life.@Nullable Activity now = null;
        for (Life.Activity one : life.activities) {
            if (one.from() <= day && day < one.until()) {
                now = one;
            }
        }
        String code = now == null ? age < 18 ? "810" : "220" : now.code();
        Seen seen = clerk.sees(person, day);
        String id = Ids.of("YP", SYSTEM, person);
        sheets.known(SOURCE, id, person);
        int confirmed = Math.max(
                now == null ? day - 200 : now.from(),
                day - Chance.of(world.seed(), 96, person.id(), month.index()).in(100));
        boolean numbered = person.id() % 20 != 0;
        sheets.of(month)
                .s(id)
                .s(seen.forename())
                .s(seen.surname())
                .d(seen.born())
                .s(person.male() ? "M" : "F")
                .s(person.ethnicity())
                .s(seen.address())
                .s(seen.postcode())
                .s(numbered ? person.upn() : "")
                .s(numbered ? Pupils.uln(life, day) : "")
                .i(age)
                .s("P")
                .s(code)
                .d(now == null ? 0 : now.from())
                .d(confirmed)
                .s(String.join(";", characteristics(life, day)))
                .end();
    }

    private static List<String> characteristics(Life life, int day) {
        List<String> found = new ArrayList<>();
        if (life.careOn(day) != null) {
            found.add("110");
        }
        if (life.care.stream().anyMatch(care -> care.unaccompanied())) {
            found.add("130");
        }
        if (life.person().id() % 60 == 0) {
            found.add("140");
        }
        if (life.care.stream()
                .anyMatch(care -> care.until() <= day
                        && care.until() >= Days.plusYears(life.person().born(), 16))) {
            found.add("160");
        }
        if (life.offences.stream()
                .anyMatch(one -> one.orderFrom() > 0 && one.orderFrom() <= day && day < one.orderUntil())) {
            found.add("170");
        }
        return found;
    }
}
