package org.kith.matching.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.matching.rates.Alarm;
import org.kith.matching.rates.Alarms;
import org.kith.site.Answer;
import org.kith.site.Panel;
import org.kith.site.Redirect;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What moved sharply from one run to the next, with what it means and what to do; and what people say came of it.
@Controller
class AlarmController implements WayIn, MyDayPanels {

    private static final int LONGEST = 300;

    private final Access access;
    private final Alarms alarms;

    AlarmController(Access access, Alarms alarms) {
        this.access = access;
        this.alarms = alarms;
    }

    @Override
    public Entry wayIn() {
        return new Entry(55, "/alarms", "Alarms");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.READ, KindOfData.ALARMS);
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!isOpenTo(viewer)) {
            return List.of();
        }
        var standing = alarms.standing();
        return standing.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "alarms",
                        Counts.of(standing.size(), "alarm stands", "alarms stand"),
                        "Latest first",
                        Panel.Place.MAIN,
                        25,
                        new AlarmsBody(standing)));
    }

    @GetMapping("/alarms")
    Answer alarms(Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.ALARMS);
        return page(List.of(), "", "", "");
    }

    @PostMapping("/alarms")
    Answer say(
            Viewer viewer,
            @RequestParam(defaultValue = "") String alarm,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String word) {
        access.require(viewer, Act.CHANGE, KindOfData.ALARMS);
        var about = alarms.standing().stream()
                .filter(each -> String.valueOf(each.id()).equals(alarm))
                .findFirst();
        var found = Stream.of(Alarm.Outcome.values())
                .filter(each -> each.word().equals(outcome))
                .findFirst();
        var mistakes = new ArrayList<Mistake>();
        if (about.isEmpty()) {
            mistakes.add(new Mistake("alarm", "Choose an alarm that stands"));
        }
        if (found.isEmpty()) {
            mistakes.add(new Mistake("outcome", "Say what came of it"));
        }
        if (word.isBlank()) {
            mistakes.add(new Mistake("word", "Say what you saw, in a few words"));
        } else if (word.strip().length() > LONGEST) {
            mistakes.add(new Mistake("word", "Say it in 300 characters at most"));
        }
        if (!mistakes.isEmpty()) {
            return page(mistakes, alarm, outcome, word);
        }
        alarms.say(about.orElseThrow().id(), found.orElseThrow(), word.strip(), viewer);
        return new Redirect("/alarms");
    }

    private AlarmsPage page(List<Mistake> mistakes, String alarm, String outcome, String word) {
        var all = alarms.all();
        return new AlarmsPage(
                all.stream().filter(Alarm::stands).toList(),
                all.stream().filter(each -> !each.stands()).toList(),
                mistakes,
                alarm,
                outcome,
                word);
    }
}
