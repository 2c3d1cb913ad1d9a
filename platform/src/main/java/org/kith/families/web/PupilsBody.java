package org.kith.families.web;

import java.util.List;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.families.Families;
import org.kith.site.Page;

/// Pupils on a school's roll whom somebody helps.
record PupilsBody(List<Families.Pupil> pupils) implements Page, MyDayPanels.Naming {

    @Override
    public List<UUID> named() {
        return pupils.stream().map(pupil -> pupil.id().value()).toList();
    }
}
