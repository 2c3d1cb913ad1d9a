package org.kith.command;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.families.People;
import org.kith.matching.PersonId;
import org.kith.partners.Places;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "accounts",
        description = {
            "Says who may sign in; opens accounts, gives other passwords, keeps a worker's name from parents, closes accounts.",
            "What is done with an account is kept, and the information-governance officer reads it on the page Accounts."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            AccountsCommand.Open.class,
            AccountsCommand.Password.class,
            AccountsCommand.KeepName.class,
            AccountsCommand.Close.class
        })
final class AccountsCommand implements Callable<Integer> {

    private static final int ROWS = 200;

    @Mixin
    DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        try (var running = data.start()) {
            var accounts = accounts(running, Act.READ);
            int all = accounts.count(null);
            if (all == 0) {
                System.out.println("Nobody may sign in yet. kith accounts open --help says how somebody can.");
            }
            for (int from = 0; from < all; from += ROWS) {
                for (var known : accounts.known(null, from, ROWS)) {
                    var account = known.account();
                    System.out.printf(
                            "%-24s %-28s %s%s%n",
                            account.username(),
                            account.role().title(),
                            account.name() + (account.scope().isEmpty() ? "" : ", " + account.scope()),
                            (known.suspended() ? " (suspended)" : "")
                                    + (known.discreet() ? " (name kept from parents)" : ""));
                }
            }
            return 0;
        }
    }

    /// The accounts, as far as the rules of access let a command have them.
    private static Accounts accounts(DataFolder.Running running, Act act) {
        running.require(act, KindOfData.ACCOUNTS);
        return running.the(Accounts.class);
    }

    @Command(
            name = "open",
            description = "Opens an account for somebody and tells its password, this once.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  kith accounts open \"Helen Marsh\" --role zone-manager --zone NDO --why \"Manages North Dorset\"",
                "  kith accounts open \"Emma Dunn\" --role practitioner --worker emma.dunn@council.example --why \"Joined\"",
                "  kith accounts open \"Priya Raman\" --role analyst --why \"Answers for the files\""
            })
    static final class Open implements Callable<Integer> {

        @Spec
        @Nullable
        CommandSpec spec;

        @Mixin
        DataFolder data = new DataFolder();

        @Parameters(paramLabel = "NAME", description = "The name that pages show.")
        String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "practitioner, school-lead, zone-manager, board-member, governance-officer, analyst or"
                        + " parent.")
        String role = "";

        @Option(
                names = "--username",
                paramLabel = "NAME",
                description = "What they sign in as (default: made of the name).")
        String username = "";

        @Option(names = "--zone", paramLabel = "CODE", description = "A zone manager's zone.")
        @Nullable
        String zone;

        @Option(names = "--setting", paramLabel = "CODE", description = "A school lead's school.")
        @Nullable
        String setting;

        @Option(
                names = "--worker",
                paramLabel = "EMAIL",
                description = "A practitioner's email (or their name, where an agency sends none), as partners' files"
                        + " have it: they see those whom they help.")
        @Nullable
        String worker;

        @Option(
                names = "--person",
                paramLabel = "ID",
                description = "A parent's own person, as in the address of that person's page.")
        @Nullable
        UUID person;

        @Option(names = "--scope", paramLabel = "WORDS", description = "What stands under the name, such as an agency.")
        String scope = "";

        @Option(names = "--why", required = true, paramLabel = "WORDS", description = "Why; it is kept for good.")
        String why = "";

        @Override
        public Integer call() {
            var opened = role();
            check(opened);
            try (var running = data.start()) {
                var accounts = accounts(running, Act.CHANGE);
                var words = scope(opened, running);
                if (words.isEmpty()) {
                    System.err.println("kith: " + unknown() + " Nothing was opened.");
                    return 1;
                }
                var account = new Account(
                        new UserId(UUID.randomUUID()),
                        username.isBlank() ? Account.usernameOf(name) : username.strip(),
                        name.strip(),
                        opened,
                        words.get(),
                        zone,
                        setting,
                        person,
                        worker);
                var password = accounts.openNew(account, why.strip(), Viewer.operator());
                if (password.isEmpty()) {
                    System.err.println(
                            "kith: " + account.username() + " is or was somebody's; a username is given once."
                                    + " Choose another with --username. Nothing was opened.");
                    return 1;
                }
                System.out.println(account.username() + " may sign in as " + opened.title()
                        + ". The password, told this once: " + password.get());
                return 0;
            }
        }

        private Role role() {
            return Role.ofPeople(role)
                    .orElseThrow(() -> wrong("--role is one of "
                            + Role.ofPeople().stream().map(Role::word).collect(Collectors.joining(", ")) + ", not "
                            + role));
        }

        /// What the account is bound to is what its role asks for, and nothing else.
        private void check(Role opened) {
            if (name.isBlank() || why.isBlank()) {
                throw wrong("NAME and --why are some words");
            }
            bound(opened, Role.ZONE_MANAGER, "--zone", zone);
            bound(opened, Role.SCHOOL_LEAD, "--setting", setting);
            bound(opened, Role.PRACTITIONER, "--worker", worker);
            bound(opened, Role.PARENT, "--person", person);
        }

        private void bound(Role opened, Role by, String option, @Nullable Object given) {
            if (opened == by && given == null) {
                throw wrong("a " + by.title() + " needs " + option);
            }
            if (opened != by && given != null) {
                throw wrong(option + " is for a " + by.title());
            }
        }

        /// What stands under the name; nothing where there is no such zone, school or person.
        private Optional<String> scope(Role opened, DataFolder.Running running) {
            return place(opened, running).map(words -> scope.isBlank() ? words : scope.strip());
        }

        private Optional<String> place(Role opened, DataFolder.Running running) {
            if (zone != null) {
                return running.the(Places.class).zone(zone);
            }
            if (setting != null) {
                return running.the(Places.class).setting(setting);
            }
            if (person != null) {
                return running.the(People.class).find(new PersonId(person)).map(_ -> "own family");
            }
            return Optional.of(opened == Role.PRACTITIONER ? "" : "whole county");
        }

        private String unknown() {
            if (person != null) {
                return "no person has this id.";
            }
            return "no " + (zone != null ? "zone has the code " + zone : "school has the code " + setting)
                    + "; the register of settings (source settings) tells them.";
        }

        private ParameterException wrong(String sentence) {
            return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
        }
    }

    /// What is done with an account that stands.
    abstract static class OfOne implements Callable<Integer> {

        @Mixin
        DataFolder data = new DataFolder();

        @Parameters(paramLabel = "USERNAME", description = "What they sign in as.")
        String username = "";

        @Option(names = "--why", required = true, paramLabel = "WORDS", description = "Why; it is kept for good.")
        String why = "";

        @Override
        public Integer call() {
            try (var running = data.start()) {
                var done = done(accounts(running, Act.CHANGE), username, why.strip());
                done.ifPresentOrElse(
                        System.out::println,
                        () -> System.err.println("kith: nobody signs in as " + username
                                + "; kith accounts says who does. Nothing was changed."));
                return done.isPresent() ? 0 : 1;
            }
        }

        /// Does it, and says what is so now; nothing where there is no such account.
        abstract Optional<String> done(Accounts accounts, String username, String why);
    }

    @Command(
            name = "password",
            description =
                    "Gives an account another password and tells it, this once; whoever is signed in with the one before is"
                            + " out at their next click.",
            mixinStandardHelpOptions = true)
    static final class Password extends OfOne {

        @Override
        Optional<String> done(Accounts accounts, String username, String why) {
            return accounts.anotherPassword(username, why, Viewer.operator())
                    .map(password -> "The password of " + username + ", told this once: " + password);
        }
    }

    @Command(
            name = "keep-name",
            description = {
                "Keeps a worker's name from parents and young people, wherever Kith would tell them who looked, who helps or"
                        + " who released something: of whoever works where the very name could endanger somebody, as in"
                        + " a refuge."
            },
            mixinStandardHelpOptions = true)
    static final class KeepName extends OfOne {

        @Option(names = "--no-longer", description = "Parents may be told the name again.")
        boolean noLonger;

        @Override
        Optional<String> done(Accounts accounts, String username, String why) {
            return accounts.discreet(username, !noLonger, why, Viewer.operator())
                    ? Optional.of(
                            noLonger
                                    ? "Parents may be told the name of " + username + " again."
                                    : "Parents are not told the name of " + username + " any more.")
                    : Optional.empty();
        }
    }

    @Command(
            name = "close",
            description = "Closes an account for good: whoever is signed in with it is out at their next click.",
            mixinStandardHelpOptions = true)
    static final class Close extends OfOne {

        @Override
        Optional<String> done(Accounts accounts, String username, String why) {
            return accounts.close(username, why, Viewer.operator())
                    ? Optional.of(username + " cannot sign in any more.")
                    : Optional.empty();
        }
    }
}
