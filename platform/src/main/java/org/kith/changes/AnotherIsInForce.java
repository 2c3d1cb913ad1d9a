package org.kith.changes;

import java.util.List;
import org.kith.site.errors.Refusal;

/// Other files were put in force since the proposal was made: its reach says nothing about them.
public final class AnotherIsInForce extends Refusal {

    private static final long serialVersionUID = 1L;

    AnotherIsInForce() {
        super(
                409,
                "Other files were put in force since this was proposed",
                "Nothing was changed.",
                "Ask again whom the written files would reach, and publish that.");
    }

    @Override
    public List<Way> ways() {
        return List.of(new Way("/changes", "The changes"));
    }
}
