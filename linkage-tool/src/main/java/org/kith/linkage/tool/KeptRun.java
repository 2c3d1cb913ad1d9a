package org.kith.linkage.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Standing;
import org.kith.linkage.tool.findings.Kept;
import org.kith.linkage.tool.reading.BrokenInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a run leaves in its folder, if asked to, so that new records can be linked against it: every record in
/// standard form, its person, the pairs worth keeping and what was learnt. The manifest holds its sum and that of
/// `model.json`, so that what another run left there, or somebody changed, is not taken for it.
final class KeptRun {

    static final String NAME = "run.kith";
    private static final String RECORDS = "records";

    private KeptRun() {}

    /// Keeps the run in its folder, where its model is already, and gives the sums for the manifest.
    static Kept write(Standing standing, Folder folder) throws IOException {
        Path file = folder.place(NAME);
        standing.write(file);
        return new Kept(Sum.of(file), Sum.of(folder.place(Link.MODEL)));
    }

    /// Refuses a folder from which nothing can be gone on, before anything there is read.
    static void check(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BrokenInput(folder, "there is no such folder; --against wants the --out of an earlier run.");
        }
        if (!Files.isRegularFile(folder.resolve(NAME))) {
            throw new BrokenInput(
                    folder,
                    "the run has kept nothing to link against; run it again with --keep, which holds personal data.");
        }
        Path model = folder.resolve(Link.MODEL);
        try {
            String kept = kept(folder, "model");
            if (!kept.isEmpty()
                    && (!Files.isRegularFile(model) || !Sum.of(model).equals(kept))) {
                throw new BrokenInput(
                        model,
                        "is not what the run left there, by which its people were found; put that back, or make the"
                                + " run again with --keep. To link by another model, make a whole run with --model.");
            }
        } catch (IOException e) {
            throw BrokenInput.unreadable(model, e);
        }
    }

    /// Reads what the run of this folder has kept.
    ///
    /// @param conditions what it was linked by; null for Kith's own model
    static Standing read(Path folder, @Nullable ByConditions conditions, int threads) {
        Path file = folder.resolve(NAME);
        try {
            Standing standing = conditions == null
                    ? Standing.read(file, threads)
                    : Standing.read(file, conditions.model(), threads);
            if (!Sum.of(file).equals(kept(folder, RECORDS))) {
                throw new BrokenInput(
                        file, "is not of the run that manifest.json beside it tells of; run that again with --keep.");
            }
            return standing;
        } catch (IOException e) {
            throw new BrokenInput(file, "cannot be linked against: " + e.getMessage() + "; make it again with --keep.");
        }
    }

    /// @param of what to have the sum of; nothing comes where the run kept nothing
    private static String kept(Path folder, String of) throws IOException {
        Path manifest = folder.resolve(Folder.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new BrokenInput(
                    folder,
                    "the run there did not come to its end: it has no manifest.json. Run it again with --keep.");
        }
        try {
            JsonNode kept =
                    JsonMapper.shared().readTree(Files.readString(manifest)).path("kept");
            // Earlier versions kept the sum of the records alone.
            return kept.isString() && of.equals(RECORDS)
                    ? kept.asString()
                    : kept.path(of).asString("");
        } catch (JacksonException e) {
            throw new BrokenInput(manifest, "is no JSON: " + e.getOriginalMessage() + ".");
        }
    }
}
