package org.kith.access.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Names;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.access.accounts.Accounts;
import org.kith.access.seals.Seals;
import org.kith.site.Answer;
import org.kith.site.Download;
import org.kith.site.Page;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The record of readings as a page and as a file, for whoever answers for it.
@Controller
class AuditController implements WayIn {

    private static final int ROWS = 50;

    private final Access access;
    private final Readings readings;
    private final Accounts accounts;
    private final Seals seals;
    private final ObjectProvider<Names> names;

    AuditController(Access access, Readings readings, Accounts accounts, Seals seals, ObjectProvider<Names> names) {
        this.access = access;
        this.readings = readings;
        this.accounts = accounts;
        this.seals = seals;
        this.names = names;
    }

    @Override
    public Entry wayIn() {
        return new Entry(90, "/audit", "Who looked");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.FIND, KindOfData.AUDIT);
    }

    @GetMapping("/audit")
    Page audit(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String act,
            @RequestParam(required = false) @Nullable String relation,
            @RequestParam(required = false) @Nullable Long before) {
        access.require(viewer, Act.READ, KindOfData.AUDIT);
        var filter = filter(who, about, act, relation, before);
        var rows = ReadingRows.of(readings.chosen(filter, ROWS + 1), ROWS, names);
        readings.named(viewer, rows.named(), "record of readings");
        return new AuditPage(rows, filter, accounts.all(), seals.checked());
    }

    @GetMapping("/audit/readings.csv")
    Answer file(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String act,
            @RequestParam(required = false) @Nullable String relation) {
        access.require(viewer, Act.EXPORT, KindOfData.AUDIT);
        // What is not sealed may still be on its way with a lower number: it would be in the file and not in the record
        seals.seal();
        var filter = filter(who, about, act, relation, seals.newestReading() + 1);
        readings.record(viewer, Act.EXPORT, readings.people(filter), "the record of readings, as a file");
        return Download.csv("readings.csv", sheet -> {
            sheet.row("id", "at", "who", "role", "act", "people", "relation", "reason", "why", "route");
            readings.each(filter, reading -> sheet.row(cells(reading)));
        });
    }

    /// What may be given to the person whom it is about: without reasons, which may speak of others, and without
    /// anybody else.
    @GetMapping("/audit/released.csv")
    Answer released(Viewer viewer, @RequestParam(required = false) @Nullable String about) {
        access.require(viewer, Act.EXPORT, KindOfData.AUDIT);
        var person = id(about);
        if (person == null) {
            throw new NotHere();
        }
        readings.record(viewer, Act.EXPORT, List.of(person), "who looked, to be given to the person it is about");
        return Download.csv("who-looked.csv", sheet -> {
            sheet.row("at", "who", "role", "did", "relation", "what");
            readings.told(
                    person,
                    reading -> sheet.row(
                            Dates.moment(reading.at()),
                            reading.accountName(),
                            reading.role().title(),
                            ReadingRows.did(reading.act()),
                            reading.relation().words(),
                            reading.why()));
        });
    }

    /// What cannot be understood filters nothing.
    private static Readings.Filter filter(
            @Nullable String who,
            @Nullable String about,
            @Nullable String act,
            @Nullable String relation,
            @Nullable Long before) {
        return new Readings.Filter(
                id(who), id(about), word(Act.values(), act), word(Relation.values(), relation), before);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E word(E[] values, @Nullable String word) {
        for (var value : values) {
            if (word != null && value.name().replace('_', '-').equalsIgnoreCase(word)) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String[] cells(Reading reading) {
        return new @Nullable String[] {
            Long.toString(reading.id()),
            reading.at().toString(),
            reading.accountName(),
            reading.role().word(),
            reading.act().word(),
            String.join(" ", reading.personIds().stream().map(UUID::toString).toList()),
            reading.relation().word(),
            reading.reason(),
            reading.why(),
            reading.route()
        };
    }
}
