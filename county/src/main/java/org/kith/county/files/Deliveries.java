package org.kith.county.files;

import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;

/// All files of a county, each agency adding its own before anything is written.
public final class Deliveries {

    /// How far back monthly and quarterly sources go, and how much further their first files look.
    private static final int MONTHS = 24;
    private static final int LOOKS_BACK = 12;

    private final Calendar calendar;
    private final List<Delivery> all = new ArrayList<>();

    public Deliveries(Calendar calendar) {
        this.calendar = calendar;
    }

    public Calendar calendar() {
        return calendar;
    }

    public List<Delivery> all() {
        return all;
    }

    public Delivery add(
            String source,
            String layout,
            String file,
            String header,
            Delivery.Kind kind,
            int from,
            int until,
            int received,
            Style style) {
        String opening = header + (style.crlf() ? "\r\n" : "\n");
        Delivery made =
                new Delivery(all.size(), source, layout, file, received, kind, from, until, opening, "", style, null);
        all.add(made);
        return made;
    }

    public Delivery addXml(
            String source,
            String layout,
            String file,
            String opening,
            String closing,
            int from,
            int until,
            int received) {
        Delivery made = new Delivery(
                all.size(),
                source,
                layout,
                file,
                received,
                Delivery.Kind.YEAR_TO_DATE,
                from,
                until,
                opening,
                closing,
                Style.ISO,
                null);
        all.add(made);
        return made;
    }

    /// The same bytes under another name, a few days later.
    public void again(Delivery first, String file) {
        int received = Math.min(calendar.asOf(), first.received() + 4);
        all.add(new Delivery(
                all.size(),
                first.source(),
                first.layout(),
                file,
                received,
                first.kind(),
                first.from(),
                first.until(),
                first.opening(),
                first.closing(),
                first.style(),
                first));
    }

    public Delivery truth(String file, String header) {
        return add(
                "truth",
                file.replace(".csv", ""),
                file,
                header,
                Delivery.Kind.NONE,
                calendar.start(),
                calendar.asOf(),
                calendar.asOf(),
                Style.ISO);
    }

    /// One file for each whole month of the last two years but August, received on the first of the next. The
    /// first covers the year before too.
    public Series monthly(String source, String layout, String header, Delivery.Kind kind, Style style) {
        int from = Days.plusMonths(calendar.month(), -MONTHS - LOOKS_BACK);
        return monthly(source, layout, header, kind, style, MONTHS, from);
    }

    /// The same, but only in the months in which the source reports.
    public Series reported(
            String source, String layout, String header, Delivery.Kind kind, Style style, Set<Month> received) {
        return monthly(
                source, layout, header, kind, style, MONTHS, Days.plusMonths(calendar.month(), -MONTHS), received);
    }

    /// One file for each month but August, going back `months`, the first covering everything since `from`.
    public Series monthly(
            String source, String layout, String header, Delivery.Kind kind, Style style, int months, int from) {
        Set<Month> received = EnumSet.complementOf(EnumSet.of(Month.SEPTEMBER));
        return monthly(source, layout, header, kind, style, months, from, received);
    }

    private Series monthly(
            String source,
            String layout,
            String header,
            Delivery.Kind kind,
            Style style,
            int months,
            int from,
            Set<Month> received) {
        List<Delivery> made = new ArrayList<>();
        for (int month = months; month >= 1; month--) {
            int first = Days.plusMonths(calendar.month(), -month);
            int until = Days.plusMonths(calendar.month(), 1 - month);
            if (!received.contains(Days.date(until).getMonth())) {
                continue;
            }
            String file = String.format(Locale.ROOT, "%s_%tY-%<tm.csv", layout, Days.date(first));
            made.add(add(source, layout, file, header, kind, made.isEmpty() ? from : first, until, until, style));
        }
        return new Series(made);
    }

    /// One file for each of the last `weeks`, received on the Monday after it; none in August.
    /// Nothing is told of what was before the first.
    public Series weekly(String source, String layout, String header, Delivery.Kind kind, Style style, int weeks) {
        List<Delivery> made = new ArrayList<>();
        int last = Days.monday(calendar.asOf());
        int from = last - 7 * weeks;
        for (int until = from + 7; until <= last; until += 7) {
            // What happens in August is told in September
            if (Days.date(until - 1).getMonth() != Month.AUGUST) {
                String file = layout + "_" + Days.date(until) + ".csv";
                made.add(add(
                        source, layout, file, header, kind, made.isEmpty() ? from : until - 7, until, until, style));
            }
        }
        return new Series(made);
    }

    /// A supplier gives a column another name from a day on.
    public Series rename(Series series, int from, String before, String after) {
        List<Delivery> renamed = new ArrayList<>();
        for (Delivery one : series.all()) {
            Delivery now =
                    one.received() < from ? one : one.opened(one.opening().replace(before, after));
            all.set(now.index(), now);
            renamed.add(now);
        }
        return new Series(renamed);
    }

    /// One file for each whole quarter of the last two years, received when it ends. The first covers the year before
    /// too.
    public Series quarterly(String source, String layout, String header, Delivery.Kind kind, Style style) {
        return quarterly(source, layout, header, kind, style, MONTHS + 2);
    }

    /// The same, for the quarters that ended in the last `months`.
    public Series quarterly(String source, String layout, String header, Delivery.Kind kind, Style style, int months) {
        List<Delivery> made = new ArrayList<>();
        for (int month = months; month >= 0; month--) {
            int until = Days.plusMonths(calendar.month(), -month);
            if (Days.date(until).getMonthValue() % 3 != 1) {
                continue;
            }
            int first = Days.plusMonths(until, -3);
            String file = String.format(
                    Locale.ROOT,
                    "%s_%d-Q%d.csv",
                    layout,
                    Days.year(first),
                    (Days.date(first).getMonthValue() + 2) / 3);
            made.add(add(
                    source,
                    layout,
                    file,
                    header,
                    kind,
                    made.isEmpty() ? Days.plusMonths(first, -LOOKS_BACK) : first,
                    until,
                    until,
                    style));
        }
        return new Series(made);
    }
}
