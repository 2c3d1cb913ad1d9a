package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.partners.loading.RegisterWeeks.PupilMonth;
import org.kith.partners.loading.RegisterWeeks.Standing;
import org.kith.partners.standing.HeldFacts;
import org.kith.partners.standing.OpenSource;

/// The registers of a delivery: its weeks become facts of their months. A file of changes leaves the other weeks of a
/// month as they stand.
final class RegisterMonths {

    private final OpenDelivery delivery;
    private final OpenSource source;
    private final BroughtFacts facts;
    private final RegisterWeeks weeks = new RegisterWeeks();

    RegisterMonths(OpenDelivery delivery, BroughtFacts facts) {
        this.delivery = delivery;
        this.source = delivery.source;
        this.facts = facts;
    }

    void add(int place, int startsOn, @Nullable String setting, @Nullable String marks, int line) {
        weeks.add(place, startsOn, setting, marks, line);
    }

    void tell() throws SQLException {
        source.facts.hold(weeks.firstDays());
        var standing = delivery.byRow ? standing() : Map.<PupilMonth, List<Standing>>of();
        weeks.eachMonth(month -> {
            long key = delivery.key(month);
            for (var told : weeks.told(month, standing.getOrDefault(month, List.of()))) {
                var fact = new StatedFact(
                        delivery.kinds.attendance,
                        RegisterWeeks.CODE,
                        told.starts(),
                        told.ends(),
                        told.possible(),
                        told.note(),
                        null,
                        told.setting());
                facts.take(month.place(), fact, BroughtFacts.NOBODY, key, told.line());
            }
        });
    }

    private Map<PupilMonth, List<Standing>> standing() throws SQLException {
        var monthOf = new HashMap<Long, PupilMonth>();
        weeks.eachMonth(month -> source.facts
                .table(delivery.kinds.attendance, month.firstDay())
                .standing(delivery.key(month), id -> monthOf.put(id, month)));
        var standing = new HashMap<PupilMonth, List<Standing>>();
        if (!monthOf.isEmpty()) {
            HeldFacts.Reader reader =
                    (id, setting, note) -> standing.computeIfAbsent(monthOf.get(id), _ -> new ArrayList<>())
                            .add(new Standing(setting, note == null ? "" : note));
            var written = source.held.read(
                    monthOf.keySet().stream().mapToLong(Long::longValue).toArray(), reader);
            if (written.length > 0) {
                source.database.each(
                        row -> reader.fact(row.getLong(1), row.getString(2), row.getString(3)),
                        "select id, setting_code, note from partners.fact where id = any (?)",
                        (Object) written);
            }
        }
        return standing;
    }
}
