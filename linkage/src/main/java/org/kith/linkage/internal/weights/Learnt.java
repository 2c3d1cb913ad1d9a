package org.kith.linkage.internal.weights;

import java.io.Serial;
import java.io.Serializable;
import org.kith.linkage.Model;
import org.kith.linkage.internal.comparing.Homes;

/// All that is needed to score a pair, in a form that can be sent to other machines.
public final class Learnt implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    public final Weights weights;
    public final CommonValues common;
    public final Homes homes;

    public Learnt(Model model, CommonValues common, Homes homes) {
        weights = Weights.of(model);
        this.common = common;
        this.homes = homes;
    }
}
