package org.kith.partners.web;

import java.util.List;
import java.util.stream.Stream;
import org.kith.partners.Agreement;
import org.kith.site.Page;

/// Agreements that are overdue or come due, on the officer's day.
record AgreementsDue(AgreementsPage all) implements Page {

    List<Agreement> due() {
        return Stream.concat(all.in(Agreement.State.OVERDUE).stream(), all.in(Agreement.State.DUE).stream())
                .toList();
    }
}
