package org.kith.linkage;

import org.kith.linkage.internal.Engine;

/// Links records: `new Linker(Settings.defaults()).link(records)`.
public final class Linker {

    private final Settings settings;

    public Linker(Settings settings) {
        this.settings = settings;
    }

    /// Finds the people behind the records. The same records, in the same order, give the same links on any
    /// number of threads.
    public Links link(Records records) {
        return new Links(Engine.link(records.columns, settings));
    }
}
