package org.kith.strategy;

import java.util.List;

/// Other capabilities tell by this what they measure; the strategy knows none of them.
@FunctionalInterface
public interface Measuring {

    List<Measure> measures();
}
