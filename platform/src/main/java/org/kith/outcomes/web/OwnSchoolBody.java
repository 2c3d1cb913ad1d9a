package org.kith.outcomes.web;

import org.kith.outcomes.Place;
import org.kith.site.Page;

/// The way from *my day* to the profile of the viewer's own school.
record OwnSchoolBody(Place school) implements Page {}
