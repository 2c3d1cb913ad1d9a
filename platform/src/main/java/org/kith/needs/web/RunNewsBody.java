package org.kith.needs.web;

import java.util.List;
import org.kith.site.Page;

/// What came, what is late and what the rules made of it, without anybody's name.
record RunNewsBody(List<String> arrived, List<String> late, List<String> rules) implements Page {

    RunNewsBody {
        arrived = List.copyOf(arrived);
        late = List.copyOf(late);
        rules = List.copyOf(rules);
    }
}
