package org.kith.families;

import java.util.Map;
import org.kith.access.Ties;
import org.kith.matching.PersonId;

/// A family as one viewer may see it: who and what is not theirs to know is left out already.
///
/// @param ties how the viewer stands to each member who is shown
/// @param whole the viewer may read the working content, not only who is there and who helps
/// @param mayAsk giving a reason would open it
/// @param why in words for the page: "You lead the help for this family."
public record OpenFamily(Family family, Map<PersonId, Ties> ties, boolean whole, boolean mayAsk, String why) {

    public OpenFamily {
        ties = Map.copyOf(ties);
    }
}
