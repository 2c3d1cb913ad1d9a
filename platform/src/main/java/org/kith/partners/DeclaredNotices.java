package org.kith.partners;

import java.util.ArrayList;
import java.util.List;
import org.kith.partners.layouts.Source;
import org.kith.site.Dates;
import org.kith.site.Notices;
import org.springframework.stereotype.Component;

/// The privacy notice, made from what the sources declare.
@Component
final class DeclaredNotices implements Notices {

    private final DeclaredSources sources;

    DeclaredNotices(DeclaredSources sources) {
        this.sources = sources;
    }

    @Override
    public List<Notice> notices() {
        return sources.all().stream().map(DeclaredNotices::notice).toList();
    }

    private static Notice notice(Source source) {
        var agreement = source.agreement();
        var facts = new ArrayList<Term>();
        facts.add(new Term("Who sends it", agreement.controller()));
        facts.add(new Term("What it is used for", agreement.purpose()));
        facts.add(new Term("On what ground", agreement.lawfulBasis()));
        facts.add(new Term("By which law", agreement.gateway()));
        facts.add(new Term("How long it is kept", agreement.retention()));
        facts.add(new Term("Looked at again by", Dates.day(agreement.reviewOn())));
        return new Notice(source.title(), source.coverage().who(), facts);
    }
}
