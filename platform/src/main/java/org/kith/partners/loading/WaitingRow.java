package org.kith.partners.loading;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.IdentityField;
import org.kith.partners.standing.Description;
import org.kith.partners.standing.Descriptions;

/// What a row says of somebody who is not loaded yet, kept until the row that names them comes.
///
/// @param key of its facts, by the layout of the delivery that told them; the row that names the person may have
/// another
record WaitingRow(
        @Nullable String alias,
        @JsonAlias("rowKey") long key,
        boolean sealed,
        boolean shielded,
        @Nullable List<@Nullable String> described,
        int fromOn,
        int untilOn,
        List<StatedFact> facts) {

    static WaitingRow of(Entry entry, long key) {
        return new WaitingRow(
                entry.alias(),
                key,
                entry.sealed(),
                entry.shielded(),
                entry.describes() ? Arrays.asList(Description.said(entry)) : null,
                Descriptions.day(entry, IdentityField.FROM_ON),
                Descriptions.day(entry, IdentityField.UNTIL_ON),
                IntStream.range(0, entry.facts())
                        .mapToObj(i -> StatedFact.of(entry, i))
                        .toList());
    }
}
