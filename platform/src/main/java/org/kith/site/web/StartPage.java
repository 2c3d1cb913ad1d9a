package org.kith.site.web;

import java.util.Optional;
import org.kith.site.Page;
import org.kith.site.Partnership;
import org.kith.site.PictureAge;

/// The first page: what this is, what to do in danger, ways in, what it will never do, how old the picture is.
record StartPage(Partnership partnership, Optional<PictureAge> age, boolean signedIn) implements Page {}
