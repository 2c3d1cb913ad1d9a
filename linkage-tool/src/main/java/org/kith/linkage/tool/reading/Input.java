package org.kith.linkage.tool.reading;

import java.util.List;
import java.util.Map;

/// One file read.
///
/// @param columns     with what each was recognised as
/// @param notLinkedOn the others
/// @param warnings    what is not known of its people, or only guessed, in sentences
public record Input(
        String file,
        String sha256,
        long rows,
        Map<String, String> columns,
        List<String> notLinkedOn,
        List<String> emptyColumns,
        List<String> warnings) {}
