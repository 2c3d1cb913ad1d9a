package org.kith.families.releases.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kith.families.corrections.Wrong;
import org.kith.families.releases.ParentReleaseOpening.ShownToParent;
import org.kith.families.releases.Topic;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;

/// A parent says what is wrong in what was released to them.
record WrongPage(ShownToParent shown, UUID release, Filled filled, List<Mistake> mistakes) implements FormPage {

    private static final String UNSURE = "unsure";

    /// The form as it was filled.
    ///
    /// @param topic a topic's word, or `unsure`
    record Filled(String topic, Wrong said) {

        static final Filled EMPTY = new Filled("", new Wrong("", ""));

        List<Mistake> mistakes(ShownToParent shown) {
            var mistakes = new ArrayList<Mistake>();
            if (!topic.equals(UNSURE) && meant(shown).isEmpty()) {
                mistakes.add(new Mistake("topic", "Choose where the mistake is, or “I am not sure”"));
            }
            mistakes.addAll(said.mistakes());
            return mistakes;
        }

        Optional<Topic> meant(ShownToParent shown) {
            return topics(shown).stream()
                    .filter(each -> each.word().equals(topic))
                    .findFirst();
        }
    }

    WrongPage {
        mistakes = List.copyOf(mistakes);
    }

    String heading() {
        return "What is wrong about " + shown.child().called() + "?";
    }

    List<Option> options() {
        var options = new ArrayList<Option>();
        topics(shown).forEach(topic -> options.add(new Option(topic.word(), topic.words())));
        options.add(new Option(UNSURE, "I am not sure"));
        return options;
    }

    private static List<Topic> topics(ShownToParent shown) {
        return Arrays.stream(Topic.values())
                .filter(topic -> shown.lines().stream().anyMatch(line -> line.topic() == topic))
                .toList();
    }
}
