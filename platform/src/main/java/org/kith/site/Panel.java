package org.kith.site;

import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a capability contributes to a page: a heading that is a statement where it can be, what it rests on, and the
/// work.
///
/// @param id names the panel within its page, as a word for an address: "timeline"
/// @param basis what it rests on, at the heading's right: "As of Sunday 22 November"
/// @param order panels of a page stand in this order within their place
public record Panel(String id, String heading, @Nullable String basis, Place place, int order, Page body) {

    /// Where a panel stands: white with the work, or on paper at the side with what explains it.
    public enum Place {
        MAIN,
        SIDE,
        /// At the side, on white: a picture.
        SIDE_WHITE
    }

    /// The same panel with other content.
    public Panel with(Page content) {
        return new Panel(id, heading, basis, place, order, content);
    }

    /// The panels of one column in their order.
    static List<Panel> in(List<Panel> panels, boolean main) {
        return panels.stream()
                .filter(panel -> (panel.place() == Place.MAIN) == main)
                .sorted(Comparator.comparingInt(Panel::order))
                .toList();
    }

    @Nullable
    Content basisContent() {
        return basis == null ? null : out -> out.writeUserContent(basis);
    }
}
