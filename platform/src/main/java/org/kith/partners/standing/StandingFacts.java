package org.kith.partners.standing;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.database.bulk.CopyOut;
import org.kith.partners.bulk.Statements;

/// What one source says now, fact by fact, so that a load writes only what is new and withdraws only what is gone.
///
/// Attendance is kept by the month of its start and fetched when a file speaks of that month: it is seven facts in
/// ten, and the key of a row of it holds its start. Everything else is fetched by its kind when a file may speak of it:
/// a fact is told again as one of the same kind, and whatever else a file ends was told by a file of its layout.
public final class StandingFacts {

    /// A fact for each so many bytes that the program may take: what was let go is fetched by reading all facts.
    private static final long TOO_MANY = Runtime.getRuntime().maxMemory() / 1_250;

    private final Statements database;
    private final Map<Integer, PastDelivery> past;
    private final short attendance;

    private final FactTable other = new FactTable();
    private final BitSet kindsOfOther = new BitSet();
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

    /// Fetches all facts but attendance of a day that are of these kinds, or of a kind that such deliveries told of,
    /// unless
    /// they are at hand.
    void expect(Set<Short> kinds, Predicate<PastDelivery> alsoThoseOf) throws SQLException {
        var missing = new BitSet();
        kinds.forEach(missing::set);
        past.values().stream()
                .filter(alsoThoseOf)
                .flatMap(delivery -> delivery.kinds().stream())
                .forEach(missing::set);
        missing.andNot(kindsOfOther);
        if (missing.isEmpty()) {
            return;
        }
        kindsOfOther.or(missing);
        var told = past.values().stream()
                .filter(delivery -> delivery.kinds().stream().anyMatch(missing::get))
                .toList();
        // What stands of all but attendance is indexed by its kind
        var which = "kind <> %d and kind = any ('%s')".formatted(attendance, missing);
        if (missing.get(attendance)
                && told.stream().anyMatch(delivery -> delivery.kinds().contains(attendance))) {
            which = "(%s or kind = %d and starts_on is null)".formatted(which, attendance);
        }
        fetch(_ -> other, which, told);
        other.settle();
    }

    /// The table in which a fact of this kind and start is kept.
    public FactTable table(short kind, int startsOn) throws SQLException {
        if (kind != attendance || startsOn == NONE) {
            if (!kindsOfOther.get(kind)) {
                throw new IllegalStateException("a fact of kind " + kind + " came and was not expected");
            }
            return other;
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
    public Collection<FactTable> within(@Nullable LocalDate from, @Nullable LocalDate until) throws SQLException {
        if (from != null && until != null && past.values().stream().anyMatch(delivery -> delivery.attendance() > 0)) {
            var covered = new HashSet<LocalDate>();
            for (var first = from.withDayOfMonth(1); !first.isAfter(until); first = first.plusMonths(1)) {
                covered.add(first);
                touched.add(number(first));
            }
            hold(covered);
        }
        var tables = new ArrayList<FactTable>();
        tables.add(other);
        for (var month : touched) {
            tables.add(months.getOrDefault(month, new FactTable()));
        }
        return tables;
    }

    /// Fetches some months, given by their first days, all at once: whichever is asked for, the database goes through
    /// everything that the same deliveries brought.
    public void hold(Set<LocalDate> firsts) throws SQLException {
        var missing = new HashMap<Integer, FactTable>();
        var days = new TreeSet<LocalDate>();
        for (var first : firsts) {
            if (!months.containsKey(number(first))) {
                missing.put(number(first), new FactTable());
                days.add(first);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        months.putAll(missing);
        fetch(
                row -> missing.get(number(LocalDate.ofEpochDay(row.number4(5)))),
                "kind = %d and starts_on >= date '%s' and starts_on < date '%s'"
                        .formatted(attendance, days.first(), days.last().plusMonths(1)),
                past.values().stream()
                        .filter(delivery ->
                                days.stream().anyMatch(first -> delivery.holdsAttendance(first, first.plusMonths(1))))
                        .toList());
        missing.values().forEach(FactTable::settle);
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
        all.add(other);
        return all;
    }

    public int setting(@Nullable String code) {
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

    public String settingCode(int setting) {
        return settingCodes.get(setting);
    }

    private FactTable month(LocalDate first) throws SQLException {
        int month = number(first);
        touched.add(month);
        if (!months.containsKey(month)) {
            hold(Set.of(first));
        }
        return Objects.requireNonNull(months.get(month));
    }

    /// Where a fact that was read belongs; null where it is not wanted.
    private interface Place {
        @Nullable
        FactTable of(CopyOut row);
    }

    private void fetch(Place place, String which, List<PastDelivery> from) throws SQLException {
        if (from.isEmpty()) {
            return;
        }
        database.copied(
                row -> {
                    var table = place.of(row);
                    if (table != null) {
                        table.add(
                                row.number8(2),
                                row.number8(3),
                                row.number8(1),
                                row.number4(9),
                                (short) row.number4(4),
                                day(row, 5),
                                day(row, 6),
                                setting(row.text(7)),
                                row.number4(8),
                                0);
                    }
                },
                """
                select id, row_hash, key_hash, kind,
                    starts_on - date '1970-01-01', ends_on - date '1970-01-01', setting_code, delivery_id, record_id
                from partners.fact
                where delivery_id = any (%s)
                and withdrawn_delivery_id is null
                and %s
                """.formatted(PastDelivery.ids(from), which));
    }

    private static int day(CopyOut row, int column) {
        return row.isNothing(column) ? NONE : row.number4(column);
    }

    private static int number(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue();
    }
}
