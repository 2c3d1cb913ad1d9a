package org.kith.linkage;

import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.conditions.ConditionEngine;

/// Links records: `new Linker(Settings.defaults()).link(records)`.
public final class Linker {

    private final Settings settings;
    private final @Nullable Conditions conditions;

    public Linker(Settings settings) {
        this.settings = settings;
        conditions = null;
    }

    /// Links by conditions alone: records join when a chain of pairs, each likely enough, leads from one to the
    /// other. No constraint is looked at, so there may be none in the settings.
    public Linker(Settings settings, Conditions conditions) {
        this.settings = settings;
        this.conditions = conditions;
    }

    /// Finds the people behind the records. The same records, in the same order, give the same links on any
    /// number of threads.
    ///
    /// @throws IllegalArgumentException when a condition is not understood or reads a column that no record has
    public Links link(Records records) {
        if (conditions != null) {
            return new Links(ConditionEngine.link(records.columns, conditions, settings));
        }
        return new Links(Engine.link(records.columns, settings));
    }
}
