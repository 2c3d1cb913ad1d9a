package org.kith.families.releases;

import java.time.LocalDate;
import org.kith.families.facts.Told;

/// A line that a parent reads about their child, in the words that the worker saw before releasing it.
///
/// @param namesPlace whether the words tell where the child is
/// @param source what people call the source that said it
/// @param behind the facts and records that it rests on; where a record is no longer surely the child's, it falls
/// silent
/// @param changed its source has changed it or taken it back since
public record ReleasedLine(
        Topic topic,
        LocalDate on,
        String words,
        boolean namesPlace,
        String source,
        LocalDate receivedOn,
        Told.Behind behind,
        boolean changed) {

    /// As a worker who may read it has it now.
    static ReleasedLine of(Topic topic, Told told) {
        return new ReleasedLine(
                topic,
                told.on(),
                told.words(),
                told.setting() != null,
                told.said().title(),
                told.said().receivedOn(),
                told.behind(),
                false);
    }
}
