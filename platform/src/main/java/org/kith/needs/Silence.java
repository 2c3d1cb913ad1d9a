package org.kith.needs;

/// Why a rule says nothing of somebody.
public enum Silence {
    /// It looked, and it is not true of them.
    NONE,
    /// None of the sources that it reads has ever come.
    NOT_COVERED,
    /// No record of theirs, or of those at home, is joined to them in any source that it reads.
    NOT_MATCHED,
    OUT_OF_AGE
}
