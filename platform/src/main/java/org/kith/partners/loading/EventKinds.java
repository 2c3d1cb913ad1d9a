package org.kith.partners.loading;

import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.FactKinds;

/// Which kinds of facts happened once and which last: a snapshot that no longer holds what lasts says that it ended,
/// but it need not repeat what happened before its period.
public final class EventKinds {

    private final boolean[] event;
    private final boolean[] ofEachFile;

    /// Attendance is most of all facts.
    public final short attendance;

    /// Who is on which roll.
    public final short enrolment;

    final short adoption;
    final short careEpisode;
    final short temporaryAccommodation;
    final short restriction;
    private final short plan;

    public EventKinds(FactKinds kinds) {
        int most = kinds.all().stream().mapToInt(FactKind::id).max().orElse(0);
        event = new boolean[most + 1];
        ofEachFile = new boolean[most + 1];
        for (var kind : kinds.all()) {
            event[kind.id()] = kind.isEvent();
            ofEachFile[kind.id()] = kind.isOfEachFile();
        }
        attendance = kinds.kind("attendance").id();
        enrolment = kinds.kind("enrolment").id();
        adoption = kinds.kind("adoption").id();
        careEpisode = kinds.kind("care-episode").id();
        temporaryAccommodation = kinds.kind("temporary-accommodation").id();
        restriction = kinds.kind("restriction").id();
        plan = kinds.kind("ehc-plan").id();
    }

    boolean isEvent(short kind) {
        return event[kind];
    }

    /// Whether it tells how things were on the day of its file, whatever those of other days tell.
    boolean isOfEachFile(short kind) {
        return ofEachFile[kind];
    }

    /// Whether facts of this kind come from the school itself, so that a school without any has sent nothing.
    boolean sentBySchool(short kind) {
        return kind == attendance || kind == enrolment;
    }

    /// Whether the setting of such a fact is named by the register's own code, so that somebody
    /// there is told. Plans name theirs by the department's number.
    boolean isToldToSetting(short kind) {
        return kind != plan;
    }
}
