package org.kith.access.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.PrivateFile;
import org.kith.access.Role;
import org.kith.access.UserId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The people who try the demonstration: an account of each role, and of analysts two, bound to somebody or
/// some place in the county that was loaded. Their passwords are random and stand in [#FILE] in the
/// data folder, for its owner only; nothing else ever calls this.
@Component
public class DemoPeople {

    /// Whom to open an account for.
    ///
    /// @param scope in words: a zone's, a school's, a child's name
    /// @param workerEmail of a practitioner, as the agencies' involvements have it
    /// @param personId a parent's own
    public record Candidate(
            Role role,
            String name,
            String scope,
            @Nullable String zoneCode,
            @Nullable String settingCode,
            @Nullable String workerEmail,
            @Nullable UUID personId) {

        public static Candidate practitioner(String name, String agency, String workerEmail) {
            return new Candidate(Role.PRACTITIONER, name, agency, null, null, workerEmail, null);
        }

        public static Candidate schoolLead(String name, String school, String settingCode) {
            return new Candidate(Role.SCHOOL_LEAD, name, school, null, settingCode, null, null);
        }

        public static Candidate zoneManager(String name, String zone, String zoneCode) {
            return new Candidate(Role.ZONE_MANAGER, name, zone, zoneCode, null, null, null);
        }

        /// A parent; whose, the grants say that stand with their own person.
        public static Candidate parent(String name, UUID personId) {
            return new Candidate(Role.PARENT, name, "own family", null, null, null, personId);
        }

        /// A board member, an information-governance officer or an analyst: for the whole county.
        public static Candidate forTheCounty(Role role, String name, String county) {
            return new Candidate(role, name, county, null, null, null, null);
        }
    }

    /// A row of the table that the demonstration prints.
    public record DemoPerson(String name, String role, String scope, String username, String password) {}

    /// Stands in the data folder once all that belongs to the people is there.
    public static final String FILE = "demo-people.json";

    /// Stands there until then, so that whoever was killed goes on with the same passwords.
    private static final String UNFINISHED = "demo-people.unfinished";

    private final Accounts accounts;
    private final Path file;
    private final Path unfinished;
    private final JsonMapper json = JsonMapper.builder().build();

    DemoPeople(Accounts accounts, @Value("${kith.data:.kith}") Path data) {
        this.accounts = accounts;
        this.file = data.resolve(FILE);
        this.unfinished = data.resolve(UNFINISHED);
    }

    /// Opens the accounts, one by one. Run again, people keep the passwords that they have.
    public List<DemoPerson> open(List<Candidate> candidates) {
        var before = read(Files.exists(unfinished) ? unfinished : file);
        var people =
                candidates.stream().map(candidate -> person(candidate, before)).toList();
        write(people);
        for (int each = 0; each < people.size(); each++) {
            var person = people.get(each);
            accounts.open(account(candidates.get(each), person.username()), person.password());
        }
        return people;
    }

    private static DemoPerson person(Candidate candidate, List<DemoPerson> before) {
        var username = Account.usernameOf(candidate.name());
        var password = before.stream()
                .filter(person -> person.username().equals(username))
                .map(DemoPerson::password)
                .findFirst()
                .orElseGet(NewPassword::drawn);
        return new DemoPerson(candidate.name(), candidate.role().title(), candidate.scope(), username, password);
    }

    /// Says that all that belongs to the people is there.
    public void settled() {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether their accounts were being opened when whoever did it was killed.
    public boolean isUnfinished() {
        return Files.exists(unfinished);
    }

    /// Those who are settled; empty when nobody is, or the database has no account.
    public List<DemoPerson> read() {
        return accounts.count(null) == 0 ? List.of() : read(file);
    }

    private List<DemoPerson> read(Path from) {
        try {
            return Files.exists(from) ? List.of(json.readValue(Files.readString(from), DemoPerson[].class)) : List.of();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    private void write(List<DemoPerson> people) {
        try {
            PrivateFile.write(unfinished, json.writerWithDefaultPrettyPrinter().writeValueAsString(people) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Account account(Candidate candidate, String username) {
        return new Account(
                new UserId(UUID.randomUUID()),
                username,
                candidate.name(),
                candidate.role(),
                candidate.scope(),
                candidate.zoneCode(),
                candidate.settingCode(),
                candidate.personId(),
                candidate.workerEmail());
    }
}
