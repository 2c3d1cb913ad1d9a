package org.kith.partners.standing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Statements;
import org.kith.partners.layouts.Entry;

/// What one delivery says of people is so no longer: it goes from every version of theirs, since what an earlier one
/// keeps is searched and matched by as well. Whoever undoes the delivery does not bring it back.
final class Denials {

    private final Map<Integer, BitSet> nothing = new HashMap<>();
    private final Map<Integer, Gone> gone = new TreeMap<>();

    /// What goes from one field of which records; null is whatever stands there.
    private record Gone(Ints records, List<@Nullable String> values) {}

    static boolean areIn(@Nullable String[] said) {
        for (var value : said) {
            if (isDenial(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDenial(@Nullable String value) {
        return value != null && value.startsWith(Entry.NOT);
    }

    /// A description without what is so no longer. Of what somebody is said not to have as of an earlier day than they
    /// were last described, they may have it again; where nothing stood on any day, nothing does.
    static String without(String description, @Nullable String[] said, boolean older) {
        var left = Description.parted(description);
        for (int i = 0; i < left.length; i++) {
            var value = said[i];
            var denied = left[i];
            if (value != null
                    && denied != null
                    && (value.equals(Entry.NOT) || (!older && value.equals(Entry.NOT + denied)))) {
                left[i] = null;
            }
        }
        return Description.joined(left);
    }

    /// Takes from all versions of a record what they say of it.
    void take(int record, @Nullable String[] said) {
        for (int i = 0; i < said.length; i++) {
            var value = said[i];
            if (value != null && isDenial(value)) {
                var from = gone.computeIfAbsent(i, _ -> new Gone(new Ints(), new ArrayList<>()));
                from.records.add(record);
                from.values.add(value.equals(Entry.NOT) ? null : value.substring(Entry.NOT.length()));
            }
        }
    }

    /// What a row says without what is so no longer, by this row or by one before it.
    @Nullable
    String[] left(int place, @Nullable String[] said) {
        var left = said.clone();
        for (int i = 0; i < said.length; i++) {
            if (Objects.equals(said[i], Entry.NOT)) {
                nothing.computeIfAbsent(place, _ -> new BitSet()).set(i);
            }
            if (isDenial(said[i])) {
                left[i] = null;
            }
        }
        var silent = nothing.get(place);
        if (silent != null) {
            silent.stream().forEach(i -> left[i] = null);
        }
        return left;
    }

    void write(Statements database) throws SQLException {
        for (var each : gone.entrySet()) {
            var values = each.getValue().values().toArray(new @Nullable String[0]);
            database.update(
                    """
                    update partners.identity i
                    set %1$s = null, row_hash = i.row_hash # 1
                    from unnest(?, ?) as c (record_id, value)
                    where i.record_id = c.record_id
                    and i.%1$s is not null
                    and (c.value is null or i.%1$s::text = c.value)
                    """.formatted(Description.FIELDS[each.getKey()].column()),
                    each.getValue().records().toArray(),
                    values);
        }
    }

    void forget() {
        nothing.clear();
        gone.clear();
    }
}
