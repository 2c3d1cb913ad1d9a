package org.kith.families.web;

import java.util.List;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.families.Families;
import org.kith.site.Page;

/// Pupils on a school's roll whom somebody helps.
///
/// @param asOf up to which day it is known who helps: "31 October"
record PupilsBody(List<Families.Pupil> pupils, String asOf) implements Page, MyDayPanels.Naming {

    private static final int MOST_AT_ONCE = 20;

    List<Families.Pupil> newest() {
        return pupils.subList(0, Math.min(MOST_AT_ONCE, pupils.size()));
    }

    List<Families.Pupil> others() {
        return pupils.subList(newest().size(), pupils.size());
    }

    @Override
    public List<UUID> named() {
        return pupils.stream().map(pupil -> pupil.id().value()).toList();
    }
}
