package org.kith.families.web;

import java.util.List;
import org.kith.site.Page;

/// Who is helping, for whom, how to reach them, and how that is known.
record HelpersBody(List<Row> rows, String asOf) implements Page {

    HelpersBody {
        rows = List.copyOf(rows);
    }

    record Row(String who, String role, String whom, String phone, String email, String since, From from) {}
}
