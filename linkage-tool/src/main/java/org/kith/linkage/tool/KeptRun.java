package org.kith.linkage.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kith.linkage.Standing;

/// What a run leaves in its folder, if asked to, so that new records can be linked against it: every record in
/// standard form, its person, the pairs worth keeping and what was learnt.
final class KeptRun {

    static final String NAME = "run.kith";

    private KeptRun() {}

    static void write(Standing standing, Path folder) throws IOException {
        standing.write(folder.resolve(NAME));
    }

    /// Reads what the run of this folder has kept.
    static Standing read(Path folder, int threads) {
        Path file = folder.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            throw new BrokenInput(folder, "there is no such folder; --against wants the --out of an earlier run.");
        }
        if (!Files.isRegularFile(file)) {
            throw new BrokenInput(
                    folder,
                    "the run has kept nothing to link against; run it again with --keep, which holds personal data.");
        }
        try {
            return Standing.read(file, threads);
        } catch (IOException e) {
            throw new BrokenInput(file, "cannot be linked against: " + e.getMessage() + "; make it again with --keep.");
        }
    }
}
