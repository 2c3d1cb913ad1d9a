package org.kith.families.web;

import java.util.Locale;
import java.util.Map;

/// Languages by DfE's codes, as far as they are known here, those of which schools tell most. Romanian and Hungarian
/// are known by ISO 639's codes (RUM, HUN) as well: some systems may write those in a census.
final class Languages {

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("ENG", "English"),
            Map.entry("ENB", "believed to be English"),
            Map.entry("OTH", "not English"),
            Map.entry("OTB", "believed not to be English"),
            Map.entry("ALB", "Albanian"),
            Map.entry("ARA", "Arabic"),
            Map.entry("BNG", "Bengali"),
            Map.entry("BUL", "Bulgarian"),
            Map.entry("CHI", "Chinese"),
            Map.entry("CZE", "Czech"),
            Map.entry("FRN", "French"),
            Map.entry("GER", "German"),
            Map.entry("GRE", "Greek"),
            Map.entry("GUJ", "Gujarati"),
            Map.entry("HGR", "Hungarian"),
            Map.entry("HIN", "Hindi"),
            Map.entry("HUN", "Hungarian"),
            Map.entry("ITA", "Italian"),
            Map.entry("KUR", "Kurdish"),
            Map.entry("LIT", "Lithuanian"),
            Map.entry("NEP", "Nepali"),
            Map.entry("PNJ", "Panjabi"),
            Map.entry("POL", "Polish"),
            Map.entry("POR", "Portuguese"),
            Map.entry("REF", "refused to say"),
            Map.entry("RMN", "Romanian"),
            Map.entry("RUM", "Romanian"),
            Map.entry("RUS", "Russian"),
            Map.entry("SOM", "Somali"),
            Map.entry("SPA", "Spanish"),
            Map.entry("TAM", "Tamil"),
            Map.entry("TUR", "Turkish"),
            Map.entry("UKR", "Ukrainian"),
            Map.entry("URD", "Urdu"));

    private Languages() {}

    /// A code that is not known is said as it is.
    static String words(String said) {
        return BY_CODE.getOrDefault(said.toUpperCase(Locale.ROOT), said);
    }
}
