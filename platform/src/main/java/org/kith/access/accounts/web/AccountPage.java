package org.kith.access.accounts.web;

import java.util.List;
import org.kith.access.accounts.KnownAccount;
import org.kith.site.Part;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;

/// One account: what it is for, and a form to suspend or restore it.
///
/// @param own it is the viewer's own, which somebody else must suspend
record AccountPage(KnownAccount known, Part<KnownAccount.Change> changes, boolean own, List<Mistake> mistakes)
        implements FormPage {

    AccountPage {
        mistakes = List.copyOf(mistakes);
    }
}
