package org.kith.partners;

import java.util.Map;
import java.util.stream.Collectors;
import org.kith.partners.layouts.FactKind.FactCode;
import org.kith.partners.layouts.FactKinds;
import org.kith.site.words.Words;

/// What the codes of facts stand for, as `docs/facts.md` says.
public final class CodeMeanings {

    private CodeMeanings() {}

    /// By code, as a sentence goes on with it: "a parent’s or carer’s mental health".
    public static Map<String, String> of(String kind) {
        return FactKinds.load().kind(kind).codes().stream()
                .collect(Collectors.toUnmodifiableMap(FactCode::code, code -> within(code.meaning())));
    }

    private static String within(String meaning) {
        return Words.lower(meaning).replace('\'', '’');
    }
}
