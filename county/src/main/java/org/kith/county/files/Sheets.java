package org.kith.county.files;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.county.people.Person;

/// What one pyramid adds to every file, and the truth about whom each record means.
public final class Sheets {

    private static final int NUMBERS = 400_000;

    private final @Nullable Table[] tables;
    private final Deliveries deliveries;
    private final Delivery records;
    private final Set<String> known = new HashSet<>();
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
            of(records).s(source).s(id).i(person.id()).i(person.family().id()).end();
        }
    }
}
