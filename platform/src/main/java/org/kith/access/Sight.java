package org.kith.access;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which kinds of data lists may show of whom, as three parameters of their SQL. A row that rests on several kinds is
/// shown where one relation allows them all; the rules hold that the closest allows what the others do.
///
/// ```sql
/// from access.standing s
/// join unnest(:relations::text[], :kinds::text[]) as may (relation, kinds) on may.relation = s.relation
/// join needs.found f on f.person_id = s.person_id and f.kinds <@ may.kinds::text[]
/// where s.holder = any(:holders)
/// ```
public final class Sight {

    private final List<String> holders;
    private final Map<Relation, Set<KindOfData>> allowed;

    Sight(List<String> holders, Map<Relation, Set<KindOfData>> allowed) {
        this.holders = List.copyOf(holders);
        this.allowed = new EnumMap<>(Relation.class);
        allowed.forEach((relation, kinds) -> this.allowed.put(relation, EnumSet.copyOf(kinds)));
    }

    /// No list shows anything of anybody to this viewer.
    public boolean nothing() {
        return allowed.isEmpty() || holders.isEmpty();
    }

    public String[] holders() {
        return holders.toArray(String[]::new);
    }

    /// Relations that allow something; each belongs to the kinds at the same place in [#kinds].
    public String[] relations() {
        return allowed.keySet().stream().map(Relation::word).toArray(String[]::new);
    }

    /// Each an array as PostgreSQL writes it: `{education,early-help}`.
    public String[] kinds() {
        var kinds = new ArrayList<String>();
        for (var each : allowed.values()) {
            kinds.add(each.stream().map(KindOfData::word).collect(Collectors.joining(",", "{", "}")));
        }
        return kinds.toArray(String[]::new);
    }

    /// Whether it shows the same: what was read by one may be shown by the other.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sight sight && holders.equals(sight.holders) && allowed.equals(sight.allowed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(holders, allowed);
    }
}
