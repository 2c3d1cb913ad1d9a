package org.kith.access.accounts.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.KnownAccount;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who may sign in, for whoever answers for it: what each account is for, and a way to stop it at once.
@Controller
class AccountsController implements WayIn {

    private static final int ROWS = 50;
    private static final int CHANGES = 12;

    private final Access access;
    private final Accounts accounts;

    AccountsController(Access access, Accounts accounts) {
        this.access = access;
        this.accounts = accounts;
    }

    @Override
    public Entry wayIn() {
        return new Entry(92, "/accounts", "Accounts");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.FIND, KindOfData.ACCOUNTS);
    }

    @GetMapping("/accounts")
    Page accounts(
            Viewer viewer,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int done) {
        access.require(viewer, Act.READ, KindOfData.ACCOUNTS);
        var chosen = Role.ofPeople(role).orElse(null);
        return new AccountsPage(
                Part.of(accounts.count(chosen), page, ROWS, from -> accounts.known(chosen, from, ROWS)),
                chosen,
                changes(null, done));
    }

    @GetMapping("/accounts/{id}")
    Page account(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "1") int done) {
        access.require(viewer, Act.READ, KindOfData.ACCOUNTS);
        return page(viewer, new UserId(id), done, null);
    }

    /// Suspends or restores: what the form's button says.
    @PostMapping("/accounts/{id}")
    Answer decide(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "") String why) {
        access.require(viewer, Act.CHANGE, KindOfData.ACCOUNTS);
        var account = new UserId(id);
        boolean suspend = word.equals("suspend");
        if (why.isBlank() || !(suspend || word.equals("restore"))) {
            return page(
                    viewer, account, 1, new Mistake("why", "Say why, in a few words: it is kept. Nothing was changed"));
        }
        if (account.equals(viewer.id())) {
            throw new NotHere();
        }
        accounts.suspend(account, suspend, why.strip(), viewer);
        return new Redirect("/accounts/" + id);
    }

    /// @param done which part of what was done with accounts
    private Part<KnownAccount.Change> changes(@Nullable UserId id, int done) {
        return Part.of(accounts.changes(id), done, CHANGES, from -> accounts.changes(id, from, CHANGES));
    }

    private AccountPage page(Viewer viewer, UserId id, int done, @Nullable Mistake mistake) {
        return new AccountPage(
                accounts.known(id).orElseThrow(NotHere::new),
                changes(id, done),
                id.equals(viewer.id()),
                mistake == null ? List.of() : List.of(mistake));
    }
}
