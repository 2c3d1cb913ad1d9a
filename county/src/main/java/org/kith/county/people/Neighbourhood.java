package org.kith.county.people;

import java.util.List;
import org.kith.county.places.Pyramid;

/// The families of one pyramid.
public record Neighbourhood(Pyramid pyramid, Numbers numbers, List<Family> families) {

    public int people() {
        int people = 0;
        for (Family family : families) {
            people += family.adults().size() + family.children().size();
        }
        return people;
    }
}
