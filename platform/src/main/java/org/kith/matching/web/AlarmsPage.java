package org.kith.matching.web;

import java.util.List;
import java.util.stream.Stream;
import org.kith.matching.rates.Alarm;
import org.kith.matching.rates.AlarmWords;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Alarms that stand, and those of which somebody said how they ended.
record AlarmsPage(
        List<Alarm> standing, List<Alarm> ended, List<Mistake> mistakes, String alarm, String outcome, String word)
        implements FormPage {

    AlarmsPage {
        standing = List.copyOf(standing);
        ended = List.copyOf(ended);
        mistakes = List.copyOf(mistakes);
    }

    /// Where one stands alone, it is the one.
    String chosen() {
        return standing.size() == 1 ? String.valueOf(standing.getFirst().id()) : alarm;
    }

    String heading() {
        return Counts.of(standing.size(), "alarm stands", "alarms stand");
    }

    List<Option> alarms() {
        return standing.stream()
                .map(each -> new Option(String.valueOf(each.id()), AlarmWords.what(each)))
                .toList();
    }

    static List<Option> outcomes() {
        return Stream.of(Alarm.Outcome.values())
                .map(each -> new Option(each.word(), each.label()))
                .toList();
    }

    static String said(Alarm.Word word) {
        return word.byName() + ", " + Dates.moment(word.at()) + ": “" + word.said() + "”. "
                + word.outcome().label() + ".";
    }
}
