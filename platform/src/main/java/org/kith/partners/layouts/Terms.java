package org.kith.partners.layouts;

import java.time.LocalDate;
import java.util.List;

/// When schools are open, as far as anybody has told.
public interface Terms {

    /// Nobody has told.
    Terms UNKNOWN = _ -> List.of();

    /// A term, both days included.
    record Term(LocalDate firstOn, LocalDate lastOn) {}

    /// The terms of the school with this code, the earliest first; none where nobody has told.
    List<Term> of(String setting);
}
