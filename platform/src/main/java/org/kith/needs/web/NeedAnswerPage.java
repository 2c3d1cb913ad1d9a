package org.kith.needs.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;

/// Asks again for the reason against a need, or for the first time where an alert was answered "It
/// is not so".
///
/// @param who whose need it is, of one of a home all of them
/// @param back the page that they came from
/// @param whose of whom it is not so, as the form offers it; empty where of all
record NeedAnswerPage(
        String title, String who, Form form, String back, String kind, String whose, String why, List<Mistake> mistakes)
        implements FormPage {

    /// Where the answer goes and what goes along.
    ///
    /// @param rule null where the answer is an alert's
    /// @param alerts those that one answer is to, each of one child
    record Form(
            String action, @Nullable String rule, @Nullable String family, String from, List<Option> alerts) {

        Form {
            alerts = List.copyOf(alerts);
        }

        /// Of whom it is not so: all of them, or one.
        List<Option> whose() {
            return Stream.concat(Stream.of(new Option("", "Of all of them")), alerts.stream())
                    .toList();
        }
    }

    static final String KIND = "kind";
    static final String WHY = "why";

    NeedAnswerPage {
        mistakes = List.copyOf(mistakes);
    }
}
