package org.kith.partners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.IdentityField;

/// What a row says of somebody who is not loaded yet, kept until the row that names them comes.
record WaitingRow(
        @Nullable String alias,
        long rowKey,
        boolean sealed,
        boolean shielded,
        @Nullable List<@Nullable String> described,
        int fromOn,
        int untilOn,
        List<Fact> facts) {

    /// A fact as its row states it.
    record Fact(
            short kind,
            @Nullable String code,
            int startsOn,
            int endsOn,
            int amount,
            @Nullable String note,
            @Nullable String other,
            @Nullable String setting) {}

    static WaitingRow of(Entry entry) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < entry.facts(); i++) {
            facts.add(new Fact(
                    entry.kind(i).id(),
                    entry.code(i),
                    entry.startsOn(i),
                    entry.endsOn(i),
                    entry.amount(i),
                    entry.note(i),
                    entry.otherKey(i),
                    entry.setting(i)));
        }
        return new WaitingRow(
                entry.alias(),
                entry.rowKey(),
                entry.sealed(),
                entry.shielded(),
                entry.describes() ? Arrays.asList(Descriptions.said(entry)) : null,
                Descriptions.day(entry, IdentityField.FROM_ON),
                Descriptions.day(entry, IdentityField.UNTIL_ON),
                facts);
    }
}
