/// The linkage library over Spark data sets, for more records than one machine holds: CSV and Parquet in, each record's
/// person, the doubtful pairs, the model and a manifest out.
///
/// The engine is the library's own; here is only what brings the right records to the right task. Each record is
/// brought to standard form and numbered in the order of the input, so that a run finds what one machine would find on
/// the same files, whatever the number of tasks. It does not know of children whom records name: no file tells them.
@NullMarked
package org.kith.linkage.spark;

import org.jspecify.annotations.NullMarked;
