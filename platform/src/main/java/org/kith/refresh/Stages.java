package org.kith.refresh;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.YearsAtSchool;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.runs.FindNeeds;
import org.kith.outcomes.MeasureRun;
import org.kith.partners.Contents;
import org.kith.partners.intake.Ingest;
import org.springframework.stereotype.Component;

/// The stages of a run and their order.
@Component
final class Stages {

    private final Ingest ingest;
    private final Contents contents;
    private final Match match;
    private final FamilyBuild families;
    private final FindNeeds needs;
    private final YearsAtSchool years;
    private final MeasureRun measures;

    Stages(
            Ingest ingest,
            Contents contents,
            Match match,
            FamilyBuild families,
            FindNeeds needs,
            YearsAtSchool years,
            MeasureRun measures) {
        this.ingest = ingest;
        this.contents = contents;
        this.match = match;
        this.families = families;
        this.needs = needs;
        this.years = years;
        this.measures = measures;
    }

    List<Stage> inOrder(@Nullable Path from) {
        return List.of(
                new IngestStage(ingest, contents, from),
                new MatchStage(match),
                new FamiliesStage(families),
                new NeedsStage(needs, years),
                new MeasuresStage(measures));
    }
}
