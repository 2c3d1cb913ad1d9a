/// What a run found, and how good that is by the truth, by groups of people and by what people judged.
@NullMarked
package org.kith.linkage.tool.findings;

import org.jspecify.annotations.NullMarked;
