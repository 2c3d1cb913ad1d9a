package org.kith.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.matching.rates.GroupRate;
import org.kith.matching.rates.LinkRate;
import org.kith.matching.rates.Served;

/// How many of each source's records share a person with another source's, as it stands in `refresh.json`.
final class LinkRateReport {

    private LinkRateReport() {}

    static List<Map<String, Object>> entries(List<LinkRate> rates) {
        return rates.stream().map(LinkRateReport::entry).toList();
    }

    private static Map<String, Object> entry(LinkRate rate) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("source", rate.source());
        counted(entry, rate.now(), rate.before(), rate.fellSharply());
        return entry;
    }

    private static void counted(
            Map<String, Object> entry, LinkRate.Count now, LinkRate.@Nullable Count before, boolean fellSharply) {
        entry.put("records", now.records());
        entry.put("shared", now.shared());
        entry.put("share from", rounded(now.from()));
        entry.put("share to", rounded(now.to()));
        if (before != null) {
            entry.put("records before", before.records());
            entry.put("shared before", before.shared());
        }
        entry.put("fell sharply", fellSharply);
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    /// By groups of people, small numbers hidden; of each parting the worst served beside the best.
    static List<Map<String, Object>> groups(List<Served> partings) {
        return partings.stream().map(LinkRateReport::parting).toList();
    }

    private static Map<String, Object> parting(Served served) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("by", served.parting().title());
        entry.put("groups", served.rates().stream().map(LinkRateReport::group).toList());
        served.beside().ifPresent(beside -> {
            entry.put("worst served", beside.worst().group());
            entry.put("best served", beside.best().group());
            entry.put("more than chance", beside.clear());
        });
        return entry;
    }

    private static Map<String, Object> group(GroupRate rate) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("group", rate.group());
        if (rate.hidden()) {
            entry.put("hidden", true);
            return entry;
        }
        counted(entry, rate.now(), rate.before(), rate.fellSharply());
        return entry;
    }
}
