package org.kith.linkage;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.conditions.ConditionEngine;

/// Links records: `new Linker(Settings.defaults()).link(records)`.
public final class Linker {

    private final Settings settings;
    private final @Nullable Conditions conditions;
    private final Map<String, Refusal.Reason> apart;

    public Linker(Settings settings) {
        this.settings = settings;
        conditions = null;
        apart = Map.of();
    }

    /// Links by conditions alone: records join when a chain of pairs, each likely enough, leads from one to the
    /// other. Where constraints in the settings keep records apart, the likeliest pairs are joined first; barriers
    /// are not known, so there may be none.
    public Linker(Settings settings, Conditions conditions) {
        this(settings, conditions, Map.of());
    }

    /// Links by conditions, and never joins records of which one holds another valid number than the other in one
    /// of these columns, unless people decided so.
    ///
    /// @param apart columns that hold NHS numbers ([Refusal.Reason#NHS_NUMBERS_CONFLICT]) or UPNs
    /// ([Refusal.Reason#UPNS_CONFLICT])
    public Linker(Settings settings, Conditions conditions, Map<String, Refusal.Reason> apart) {
        this.settings = settings;
        this.conditions = conditions;
        this.apart = Map.copyOf(apart);
    }

    /// Finds the people behind the records. The same records, in the same order, give the same links on any
    /// number of threads.
    ///
    /// @throws IllegalArgumentException when a condition is not understood or reads a column that no record has
    public Links link(Records records) {
        if (conditions != null) {
            return new Links(ConditionEngine.link(records.columns, conditions, settings, apart));
        }
        return new Links(Engine.link(records.columns, settings));
    }
}
