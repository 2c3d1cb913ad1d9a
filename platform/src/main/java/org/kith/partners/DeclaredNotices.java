package org.kith.partners;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.KindOfData;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.partners.layouts.Duty;
import org.kith.partners.layouts.Source;
import org.kith.site.Notices;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// The privacy notice, made from what the sources declare.
@Component
final class DeclaredNotices implements Notices {

    private final DeclaredSources sources;
    private final Access access;
    private final InstantSource clock;

    DeclaredNotices(DeclaredSources sources, Access access, InstantSource clock) {
        this.access = access;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public List<Notice> notices() {
        return sources.all().stream().map(this::notice).toList();
    }

    @Override
    public List<Term> law() {
        return sources.law().stream()
                .map(duty -> new Term(duty.title(), duty.says() + " " + begun(duty)))
                .toList();
    }

    private String begun(Duty duty) {
        var from = duty.from();
        if (from == null) {
            return "Not in force here.";
        }
        return (duty.inForce(Dates.today(clock)) ? "In force here since " : "Not in force here before ")
                + Dates.day(from) + ".";
    }

    private Notice notice(Source source) {
        var agreement = source.agreement();
        var facts = new ArrayList<Term>();
        facts.add(new Term("Who sends it", agreement.controller()));
        var contact = agreement.contact();
        if (contact != null) {
            facts.add(new Term("Who puts mistakes right", contact));
        }
        facts.add(new Term("What it is used for", agreement.purpose()));
        facts.add(new Term("On what ground", agreement.lawfulBasis()));
        facts.add(new Term("By which law", agreement.gateway()));
        var law = agreement.restsOn();
        if (law != null) {
            facts.add(new Term("It rests on", law.title() + ". " + begun(law)));
        }
        facts.add(new Term("Who may see it", whoMaySee(source)));
        if (source.audience().roles().contains(Role.PRACTITIONER.word())) {
            facts.add(new Term(
                    "Whom it alerts",
                    source.audience().alertsHelpers()
                            ? "Whoever leads the family’s help; where nobody who leads it may be told, a practitioner who takes"
                                    + " part in it."
                            : "Whoever leads the family’s help, the child’s school of what it recorded itself, or else the"
                                    + " zone’s manager; each only where they may see it."));
        }
        facts.add(new Term("How long it is kept", agreement.retention()));
        facts.add(new Term("Looked at again by", Dates.day(agreement.reviewOn())));
        return new Notice(
                source.title(),
                source.coverage().who(),
                facts,
                source.refusal(Dates.today(clock)).isPresent());
    }

    /// Of those whom the declaration names, whoever the matrix lets see it, and of whom.
    private String whoMaySee(Source source) {
        var who = new ArrayList<String>();
        for (var role : Role.values()) {
            if (source.audience().roles().contains(role.word())) {
                var kind = DeclaredAudience.kindFor(
                        role, source.name(), KindOfData.of(source.audience().data()));
                var how = access.relations(role, kind).stream()
                        .map(Relation::words)
                        .toList();
                if (!how.isEmpty()) {
                    who.add(role.title() + " (" + String.join("; ", how) + ")");
                } else if (!access.relations(role, KindOfData.RELEASED).isEmpty() && role == Role.PARENT) {
                    who.add(role.title() + " (what a worker chose to show them of their child)");
                }
            }
        }
        if (source.audience().leadsToParents()) {
            who.add(Role.PARENT.title() + " (who leads the help, where a worker chose to show it to them)");
        }
        return who.isEmpty()
                ? "Nobody reads on a page what it says. It is used to join records."
                : "A " + String.join(", a ", who) + ".";
    }
}
