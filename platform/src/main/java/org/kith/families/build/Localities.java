package org.kith.families.build;

import java.util.Map;

/// The zone and the pyramid of each postcode and setting.
record Localities(
        Map<String, String> zoneOfPostcode,
        Map<String, String> pyramidOfPostcode,
        Map<String, String> zoneOfSetting,
        Map<String, String> pyramidOfSetting) {}
