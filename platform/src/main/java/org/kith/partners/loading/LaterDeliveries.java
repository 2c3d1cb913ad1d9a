package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.kith.partners.bulk.Statements;
import org.kith.partners.standing.PastDelivery;
import org.kith.partners.standing.StandingFacts;

/// The deliveries of one layout that speak of a later day than one that is being loaded, and came before it: an older
/// return is sent again, or comes late. What they said stands; about what is so now the older one has nothing to tell.
final class LaterDeliveries {

    private final Set<Integer> ids = new HashSet<>();
    private final BitSet settings = new BitSet();
    private final boolean bySchool;

    LaterDeliveries(
            Collection<PastDelivery> past, String layout, LocalDate asOf, Statements database, StandingFacts facts)
            throws SQLException {
        for (var delivery : past) {
            if (delivery.isOf(layout) && delivery.asOf().isAfter(asOf)) {
                ids.add(delivery.id());
            }
        }
        if (!ids.isEmpty()) {
            database.each(
                    row -> settings.set(facts.setting(row.getString(1))),
                    "select distinct setting_code from partners.delivery_setting where delivery_id = any (?)",
                    (Object) ids.stream().mapToInt(Integer::intValue).toArray());
        }
        bySchool = !settings.isEmpty();
    }

    boolean none() {
        return ids.isEmpty();
    }

    boolean hold(int delivery) {
        return !ids.isEmpty() && ids.contains(delivery);
    }

    /// Whether one of them spoke of what belongs to this setting, as its number among the standing facts.
    boolean speakOf(int setting) {
        return !ids.isEmpty() && (!bySchool || setting == NONE || settings.get(setting));
    }
}
