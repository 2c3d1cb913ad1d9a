package org.kith.linkage.internal.conditions;

/// What sort of value an expression has. A file of text does not say; the conditions do.
enum Kind {
    TEXT,
    NUMBER,
    /// A date, or a date with a time.
    MOMENT,
    LIST,
    TRUTH,
    /// Whatever the other side or the arguments are.
    ANY
}
