package org.kith.county.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.county.people.Kind;
import org.kith.county.people.Person;

/// What one pyramid adds to every file, and the truth about whom each record means.
public final class Sheets {

    private static final int NUMBERS = 400_000;

    private final @Nullable Table[] tables;
    private final Deliveries deliveries;
    private final Delivery records;
    private final Set<String> known = new HashSet<>();
    private final Map<Integer, List<String>> cast = new HashMap<>();
    private long number;

    public Sheets(Deliveries deliveries, Delivery records, int pyramid) {
        this.deliveries = deliveries;
        this.records = records;
        tables = new Table[deliveries.all().size()];
        number = (long) pyramid * NUMBERS;
    }

    public Table of(Delivery delivery) {
        Table table = tables[delivery.index()];
        if (table == null) {
            table = new Table(delivery.style());
            tables[delivery.index()] = table;
        }
        return table;
    }

    @Nullable
    Table at(int index) {
        return tables[index];
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /// A number that no other row of the county has.
    public long next() {
        return ++number;
    }

    /// Notes that `id` in `source` means this person.
    public void known(String source, String id, Person person) {
        if (known.add(source + ' ' + id)) {
            if (person.family().kind() != Kind.PLAIN) {
                cast.computeIfAbsent(person.id(), one -> new ArrayList<>()).add(source + ':' + id);
            }
            of(records).s(source).s(id).i(person.id()).i(person.family().id()).end();
        }
    }

    /// The records written so far of someone in a family that is hard to see whole.
    public List<String> recordsOf(Person person) {
        return cast.getOrDefault(person.id(), List.of());
    }
}
