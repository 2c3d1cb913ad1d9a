package org.kith.matching.answers;

import org.kith.site.errors.Refusal;

/// Nobody answers an open pair twice: the second word is to be another person's.
public final class AnsweredAlready extends Refusal {

    private static final long serialVersionUID = 1L;

    AnsweredAlready() {
        super(
                409,
                "You have answered this pair already",
                "Your first answer is kept, and counts once.",
                "Another person is to answer, without seeing yours. Once it is decided, the decision can be undone.");
    }
}
