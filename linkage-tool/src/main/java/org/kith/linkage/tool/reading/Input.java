package org.kith.linkage.tool.reading;

import java.util.List;
import java.util.Map;

/// One file read.
///
/// @param columns with what each was recognised as
public record Input(String file, String sha256, long rows, Map<String, String> columns, List<String> emptyColumns) {}
