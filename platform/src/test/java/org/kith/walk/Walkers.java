package org.kith.walk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;

/// Somebody of each role in each relation to Cian O'Brien, by the names that head the columns of `doors.csv` and
/// `said.csv`.
final class Walkers {

    static final String HELPER = "ida.grant@dorset.example";
    static final String FORMER_SCHOOL = "8384999";

    private final Accounts accounts;
    private final Staff staff;
    private final Map<String, Viewer> all = new LinkedHashMap<>();

    Walkers(Accounts accounts) {
        this.accounts = accounts;
        this.staff = new Staff(accounts);
        practitioner("lead", Cast.TOM);
        practitioner("helper", HELPER);
        practitioner("reason", "reason@dorset.example");
        practitioner("found", "found@dorset.example");
        practitioner("practitioner", "nobody@dorset.example");
        all.put("zone", staff.of(Role.ZONE_MANAGER, "WEY", "", ""));
        all.put("zone-reason", staff.of(Role.ZONE_MANAGER, "WEY", "", ""));
        all.put("zone-lead", staff.of(Role.ZONE_MANAGER, "WEY", "", ""));
        all.put("other-zone", staff.of(Role.ZONE_MANAGER, "DOR", "", ""));
        all.put("school", staff.of(Role.SCHOOL_LEAD, "", Cast.NOTHE, ""));
        all.put("former-school", staff.of(Role.SCHOOL_LEAD, "", FORMER_SCHOOL, ""));
        all.put("sisters-school", staff.of(Role.SCHOOL_LEAD, "", Cast.QUARRY, ""));
        all.put("board", staff.of(Role.BOARD_MEMBER));
        all.put("officer", staff.of(Role.GOVERNANCE_OFFICER));
        all.put("analyst", staff.of(Role.ANALYST));
    }

    private void practitioner(String name, String email) {
        all.put(name, staff.of(Role.PRACTITIONER, "", "", email));
    }

    /// A parent, or a young person, once it is known who they are.
    void add(String name, UUID person) {
        var account = accounts.open(
                new Account(
                        new UserId(UUID.randomUUID()),
                        name + "." + UUID.randomUUID(),
                        "Somebody",
                        Role.PARENT,
                        "own family",
                        null,
                        null,
                        person,
                        null),
                Staff.PASSWORD);
        all.put(name, accounts.find(Staff.session(account.id())).orElseThrow());
    }

    Viewer of(String name) {
        var viewer = all.get(name);
        if (viewer == null) {
            throw new IllegalArgumentException(name);
        }
        return viewer;
    }

    Map<String, Viewer> all() {
        return all;
    }
}
