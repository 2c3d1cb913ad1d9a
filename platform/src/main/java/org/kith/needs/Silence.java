package org.kith.needs;

/// Why a rule says nothing of somebody.
public enum Silence {
    /// It looked, and it is not true of them.
    NONE,
    /// None of the sources that it reads has ever come.
    NOT_COVERED,
    /// In no source that it reads is there a record at which it looks and of which the viewer may know.
    NOT_MATCHED,
    OUT_OF_AGE
}
