package org.kith.county.truth;

import java.util.Comparator;
import java.util.List;
import org.kith.county.agencies.Agency;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Sheets;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Span;
import org.kith.county.lives.Story;
import org.kith.county.people.Family;
import org.kith.county.people.Household;
import org.kith.county.people.Person;
import org.kith.county.time.Days;

/// What is true. No agency knows it, and it is never ingested.
public final class Truth implements Agency {

    private final Delivery records;
    private final Delivery people;
    private final Delivery families;
    private final Delivery households;
    private final Delivery events;
    private final Delivery effects;
    private final int asOf;

    public Truth(Deliveries deliveries) {
        asOf = deliveries.calendar().asOf();
        records = deliveries.truth("records.csv", "source,id,person,family");
        people = deliveries.truth(
                "people.csv",
                "person,family,role,sex,forename,middle_names,surname,born_on,died_on,ethnicity,script,nhs_number,upn,born_as,adopted_from");
        families = deliveries.truth("families.csv", "family,zone,area,decile,kind");
        households =
                deliveries.truth("households.csv", "household,family,person,address,postcode,zone,from_on,until_on");
        events = deliveries.truth("events.csv", "person,event,code,starts_on,ends_on,amount");
        effects = deliveries.truth("effects.csv", "family,person,episode_on,outcome,without,with,applied");
    }

