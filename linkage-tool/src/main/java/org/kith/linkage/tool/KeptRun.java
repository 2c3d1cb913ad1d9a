package org.kith.linkage.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Standing;
import org.kith.linkage.tool.reading.BrokenInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a run leaves in its folder, if asked to, so that new records can be linked against it: every record in
/// standard form, its person, the pairs worth keeping and what was learnt. The manifest holds its sum, so that what
/// another run left there is not taken for it.
final class KeptRun {

    static final String NAME = "run.kith";

    private KeptRun() {}

    /// Keeps the run in its folder, and gives the sum of what was written, for the manifest.
    static String write(Standing standing, Folder folder) throws IOException {
        Path file = folder.place(NAME);
        standing.write(file);
        return Sum.of(file);
    }

    /// Reads what the run of this folder has kept.
    ///
    /// @param conditions what it was linked by; null for Kith's own model
    static Standing read(Path folder, @Nullable ByConditions conditions, int threads) {
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
            Standing standing = conditions == null
                    ? Standing.read(file, threads)
                    : Standing.read(file, conditions.model(), threads);
            String kept = kept(folder);
            if (!Sum.of(file).equals(kept)) {
                throw new BrokenInput(
                        file, "is not of the run that manifest.json beside it tells of; run that again with --keep.");
            }
            return standing;
        } catch (IOException e) {
            throw new BrokenInput(file, "cannot be linked against: " + e.getMessage() + "; make it again with --keep.");
        }
    }

    private static @Nullable String kept(Path folder) throws IOException {
        Path manifest = folder.resolve(Folder.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new BrokenInput(
                    folder,
                    "the run there did not come to its end: it has no manifest.json. Run it again with --keep.");
        }
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(manifest))
                    .path("kept")
                    .asString("");
        } catch (JacksonException e) {
            throw new BrokenInput(manifest, "is no JSON: " + e.getOriginalMessage() + ".");
        }
    }
}
