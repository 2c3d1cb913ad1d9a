/// Linking by conditions: the SQL of comparison levels and blocking rules read, turned into codes and tables,
/// and run over pairs. Functions mean what DuckDB means by them, and nothing is evaluated for a pair that can
/// be evaluated for a value.
@NullMarked
package org.kith.linkage.internal.conditions;

import org.jspecify.annotations.NullMarked;
