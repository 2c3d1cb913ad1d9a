package org.kith.partners.layouts;

import java.util.List;

/// A kind of fact, declared in `fact-kinds.yaml`. The id is kept for ever: facts are stored under it.
///
/// @param data the kind of data that decides who may see it, such as `social-care`
/// @param codes what its code can be, or empty when the code is free or belongs to the source
public record FactKind(short id, String name, String title, String data, String meaning, List<FactCode> codes) {

    public FactKind {
        codes = List.copyOf(codes);
    }

    /// The kind of data that stands apart from all other: its records are matched with nothing
    /// and describe nobody.
    static final String APART = "encompass";

    /// Whether it stands apart: no rule may speak of it.
    public boolean standsApart() {
        return data.equals(APART);
    }

    /// One code of a kind and what it says in plain words.
    public record FactCode(String code, String meaning) {}
}
