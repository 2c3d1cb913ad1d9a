package org.kith.families.corrections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A correction as one viewer may see it.
///
/// @param follows whether the viewer follows it, or else is the one who asked
/// @param words whether what people wrote may be shown: not to somebody who asked once and may no
/// longer open the person
/// @param sender whose word is questioned, where the viewer may know that the source knows the person
/// @param whom the person's name, where whoever asked opens it, and a parent's child: other lists have no names, and
/// whoever follows it needs the record's key and no name
/// @param places where the word may stand, for whoever follows it
public record OpenCorrection(
        Correction correction,
        boolean follows,
        boolean words,
        Correction.@Nullable Sender sender,
        @Nullable String whom,
        List<Correction.Place> places) {

    public OpenCorrection {
        places = List.copyOf(places);
    }
}
