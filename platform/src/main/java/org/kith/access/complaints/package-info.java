/// Complaints, for whoever answers them: what came, when it was acknowledged and what came of it. It decides nothing,
/// and knows of nobody here whom a complaint is from or about: that is as people wrote it.
@NullMarked
package org.kith.access.complaints;

import org.jspecify.annotations.NullMarked;
