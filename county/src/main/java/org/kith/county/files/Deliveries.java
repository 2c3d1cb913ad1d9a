package org.kith.county.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;

/// All files of a county, each agency adding its own before anything is written.
public final class Deliveries {

    /// How far back monthly and quarterly sources go.
    private static final int MONTHS = 24;

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

    /// One file for each month of the last two years but August, received on the first of the next.
    public Series monthly(String source, String layout, String header, Delivery.Kind kind, Style style) {
        return monthly(source, layout, header, kind, style, MONTHS, calendar.start());
    }

    /// The same, going back `months`, the first file covering everything since `from`.
    public Series monthly(
            String source, String layout, String header, Delivery.Kind kind, Style style, int months, int from) {
        List<Delivery> made = new ArrayList<>();
        for (int month = months; month >= 1; month--) {
            int first = Days.plusMonths(calendar.asOf(), -month);
            int until = Days.plusMonths(calendar.asOf(), 1 - month);
            if (Days.date(first).getMonthValue() == 8 && month > 1) {
                continue;
            }
            String file = String.format(Locale.ROOT, "%s_%tY-%<tm.csv", layout, Days.date(first));
            made.add(add(source, layout, file, header, kind, made.isEmpty() ? from : first, until, until, style));
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

    /// One file for each whole quarter of the last two years, received when it ends.
    public Series quarterly(String source, String layout, String header, Delivery.Kind kind, Style style) {
        List<Delivery> made = new ArrayList<>();
        for (int month = MONTHS + 2; month >= 0; month--) {
            int until = Days.plusMonths(calendar.asOf(), -month);
            int next = Days.date(until).getMonthValue();
            if (next % 3 != 1 || Days.date(until).getDayOfMonth() != 1) {
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
                    made.isEmpty() ? calendar.start() : first,
                    until,
                    until,
                    style));
        }
        return new Series(made);
    }
}
