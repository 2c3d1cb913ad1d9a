package org.kith.county.agencies.education;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Life.Enrolment;
import org.kith.county.people.Kind;
import org.kith.county.people.World;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;
import org.kith.county.time.Term;

/// Schools' registers: ten marks for each pupil and week. The bulk of the county's rows, so it works on bytes.
public final class Attendance implements Agency {

    private static final byte[] FULL = "/\\/\\/\\/\\/\\".getBytes(StandardCharsets.US_ASCII);
    private static final double STAYS_AWAY = 0.45;

    /// The truth tells of more than a year, by the week.
    private static final int WEEKS_OF_TRUTH = 60;

    private final World world;
    private final Calendar calendar;
    private final Pupils pupils;
    private final Series months;
    private final Delivery truth;
    private final int[] termOfWeek;
    private final int firstMonday;

    public Attendance(World world, Deliveries deliveries, Pupils pupils) {
        this.world = world;
        this.pupils = pupils;
        calendar = world.calendar();
        int back = (int) Math.round((calendar.month() - calendar.marksFrom()) / 30.4369);
        months = deliveries.monthly(
                "attendance",
                "marks",
                "LAEstab,UPN,WeekCommencing,Marks",
                Delivery.Kind.CHANGES,
                Style.ISO,
                back,
                calendar.marksFrom());
        truth = deliveries.truth("attendance.csv", "person,from,possible,missed,unauthorised,part_time");
        firstMonday = Days.monday(calendar.marksFrom());
        termOfWeek = new int[(calendar.asOf() - firstMonday) / 7 + 1];
        for (int week = 0; week < termOfWeek.length; week++) {
            termOfWeek[week] = term(firstMonday + week * 7);
        }
    }

    /// The term that has school days in a week, or -1.
    private int term(int monday) {
        List<Term> terms = calendar.terms();
        for (int t = 0; t < terms.size(); t++) {
            if (terms.get(t).from() < monday + 5 && terms.get(t).until() >= monday) {
                return calendar.openDays(monday, monday + 5) > 0 ? t : -1;
            }
        }
        return -1;
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        Register register = new Register(chronicle, sheets);
        chronicle.stories().forEach(story -> story.lives().forEach(register::mark));
    }

    /// The registers of one neighbourhood's children.
    private final class Register {

        private final Chronicle chronicle;
        private final Sheets sheets;
        private final byte[] marks = new byte[20];
        private final Attended attended =
                new Attended(Math.max(0, termOfWeek.length - WEEKS_OF_TRUTH), termOfWeek.length);
        private int length;

        Register(Chronicle chronicle, Sheets sheets) {
            this.chronicle = chronicle;
            this.sheets = sheets;
        }

        void mark(Life life) {
            attended.begin();
            for (Enrolment roll : life.rolls) {
                if (roll.school().maintained() && roll.until() > calendar.marksFrom()) {
                    mark(life, roll);
                }
            }
            if (attended.anything()) {
                Table table = sheets.of(truth).i(life.person().id()).d(firstMonday + attended.first() * 7);
                attended.tell(table);
                table.end();
            }
        }

        private void mark(Life life, Enrolment roll) {
            Chance chance = Chance.of(world.seed(), 61, life.person().id(), roll.from());
            byte[] school = roll.school().code().getBytes(StandardCharsets.US_ASCII);
            int first = Math.max(0, (roll.from() - firstMonday) / 7);
            String number = "";
            byte[] upn = {};
            for (int week = first; week < termOfWeek.length; week++) {
                int monday = firstMonday + week * 7;
                if (monday >= roll.until() || monday + 7 > calendar.asOf()) {
                    break;
                }
                int term = termOfWeek[week];
                if (term < 0) {
                    continue;
                }
                String now = pupils.upn(life, monday, chronicle.neighbourhood().numbers());
                if (!now.equals(number)) {
                    number = now;
                    upn = now.getBytes(StandardCharsets.US_ASCII);
                    sheets.known("attendance", now, life.person());
                }
                boolean unexplained = fill(life, roll, monday, life.absence[term], chance);
                attended.add(week, marks, length);
                send(roll, school, upn, monday, unexplained, chance);
            }
        }

