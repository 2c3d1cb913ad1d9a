package org.kith.county.agencies.education;

import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Seen;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Schools' notices of suspensions and exclusions: the school year so far, after each half term.
public final class Suspensions implements Agency {

    private static final String SOURCE = "suspensions";
    private static final String HEADER =
            "LAEstab,UPN,Surname,Forename,DOB,Sex,Category,StartDate,Sessions,Reason1,Reason2,Reason3,SENProvision,LookedAfter";

    private static final Set<Month> AFTER_HALF_TERMS =
            EnumSet.of(Month.JANUARY, Month.MARCH, Month.APRIL, Month.JUNE, Month.AUGUST, Month.NOVEMBER);

    private final World world;
    private final Pupils pupils;
    private final List<Delivery> files;

    public Suspensions(World world, Deliveries all, Pupils pupils) {
        this.world = world;
        this.pupils = pupils;
        files = all.reported(SOURCE, "suspensions", HEADER, Delivery.Kind.YEAR_TO_DATE, Style.MARKED, AFTER_HALF_TERMS)
                .all();
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (var story : chronicle.stories()) {
            for (Life life : story.lives()) {
                for (Life.Suspension one : life.suspensions) {
                    send(chronicle, life, one, sheets);
                }
            }
        }
    }

    private void send(Chronicle chronicle, Life life, Life.Suspension one, Sheets sheets) {
        Chance chance = Chance.of(world.seed(), 84, life.person().id(), one.on());
        int known = one.on() + (chance.happens(0.08) ? 31 : 0);
        boolean corrected = chance.happens(0.02);
        String upn = pupils.upn(life, one.on(), chronicle.neighbourhood().numbers());
        for (Delivery file : files) {
            boolean sameYear = Days.schoolYear(file.until() - 1) == Days.schoolYear(one.on());
            if (sameYear && known < file.until()) {
                Seen seen = pupils.sees(life, one.on());
                sheets.known(SOURCE, upn, life.person());
                boolean wrong = corrected && file.until() - known < 32;
                sheets.of(file)
                        .s(one.school().code())
                        .s(upn)
                        .s(seen.surname())
                        .s(seen.forename())
                        .d(seen.born())
                        .s(life.person().male() ? "M" : "F")
                        .s(one.category())
                        .d(one.on())
                        .i(one.sessions() + (wrong ? 1 : 0))
                        .s(one.reason())
                        .blank(2)
                        .s(life.planOn(one.on()) ? "E" : life.supportOn(one.on()) ? "K" : "N")
                        .s(life.careOn(one.on()) == null ? "N" : "Y")
                        .end();
            }
        }
    }
}
