package org.kith.county.agencies.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Story;
import org.kith.county.lives.Worker;
import org.kith.county.lives.Workers;
import org.kith.county.people.Household;
import org.kith.county.people.Person;
import org.kith.county.people.Tie;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// The council's case system: names, relationships, parental responsibility, who works with whom.
public final class CaseSystem implements Agency {

    private static final String SOURCE = "case-system";

    private final World world;
    private final Workers workers;
    private final Clerk clerk;
    private final int asOf;
    private final Series people;
    private final Series relationships;
    private final Series involvements;
    private final Series staff;
    private final Series contacts;
    private final Series legal;

    public CaseSystem(World world, Workers workers, Deliveries all) {
        this.world = world;
        this.workers = workers;
        clerk = new Clerk(world, 7, Clerk.Habits.COUNCIL);
        asOf = world.calendar().asOf();
        staff = monthly(
                all, "workers", "WorkerId,Name,Role,Team,Phone,Email,StartDate,EndDate", Delivery.Kind.SNAPSHOT);
        people = monthly(
                all,
                "people",
                "PersonId,Role,Forename,MiddleNames,Surname,PreferredName,FormerSurname,DateOfBirth,ExpectedDate,DateOfDeath,Sex,NHSNumber,UPN,Ethnicity,Language,Address,Postcode,UPRN,Phone,Email,Restriction,MergedInto,LastChanged",
                Delivery.Kind.CHANGES);
        relationships = monthly(
                all,
                "relationships",
                "RelationshipId,PersonId,RelatedPersonId,Relationship,ParentalResponsibility,Contact,StartDate,EndDate",
                Delivery.Kind.CHANGES);
        involvements = monthly(
                all,
                "involvements",
                "InvolvementId,PersonId,Role,WorkerId,WorkerName,Team,Phone,Email,StartDate,EndDate,LastReview",
                Delivery.Kind.CHANGES);
        contacts = monthly(
                all,
                "contacts",
                "ContactId,PersonId,ContactDate,Source,Reason,Outcome,ReferralDate",
                Delivery.Kind.CHANGES);
        legal = monthly(all, "legal", "LegalId,PersonId,Status,StartDate,EndDate", Delivery.Kind.CHANGES);
    }

    private static Series monthly(Deliveries all, String layout, String header, Delivery.Kind kind) {
        return all.monthly(SOURCE, layout, header, kind, Style.ISO);
    }

