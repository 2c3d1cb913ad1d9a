package org.kith.needs.web;

import java.util.List;
import org.kith.site.Page;

/// What came, what is late or due and what the rules made of it, without anybody's name.
record RunNewsBody(List<String> arrived, List<String> late, List<String> due, List<String> rules) implements Page {

    RunNewsBody {
        arrived = List.copyOf(arrived);
        late = List.copyOf(late);
        due = List.copyOf(due);
        rules = List.copyOf(rules);
    }
}
