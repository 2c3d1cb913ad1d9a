package org.kith.linkage.internal;

/// Finds who shares a block with a record; each thread has its own.
interface Fellows {

    /// How many records share a block with this one, each counted once and itself left out; they
    /// can be asked for until the next call.
    int fellows(int record);

    int fellow(int at);
}
