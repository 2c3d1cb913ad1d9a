package org.kith.families.sharing.web;

import org.kith.matching.PersonId;
import org.kith.site.Page;

/// The way from a person's page to what was decided about sharing.
///
/// @param decisions how many the viewer may read
record SharingBody(PersonId person, int decisions) implements Page {}
