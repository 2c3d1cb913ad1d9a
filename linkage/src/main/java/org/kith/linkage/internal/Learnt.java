package org.kith.linkage.internal;

import java.io.Serial;
import java.io.Serializable;
import org.kith.linkage.Model;

/// All that is needed to score a pair, in a form that can be sent to other machines.
public final class Learnt implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    final Weights weights;
    final CommonValues common;

    public Learnt(Model model, CommonValues common) {
        weights = Weights.of(model);
        this.common = common;
    }
}
