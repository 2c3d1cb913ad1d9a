package org.kith.county.agencies;

import org.kith.county.files.Sheets;
import org.kith.county.lives.Chronicle;

/// An agency writes down what it came to know.
public interface Agency {

    /// What does not depend on people, once.
    default void open(Sheets sheets) {}

    /// What it knows of one neighbourhood.
    void tell(Chronicle chronicle, Sheets sheets);
}
