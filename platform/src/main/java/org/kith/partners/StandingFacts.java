package org.kith.partners;

import static java.util.stream.Collectors.joining;
import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.database.CopyOut;

/// What one source says now, fact by fact, so that a load writes only what is new and withdraws only what is gone.
///
/// Attendance is kept by the month of its start and fetched when a file speaks of that month: it is seven facts in
/// ten, and the key of a row of it holds its start. Everything else of a source is fetched at once.
final class StandingFacts {

    /// A fact for each so many bytes that the program may take: what was let go is fetched by reading all facts.
    private static final long TOO_MANY = Runtime.getRuntime().maxMemory() / 1_250;

    private final Statements database;
    private final Map<Integer, PastDelivery> past;
    private final short attendance;

    private @Nullable FactTable other;
    private final Map<Integer, FactTable> months = new TreeMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private int lastFrom;
    private int lastUntil;
    private @Nullable FactTable lastTable;

    private final Map<String, Integer> settings = new HashMap<>();
    private final List<String> settingCodes = new ArrayList<>();
    private @Nullable String lastSetting;
    private int lastSettingNumber;

    StandingFacts(Statements database, Map<Integer, PastDelivery> past, short attendance) {
        this.database = database;
        this.past = past;
        this.attendance = attendance;
    }

    /// The table in which a fact of this kind and start is kept.
    FactTable table(short kind, int startsOn) throws SQLException {
        if (kind != attendance || startsOn == NONE) {
            return other();
        }
        var last = lastTable;
        if (last != null && startsOn >= lastFrom && startsOn < lastUntil) {
            return last;
        }
        var first = LocalDate.ofEpochDay(startsOn).withDayOfMonth(1);
        var table = month(first);
        lastFrom = (int) first.toEpochDay();
        lastUntil = lastFrom + first.lengthOfMonth();
        lastTable = table;
        return table;
    }

    /// The tables that a delivery may withdraw from: all of the source but attendance, and the months of attendance
    /// that it covers or speaks of.
    Collection<FactTable> within(@Nullable LocalDate from, @Nullable LocalDate until) throws SQLException {
        if (from != null && until != null && past.values().stream().anyMatch(delivery -> delivery.attendance() > 0)) {
            for (var day = from.withDayOfMonth(1); !day.isAfter(until); day = day.plusMonths(1)) {
                month(day);
            }
        }
        var tables = new ArrayList<FactTable>();
        tables.add(other());
        for (var month : touched) {
            tables.add(months.getOrDefault(month, new FactTable()));
        }
        return tables;
    }

    /// Whether [#settle()] lets go of months: what is held of them must be in the database by then.
    boolean areTooMany() {
        return months.values().stream().mapToInt(table -> table.size).sum() > TOO_MANY;
    }

    /// What a delivery said stays; lets go of months that it did not speak of when there are too many.
    void settle() {
        all().forEach(FactTable::settle);
        if (areTooMany()) {
            months.keySet().retainAll(touched);
        }
        lastTable = null;
        touched.clear();
    }

    /// Forgets what was said since [#settle()].
    void takeBack() {
        all().forEach(FactTable::takeBack);
        lastTable = null;
        touched.clear();
    }

    private Collection<FactTable> all() {
        var all = new ArrayList<>(months.values());
        if (other != null) {
            all.add(other);
        }
        return all;
    }

    int setting(@Nullable String code) {
        if (code == null) {
            return NONE;
        }
        if (code.equals(lastSetting)) {
            return lastSettingNumber;
        }
        var known = settings.get(code);
        if (known == null) {
            known = settingCodes.size();
            settings.put(code, known);
            settingCodes.add(code);
        }
        lastSetting = code;
        lastSettingNumber = known;
        return known;
    }

    String settingCode(int setting) {
        return settingCodes.get(setting);
    }

    private FactTable other() throws SQLException {
        var known = other;
        if (known == null) {
            known = new FactTable();
            other = known;
            fetch(
                    known,
                    "(kind <> " + attendance + " or starts_on is null)",
                    past.values().stream()
                            .filter(delivery -> delivery.brought() > delivery.attendance())
                            .toList());
        }
        return known;
    }

    private FactTable month(LocalDate day) throws SQLException {
        int month = month((int) day.toEpochDay());
        touched.add(month);
        var known = months.get(month);
        if (known == null) {
            known = new FactTable();
            months.put(month, known);
            var first = day.withDayOfMonth(1);
            var next = first.plusMonths(1);
            fetch(
                    known,
                    "kind = %d and starts_on >= date '%s' and starts_on < date '%s'".formatted(attendance, first, next),
                    past.values().stream()
                            .filter(delivery -> delivery.holdsAttendance(first, next))
                            .toList());
        }
        return known;
    }

    private void fetch(FactTable table, String which, List<PastDelivery> from) throws SQLException {
        if (from.isEmpty()) {
            return;
        }
        var deliveries =
                from.stream().map(delivery -> Integer.toString(delivery.id())).collect(joining(","));
        database.copied(
                row -> table.add(
                        row.number8(2),
                        row.number8(3),
                        row.number8(1),
                        (short) row.number4(4),
                        day(row, 5),
                        day(row, 6),
                        setting(row.text(7)),
                        row.number4(8),
                        0),
                """
                select id, row_hash, key_hash, kind,
                    starts_on - date '1970-01-01', ends_on - date '1970-01-01', setting_code, delivery_id
                from partners.fact
                where delivery_id = any ('{%s}')
                and withdrawn_delivery_id is null
                and %s
                """.formatted(deliveries, which));
        table.settle();
    }

    private static int day(CopyOut row, int column) {
        return row.isNothing(column) ? NONE : row.number4(column);
    }

    private static int month(int epochDay) {
        var day = LocalDate.ofEpochDay(epochDay);
        return day.getYear() * 12 + day.getMonthValue();
    }
}