    @Override
    public void open(Sheets sheets) {
        for (Delivery month : staff.all()) {
            for (Worker one : workers.all()) {
                if (one.organisation().equals("DC")) {
                    boolean left = one.until() <= month.received();
                    sheets.of(month)
                            .s(one.id())
                            .s(one.name())
                            .s(one.role())
                            .s(one.team())
                            .s(one.phone())
                            .s(one.email())
                            .d(one.from())
                            .d(left ? one.until() : 0)
                            .end();
                }
            }
        }
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            int since = story.lives().stream().mapToInt(this::openSince).min().orElse(Days.NEVER);
            if (since < asOf) {
                new File(story, sheets, since).write();
            }
        }
    }

    /// The day on which the file was opened, of a child of whom the extracts tell: something was open within the year
    /// before the first, or later, or the file is sealed.
    private int openSince(Life life) {
        int since = life.person().ended() < asOf ? life.knownSince : Days.NEVER;
        for (Life.Contact one : life.contacts) {
            since = opened(since, one.on(), one.on() + 1);
        }
        for (Life.Need one : life.needs) {
            since = opened(since, one.referred(), one.closed());
        }
        for (Life.Care one : life.care) {
            since = opened(since, one.from(), until(life.person(), one));
        }
        return since;
    }

    private int opened(int since, int from, int until) {
        return people.tells(from, until) ? Math.min(since, from) : since;
    }

    /// Who grows up in care is a care leaver for three years.
    private static int until(Person child, Life.Care care) {
        int grown = Days.plusYears(child.born(), 18);
        return care.until() >= grown ? Days.plusYears(grown, 3) : care.until();
    }

    /// One family's file.
    private final class File {

        private final Story story;
        private final Sheets sheets;
        private final int since;
        private final Chance chance;
        /// Who has a second id, and the day on which it was merged.
        private final Map<Person, Integer> doubled = new HashMap<>();

        File(Story story, Sheets sheets, int since) {
            this.story = story;
            this.sheets = sheets;
            this.since = since;
            chance = Chance.of(world.seed(), 71, story.family().id());
        }

        void write() {
            story.family().adults().forEach(this::person);
            for (Life life : story.lives()) {
                if (listed(life.person())) {
                    person(life.person());
                    contacts(life);
                    needs(life);
                    care(life);
                }
            }
            ties();
            siblings();
            partners();
        }

        /// Brothers and sisters who were grown up by then are not on file, nor who was adopted into the family unless
        /// known themselves.
        private boolean listed(Person person) {
            Life life = story.life(person);
            return life.knownSince < asOf
                    || (person.adoptedFrom() == null && person.age(since) < 18 && person.born() < asOf);
        }

        private void person(Person person) {
            TreeSet<Integer> changes = new TreeSet<>();
            int first = Math.max(since, Math.min(person.born(), since + 4_000));
            if (person.born() > asOf) {
                first = since;
            }
            changes.add(first);
            person.moves().forEach(day -> changes.add(clerk.hears(person, day)));
            person.stays().stream()
                    .filter(stay -> stay.household().hidden(asOf - 1))
                    .forEach(stay -> changes.add(stay.from()));
            changes.add(story.family().turn());
            changes.add(person.died());
            changes.add(person.ended());
            String id = CaseIds.of(person);
            sheets.known(SOURCE, id, person);
            people.standing(
                    sheets,
                    changes.subSet(first, true, asOf, false),
                    chance,
                    (table, day, wrong) -> row(table, id, person, day, wrong, ""));
            int merged = first + Chance.of(person.id(), 74).between(30, 400);
            if (CaseIds.twice(person) && people.tells(first, merged)) {
                String second = CaseIds.second(person);
                sheets.known(SOURCE, second, person);
                doubled.put(person, merged);
                int again = first;
                people.span(
                        sheets,
                        first,
                        merged,
                        (table, until, told) -> row(table, second, person, again, until == 0, until == 0 ? "" : id));
            }
        }

        private void row(Table table, String id, Person person, int day, boolean wrong, String mergedInto) {
            Seen seen = clerk.sees(person, day);
            boolean unborn = person.born() > day;
            Household household = person.householdOn(day);
            boolean hidden = household != null && household.hidden(day);
            String restriction = day >= person.ended() ? "ADOPTED" : hidden ? "CONFIDENTIAL" : "";
            int born = unborn ? 0 : wrong && seen.born() != 0 ? seen.born() + 1 : seen.born();
            table.s(id)
                    .s(person.child() ? "child" : "adult")
                    .s(unborn ? "Unborn" : seen.forename())
                    .s(unborn ? "" : seen.middle())
                    .s(seen.surname())
                    .s(unborn ? "" : seen.preferred())
                    .s(seen.former())
                    .d(born)
                    .d(unborn ? person.born() : 0)
                    .d(person.died() <= day ? person.died() : 0)
                    .s(unborn ? "U" : person.male() ? "M" : "F")
                    .s(unborn ? null : nhs(person))
                    .s(upn(person, day))
                    .s(person.ethnicity())
                    .s(person.script().language())
                    .s(seen.address())
                    .s(seen.postcode());
            if (seen.uprn() == 0) {
                table.blank(1);
            } else {
                table.i(seen.uprn());
            }
            table.s(person.child() ? "" : seen.phone())
                    .s(person.child() ? "" : email(seen, person))
                    .s(restriction)
                    .s(mergedInto)
                    .d(day)
                    .end();
        }

        private @Nullable String nhs(Person person) {
            boolean close = person.child() && close(story.life(person));
            return Chance.of(person.id(), 72).happens(close ? 0.95 : person.child() ? 0.4 : 0.15) ? person.nhs() : null;
        }

        private static boolean close(Life life) {
            return !life.care.isEmpty()
                    || life.needs.stream().anyMatch(need -> !need.protections().isEmpty());
        }

        private @Nullable String upn(Person person, int day) {
            return person.child()
                            && person.age(day) > 4
                            && Chance.of(person.id(), 73).happens(0.85)
                    ? person.upn()
                    : null;
        }

        private static String email(Seen seen, Person person) {
            return person.id() % 3 == 0
                    ? (seen.forename() + "." + seen.surname() + person.id() % 100 + "@mail.example")
                            .replace(" ", "")
                            .toLowerCase(java.util.Locale.ROOT)
                    : "";
        }

        private void contacts(Life life) {
            Person child = life.person();
            int merged = doubled.getOrDefault(child, 0);
            for (Life.Contact one : life.contacts) {
                boolean other = one.on() < merged && chance.happens(0.5);
                String id = other ? CaseIds.second(child) : CaseIds.of(child);
                long number = sheets.next();
                contacts.post(
                        sheets,
                        one.on(),
                        chance,
                        (table, wrong) -> table.s("K" + number)
                                .s(id)
                                .d(wrong ? one.on() - 1 : one.on())
                                .s(one.source())
                                .s(one.reason())
                                .s(one.outcome())
                                .d(one.referred())
                                .end());
            }
        }

        private void needs(Life life) {
            for (Life.Need need : life.needs) {
                if (need.nfa() || need.referred() >= asOf) {
                    continue;
                }
                involve(life.person(), "social worker", need.referred() + 2, need.closed());
                status(life.person(), "child in need", need.referred() + 3, need.closed());
                need.protections()
                        .forEach(plan -> status(life.person(), "child protection", plan.from(), plan.until()));
            }
            Life.Plan plan = life.plan;
            if (plan != null && plan.from() > since) {
                involve(life.person(), "SEN case officer", plan.from(), plan.until());
            }
        }

        private void care(Life life) {
            for (Life.Care care : life.care) {
                if (care.from() >= asOf) {
                    continue;
                }
                status(life.person(), "looked after", care.from(), care.until());
                involve(life.person(), "independent reviewing officer", care.from() + 10, care.until());
                int grown = Days.plusYears(life.person().born(), 18);
                int until = until(life.person(), care);
                if (until > care.until() && grown < asOf) {
                    status(life.person(), "care leaver", grown, until);
                    involve(life.person(), "personal adviser", grown - 60, until);
                }
                for (Life.Placement placement : care.placements()) {
                    Person carer = placement.carer();
                    if (carer != null && carer.family() != story.family() && placement.from() < asOf) {
                        carer(life.person(), carer, placement);
                    }
                }
            }
        }

        private void carer(Person child, Person carer, Life.Placement placement) {
            if (!people.tells(placement.from(), placement.until())) {
                return;
            }
            String id = CaseIds.of(carer);
            sheets.known(SOURCE, id, carer);
            people.standing(
                    sheets,
                    new TreeSet<>(Set.of(placement.from())),
                    chance,
                    (table, day, wrong) -> row(table, id, carer, day, wrong, ""));
            relate(child, carer, "foster-carer", "N", "safe", placement.from(), placement.until());
        }

        private void status(Person child, String status, int from, int until) {
            long number = sheets.next();
            if (from < asOf && from < until) {
                legal.span(
                        sheets,
                        from,
                        until,
                        (table, end, told) -> table.s("L" + number)
                                .s(CaseIds.of(child))
                                .s(status)
                                .d(from)
                                .d(end)
                                .end());
            }
        }

        /// One in four changes worker on the way.
        private void involve(Person child, String role, int from, int until) {
            int day = from;
            while (day < Math.min(until, asOf)) {
                Worker worker = workers.in(story.family().area().zone(), role, chance);
                int end = chance.happens(0.25) ? Math.min(until, day + chance.between(60, 400)) : until;
                int begin = day;
                long number = sheets.next();
                involvements.span(
                        sheets,
                        begin,
                        end,
                        (table, last, told) -> table.s("I" + number)
                                .s(CaseIds.of(child))
                                .s(role)
                                .s(worker.id())
                                .s(worker.name())
                                .s(worker.team())
                                .s(worker.phone())
                                .s(worker.email())
                                .d(begin)
                                .d(last)
                                .d(begin + (Math.min(end, told) - begin) * 2 / 3)
                                .end());
                day = end;
            }
        }

        private void ties() {
            for (Tie tie : story.family().ties()) {
                if (listed(tie.child()) && tie.from() < asOf) {
                    boolean none = tie.relation() == Tie.Relation.STEP_PARENT || !tie.responsible();
                    String responsible = none ? "N" : chance.happens(0.15) ? "" : "Y";
                    relate(
                            tie.child(),
                            tie.adult(),
                            tie.relation().word(),
                            responsible,
                            tie.contact().word(),
                            tie.from(),
                            Math.min(tie.until(), tie.child().ended()));
                }
            }
        }

        private void relate(
                Person child, Person other, String relation, String responsible, String contact, int from, int until) {
            int seen = Math.max(since, from);
            long number = sheets.next();
            relationships.span(
                    sheets,
                    seen,
                    until,
                    (table, end, told) -> table.s("R" + number)
                            .s(CaseIds.of(child))
                            .s(CaseIds.of(other))
                            .s(relation)
                            .s(responsible)
                            .s(contact)
                            .d(Math.max(from, child.born() > asOf ? seen : child.born()))
                            .d(end)
                            .end());
        }

        private void siblings() {
            List<Person> listed = story.family().children().stream()
                    .filter(this::listed)
                    .filter(child -> child.adoptedFrom() == null)
                    .toList();
            for (int i = 0; i < listed.size(); i++) {
                for (int j = i + 1; j < listed.size(); j++) {
                    relate(
                            listed.get(i),
                            listed.get(j),
                            "sibling",
                            "",
                            "safe",
                            Math.max(0, listed.get(j).born()),
                            Days.NEVER);
                }
            }
        }

        private void partners() {
            List<Person> adults = story.family().adults();
            if (adults.size() < 2) {
                return;
            }
            Person head = adults.getFirst();
            for (Person other : adults.subList(1, adults.size())) {
                boolean together = other.householdOn(asOf - 1) != null
                        && other.householdOn(asOf - 1) == head.householdOn(asOf - 1);
                if (Math.abs(other.born() - head.born()) < 15 * 365) {
                    relate(head, other, together ? "partner" : "ex-partner", "", "safe", since, Days.NEVER);
                }
            }
        }
    }
}
