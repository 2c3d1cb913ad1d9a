package org.kith.families;

import java.util.Map;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;

/// What kind of data it is that a source knows somebody at all: naming the source gives that away.
final class SourceKinds {

    private static final Map<String, KindOfData> KINDS = Map.ofEntries(
            Map.entry("police", KindOfData.POLICE),
            Map.entry("youth-justice", KindOfData.YOUTH_JUSTICE),
            Map.entry("adult-treatment", KindOfData.ADULT_TREATMENT),
            Map.entry("benefits", KindOfData.BENEFITS),
            Map.entry("housing", KindOfData.HOUSING),
            Map.entry("homelessness", KindOfData.HOUSING),
            Map.entry("health-visiting", KindOfData.HEALTH),
            Map.entry("children-in-care", KindOfData.SOCIAL_CARE),
            Map.entry("children-in-need", KindOfData.SOCIAL_CARE),
            Map.entry("case-system", KindOfData.SOCIAL_CARE),
            Map.entry("early-help", KindOfData.EARLY_HELP),
            Map.entry("hubs", KindOfData.EARLY_HELP),
            Map.entry("voluntary", KindOfData.EARLY_HELP));

    private SourceKinds() {}

    /// A source that nobody named here holds what schools and settings record.
    static KindOfData of(String source, Viewer viewer) {
        var kind = KINDS.getOrDefault(source, KindOfData.EDUCATION);
        boolean ownSchool = source.equals("school-census")
                || source.equals("attendance")
                || source.equals("suspensions")
                || source.equals("school-contacts");
        return kind == KindOfData.EDUCATION && viewer.settingCode().isPresent() && !ownSchool
                ? KindOfData.EDUCATION_ELSEWHERE
                : kind;
    }
}
