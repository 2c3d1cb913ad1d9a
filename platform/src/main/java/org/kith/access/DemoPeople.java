package org.kith.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.site.Dates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The people who try the demonstration: one account of each role, bound to somebody or some place in the county that
/// was
/// loaded. Their passwords are random and stand in `demo-people.json` in the data folder, for its owner only; nothing
/// else
/// ever calls this.
@Component
public class DemoPeople {

    /// Whom to open an account for.
    ///
    /// @param scope in words: a zone's, a school's, a child's name
    /// @param workerEmail of a practitioner, as the agencies' involvements have it
    /// @param personId a parent's own
    /// @param childIds a parent's children
    public record Candidate(
            Role role,
            String name,
            String scope,
            @Nullable String zoneCode,
            @Nullable String settingCode,
            @Nullable String workerEmail,
            @Nullable UUID personId,
            List<UUID> childIds) {

        public Candidate {
            childIds = List.copyOf(childIds);
        }

        public static Candidate practitioner(String name, String agency, String workerEmail) {
            return new Candidate(Role.PRACTITIONER, name, agency, null, null, workerEmail, null, List.of());
        }

        public static Candidate schoolLead(String name, String school, String settingCode) {
            return new Candidate(Role.SCHOOL_LEAD, name, school, null, settingCode, null, null, List.of());
        }

        public static Candidate zoneManager(String name, String zone, String zoneCode) {
            return new Candidate(Role.ZONE_MANAGER, name, zone, zoneCode, null, null, null, List.of());
        }

        public static Candidate parent(String name, UUID personId, List<UUID> childIds) {
            return new Candidate(Role.PARENT, name, "", null, null, null, personId, childIds);
        }

        /// A board member, an information-governance officer or an analyst: for the whole county.
        public static Candidate forTheCounty(Role role, String name, String county) {
            return new Candidate(role, name, county, null, null, null, null, List.of());
        }
    }

    /// A row of the table that the demonstration prints.
    public record DemoPerson(String name, String role, String scope, String username, String password) {}

    // Without the letters and digits that are taken for each other when read from a screen.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Accounts accounts;
    private final Grants grants;
    private final InstantSource clock;
    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder().build();

    DemoPeople(Accounts accounts, Grants grants, InstantSource clock, @Value("${kith.data:.kith}") Path data) {
        this.accounts = accounts;
        this.grants = grants;
        this.clock = clock;
        this.file = data.resolve("demo-people.json");
    }

    /// Opens the accounts and writes the file. Run again, people keep the passwords that the file has.
    @Transactional
    public List<DemoPerson> settle(List<Candidate> candidates) {
        var before = read();
        var people = new ArrayList<DemoPerson>();
        for (var candidate : candidates) {
            var username = username(candidate.name());
            var password = before.stream()
                    .filter(person -> person.username().equals(username))
                    .map(DemoPerson::password)
                    .findFirst()
                    .orElseGet(this::password);
            var account = accounts.open(account(candidate, username), password);
            grantOwn(account, candidate);
            people.add(
                    new DemoPerson(candidate.name(), candidate.role().title(), candidate.scope(), username, password));
        }
        write(people);
        return people;
    }

    /// Those who were settled before; empty when the file is not there.
    public List<DemoPerson> read() {
        try {
            return Files.exists(file) ? List.of(json.readValue(Files.readString(file), DemoPerson[].class)) : List.of();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    private void write(List<DemoPerson> people) {
        try {
            PrivateFile.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(people) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void grantOwn(Account account, Candidate candidate) {
        if (candidate.personId() == null) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), Dates.HERE);
        var own = new ArrayList<Grant>();
        own.add(new Grant("user:" + account.id(), Relation.SELF, candidate.personId(), today, null));
        for (var child : candidate.childIds()) {
            own.add(new Grant("user:" + account.id(), Relation.PARENT, child, today, null));
        }
        grants.add("demo", own);
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

    /// `helen.marsh`
    private static String username(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", ".")
                .replaceAll("^\\.|\\.$", "");
    }

    /// Three groups of four: 59 bits.
    private String password() {
        var password = new StringBuilder();
        for (int place = 0; place < 12; place++) {
            if (place > 0 && place % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