    public Delivery records() {
        return records;
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            Family family = story.family();
            sheets.of(families)
                    .i(family.id())
                    .s(family.area().zone().code())
                    .s(family.area().code())
                    .i(family.area().decile())
                    .s(family.kind().word())
                    .end();
            family.adults().forEach(person -> person(sheets, person));
            family.children().forEach(person -> person(sheets, person));
            story.lives().forEach(life -> events(sheets, life));
            for (Story.Help help : story.helps) {
                event(sheets, family.head(), "early-help", help.need(), help.from(), help.until(), 0);
                if (help.reviewed() != Days.NEVER) {
                    event(sheets, family.head(), "early-help-review", "", help.reviewed(), 0, 0);
                }
            }
            story.incidents.forEach(one -> event(
                    sheets,
                    one.victim(),
                    "domestic-abuse",
                    one.risk(),
                    one.on(),
                    0,
                    one.present().size()));
            story.incidents.forEach(one -> one.present()
                    .forEach(child -> event(sheets, child, "domestic-abuse-present", one.risk(), one.on(), 0, 0)));
            story.claims.forEach(one -> event(
                    sheets, one.adult(), "benefit", one.benefit(), one.from(), one.until(), one.outOfWork() ? 1 : 0));
            story.tenancies.forEach(one -> event(
                    sheets, family.head(), "tenancy", one.landlord(), one.from(), one.until(), one.arrearsWeeks()));
            story.homelessness.forEach(
                    one -> event(sheets, family.head(), "homelessness", one.duty(), one.on(), one.placeUntil(), 0));
            story.homelessness.stream()
                    .filter(one -> !one.place().isEmpty())
                    .forEach(one -> event(
                            sheets,
                            family.head(),
                            "temporary-accommodation",
                            one.place(),
                            one.placeFrom(),
                            one.placeUntil(),
                            0));
            story.treatments.forEach(one ->
                    event(sheets, one.adult(), "adult-treatment", one.service(), one.referred(), one.until(), 0));
            story.charities.forEach(
                    one -> event(sheets, one.person(), "voluntary-help", one.service(), one.from(), one.until(), 0));
            for (Story.Effect effect : story.effects) {
                Person one = effect.person();
                sheets.of(effects)
                        .i(family.id())
                        .s(one == null ? "" : Integer.toString(one.id()))
                        .d(effect.helpFrom())
                        .s(effect.outcome())
                        .s(share(effect.without()))
                        .s(share(effect.with()))
                        .s(effect.applied() ? "true" : "false")
                        .end();
            }
        }
    }

    private static String share(double value) {
        return Double.toString(Math.round(value * 1_000) / 1_000.0);
    }

    private void person(Sheets sheets, Person person) {
        Person earlier = person.adoptedFrom();
        sheets.of(people)
                .i(person.id())
                .i(person.family().id())
                .s(person.child() ? "child" : "adult")
                .s(person.male() ? "M" : "F")
                .s(person.forename())
                .s(person.middle())
                .s(person.surnameOn(asOf))
                .d(person.born())
                .d(person.died())
                .s(person.ethnicity())
                .s(person.script().word())
                .s(person.nhs())
                .s(person.upn())
                .s(person.bornAs())
                .s(earlier == null ? "" : Integer.toString(earlier.id()))
                .end();
        for (Person.Stay stay : person.stays()) {
            List<Household.Lived> homes = stay.household().homes();
            for (int i = 0; i < homes.size(); i++) {
                int from = Math.max(
                        Math.max(stay.from(), person.born()),
                        i == 0 ? stay.from() : homes.get(i).from());
                int until = Math.min(
                        Math.min(stay.until(), person.ended()),
                        i + 1 < homes.size() ? homes.get(i + 1).from() : Days.NEVER);
                if (from < until && from < asOf) {
                    sheets.of(households)
                            .i(stay.household().id())
                            .i(stay.household().family().id())
                            .i(person.id())
                            .s(homes.get(i).home().address())
                            .s(homes.get(i).home().postcode())
                            .s(homes.get(i).home().area().zone().code())
                            .d(from)
                            .d(until)
                            .end();
                }
            }
        }
    }

    private void events(Sheets sheets, Life life) {
        Person child = life.person();
        life.rolls.forEach(one -> event(sheets, child, "enrolment", one.school().code(), one.from(), one.until(), 0));
        life.suspensions.forEach(one -> event(
                sheets,
                child,
                one.category().equals("PERM") ? "exclusion" : "suspension",
                one.reason(),
                one.on(),
                0,
                one.sessions()));
        life.freeMeals.stream()
                .sorted(Comparator.comparingInt(span -> span.from()))
                .forEach(one -> event(sheets, child, "free-meals", "", one.from(), one.until(), 0));
        life.homeEducation.forEach(
                one -> event(sheets, child, "home-educated", one.reason(), one.from(), one.until(), 0));
        life.contacts.forEach(one -> event(sheets, child, "contact", one.outcome(), one.on(), 0, 0));
        for (Life.Need need : life.needs) {
            event(sheets, child, "referral", need.code(), need.referred(), need.closed(), 0);
            if (!need.nfa()) {
                event(sheets, child, "legal-status", "child-in-need", need.referred() + 3, need.closed(), 0);
            }
            need.assessments()
                    .forEach(one -> event(
                            sheets, child, "assessment", String.join(" ", one.factors()), one.from(), one.until(), 0));
            need.inquiries().forEach(one -> event(sheets, child, "section-47", "", one.from(), one.conference(), 0));
            need.protections()
                    .forEach(
                            one -> event(sheets, child, "protection-plan", one.category(), one.from(), one.until(), 0));
        }
        life.care.forEach(one -> event(
                sheets,
                child,
                "care",
                one.code(),
                one.from(),
                one.until(),
                one.placements().size()));
        life.leaving.forEach(
                one -> event(sheets, child, "care-leaver", one.activity(), one.on(), 0, one.inTouch() ? 1 : 0));
        life.missing.forEach(
                one -> event(sheets, child, "missing", one.risk(), one.from(), one.until(), one.exploited() ? 1 : 0));
        for (Life.Care care : life.care) {
            event(sheets, child, "legal-status", "looked-after", care.from(), care.until(), 0);
            care.placements()
                    .forEach(one ->
                            event(sheets, child, "placement", one.place(), one.from(), one.until(), one.far() ? 1 : 0));
        }
        life.offences.stream()
                .filter(one -> !one.disposal().equals("Community resolution"))
                .forEach(one -> event(sheets, child, "youth-order", one.disposal(), one.on() + 30, 0, 0));
        life.offences.forEach(one -> event(sheets, child, "offence", one.what(), one.on(), 0, one.seriousness()));
        life.reviews.forEach(one -> event(
                sheets,
                child,
                one.on() == 0 ? "health-review-missed" : "health-review",
                one.type(),
                one.on() == 0 ? one.due() : one.on(),
                0,
                one.below()));
        life.activities.forEach(one -> event(sheets, child, "destination", one.code(), one.from(), one.until(), 0));
        Span caring = life.caring;
        if (caring != null) {
            event(sheets, child, "caring", "", caring.from(), caring.until(), 0);
        }
        life.saidToCare.forEach(one -> event(sheets, child, "young-carer", one.by(), one.census(), 0, 0));
        Span partTime = life.partTime;
        if (partTime != null) {
            event(sheets, child, "part-time-timetable", "", partTime.from(), partTime.until(), 0);
        }
        Life.SenSupport support = life.support;
        if (support != null) {
            event(sheets, child, "sen-support", support.need(), support.from(), support.until(), 0);
        }
        Life.Plan plan = life.plan;
        if (plan != null) {
            event(sheets, child, "ehc-request", plan.agreed() ? "Y" : "N", plan.requested(), plan.decided(), 0);
            if (plan.from() > 0) {
                event(sheets, child, "ehc-plan", plan.need(), plan.from(), plan.until(), 0);
            }
        }
    }

    private void event(Sheets sheets, Person person, String event, String code, int from, int until, int amount) {
        event(sheets.of(events), asOf, person.id(), event, code, from, until, amount);
    }

    /// What has not happened yet is nobody's truth.
    static void event(Table table, int asOf, int of, String event, String code, int from, int until, int amount) {
        if (from < asOf) {
            table.i(of)
                    .s(event)
                    .s(code)
                    .d(from)
                    .d(until < asOf ? until : 0)
                    .i(amount)
                    .end();
        }
    }
}