        private void send(Enrolment roll, byte[] school, byte[] upn, int monday, boolean absent, Chance chance) {
            int file = months.covering(monday);
            if (roll.school().misses(file)) {
                file++;
            }
            if (file >= months.size()) {
                return;
            }
            boolean corrected = absent && file + 1 < months.size() && chance.happens(0.02);
            if (corrected) {
                row(file + 1, school, upn, monday);
                // The register said only that no reason was known yet.
                for (int i = 0; i < length; i++) {
                    marks[i] = marks[i] == 'I' || marks[i] == 'O' || marks[i] == 'M' ? (byte) 'N' : marks[i];
                }
            }
            row(file, school, upn, monday);
        }

        private void row(int file, byte[] school, byte[] upn, int monday) {
            sheets.of(months.get(file))
                    .field(school)
                    .field(upn)
                    .d(monday)
                    .field(marks, length)
                    .end();
        }

        /// Fills the week's marks; whether any absence is in them.
        private boolean fill(Life life, Enrolment roll, int monday, float level, Chance chance) {
            System.arraycopy(FULL, 0, marks, 0, 10);
            length = 10;
            boolean plain =
                    calendar.openDays(monday, monday + 5) == 5 && roll.from() <= monday && roll.until() >= monday + 5;
            double stay = Math.min(0.97, Math.max(STAYS_AWAY, level + 0.2 * (1 - level)));
            double starts = level * (1 - stay) / Math.max(0.02, 1 - level);
            boolean away = chance.happens(level);
            boolean any = false;
            byte why = 'I';
            for (int day = 0; day < 5; day++) {
                if (!plain && !calendar.open(monday + day)) {
                    marks[day * 2] = '#';
                    marks[day * 2 + 1] = '#';
                    continue;
                }
                if (!plain && (monday + day < roll.from() || monday + day >= roll.until())) {
                    marks[day * 2] = '-';
                    marks[day * 2 + 1] = '-';
                    continue;
                }
                if (day > 0) {
                    away = chance.happens(away ? stay : starts);
                }
                if (away) {
                    why = any ? why : reason(level, life, chance);
                    any = true;
                    marks[day * 2] = why;
                    marks[day * 2 + 1] = why == 'M' && chance.happens(0.6) ? (byte) '\\' : why;
                } else if (chance.happens(0.012)) {
                    marks[day * 2] = chance.happens(0.75) ? (byte) 'L' : (byte) 'U';
                }
            }
            suspended(life, monday);
            partTime(life, monday);
            return any;
        }

        private byte reason(float level, Life life, Chance chance) {
            if (life.person().family().kind() == Kind.TRAVELLERS) {
                return 'T';
            }
            boolean often = level > 0.12;
            return (byte) "IOGMCVB".charAt(chance.weighted(often ? 38 : 62, often ? 46 : 12, 7, 9, 4, 0, 1));
        }

        private void suspended(Life life, int monday) {
            for (Life.Suspension one : life.suspensions) {
                if (one.on() < monday + 5 && one.on() >= monday - 20) {
                    int until = one.on() + Math.max(1, (one.sessions() + 1) / 2);
                    for (int day = 0; day < 5; day++) {
                        boolean out = monday + day >= one.on() && monday + day < until;
                        if (out && marks[day * 2] != '#' && marks[day * 2] != '-') {
                            marks[day * 2] = 'E';
                            marks[day * 2 + 1] = 'E';
                        }
                    }
                }
            }
        }

        /// A part-time timetable takes the afternoons: marks of two characters.
        private void partTime(Life life, int monday) {
            if (life.partTime == null || !life.partTime.holds(monday)) {
                return;
            }
            byte[] wide = new byte[15];
            int at = 0;
            for (int session = 0; session < 10; session++) {
                if (session % 2 == 1 && marks[session] == '\\') {
                    wide[at++] = 'C';
                    wide[at++] = '2';
                } else {
                    wide[at++] = marks[session];
                }
            }
            System.arraycopy(wide, 0, marks, 0, at);
            length = at;
        }
    }
}
