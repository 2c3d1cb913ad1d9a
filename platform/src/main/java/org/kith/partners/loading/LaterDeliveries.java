package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.kith.partners.standing.OpenSource;
import org.kith.partners.standing.RecordKeys;

/// The deliveries of one layout that speak of a later day than one that is being loaded, and came before it: an older
/// return is sent again, or comes late. What they said stands; about what is so now the older one has nothing to tell.
final class LaterDeliveries {

    private final Set<Integer> ids = new HashSet<>();
    private final BitSet settings = new BitSet();
    private final boolean bySchool;
    /// Of whom they say whether the address may be told.
    private final BitSet shieldTold = new BitSet();
    /// Whether it is not known of one of them of whom it says so.
    private boolean shieldsInDoubt;

    LaterDeliveries(OpenSource source, String layout, LocalDate asOf) throws SQLException {
        for (var delivery : source.past.values()) {
            if (delivery.isOf(layout) && delivery.asOf().isAfter(asOf)) {
                ids.add(delivery.id());
            }
        }
        if (!ids.isEmpty()) {
            int[] all = ids.stream().mapToInt(Integer::intValue).toArray();
            source.database.each(
                    row -> settings.set(source.facts.setting(row.getString(1))),
                    "select distinct setting_code from partners.delivery_setting where delivery_id = any (?)",
                    (Object) all);
            source.database.each(row -> recallShields(row, source.records), """
                    select id, case when tells_of_shields then described end
                    from partners.delivery
                    where id = any (?)
                    and tells_of_shields is not false
                    """, (Object) all);
        }
        bySchool = !settings.isEmpty();
    }

    private void recallShields(ResultSet row, RecordKeys records) throws SQLException {
        var described = row.getArray(2);
        if (described == null) {
            shieldsInDoubt = true;
            return;
        }
        for (int id : (Integer[]) described.getArray()) {
            int place = records.placeOfId(id);
            if (place >= 0) {
                shieldTold.set(place);
            }
        }
    }

    /// Whether one of them says of this record whether its address may be told.
    boolean toldOfShield(int place) {
        return shieldTold.get(place);
    }

    /// The same, or it is not known: one came before that was noted.
    boolean mayHaveToldOfShield(int place) {
        return shieldsInDoubt || toldOfShield(place);
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
