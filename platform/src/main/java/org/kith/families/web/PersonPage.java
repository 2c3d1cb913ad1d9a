package org.kith.families.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.OpenPerson;
import org.kith.families.Records;
import org.kith.families.corrections.OpenCorrection;
import org.kith.families.facts.Care;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;

/// One person: what was told, by school year; what each source could know; which records they are; names and homes.
record PersonPage(
        Whose whose,
        History history,
        Recorded recorded,
        SourceCover cover,
        List<OpenCorrection> corrections,
        Asking asking,
        List<Panel> panels,
        List<Mistake> mistakes,
        String reason)
        implements Page {

    PersonPage {
        corrections = List.copyOf(corrections);
        panels = List.copyOf(panels);
        mistakes = List.copyOf(mistakes);
    }

    /// Whose page it is.
    ///
    /// @param care null where the person is not in care, or where that is not for the viewer
    record Whose(OpenPerson open, Care.@Nullable InCare care, LocalDate today) {

        /// "14, born 2 June 2012. Lives at 12 Quarry Close, DT4 8AA. Year 10, Nothe Reach Academy."
        String words() {
            var person = open.person();
            var words = new StringBuilder(person.age(today));
            var born = person.bornOn();
            if (born != null) {
                words.append(", born ").append(Dates.day(born));
                if (person.bornDoubtful()) {
                    words.append(" (sources differ)");
                }
            }
            words.append('.');
            var died = person.diedOn();
            if (died != null) {
                words.append(" Died on ").append(Dates.day(died)).append('.');
            }
            var home = person.home();
            if (care != null && !care.atHome()) {
                words.append(' ').append(care.of(person.called(), today));
            } else if (home != null && died == null) {
                words.append(" Lives at ").append(home.inOneLine()).append('.');
            }
            var setting = person.setting();
            if (setting != null && died == null) {
                words.append(' ')
                        .append(
                                setting.yearGroup() != null
                                                && setting.yearGroup().matches("\\d+")
                                        ? "Year " + setting.yearGroup() + ", "
                                        : "")
                        .append(setting.name())
                        .append(
                                setting.second() == null
                                        ? ""
                                        : ", also at " + setting.second().name())
                        .append('.');
            }
            return words.toString();
        }
    }

    /// The form that says what is wrong, as it was filled.
    ///
    /// @param done whether it was just taken down: `yes`, or `already` where the same was there
    /// before; else empty
    /// @param sources those that know the person and that the viewer may know of
    record Asking(String done, List<Option> sources, String source, String wrong, String how) {

        /// Chosen where whoever asks does not know the source.
        static final String UNKNOWN = "unknown";

        /// Chosen where no source's word is wrong, but that two people are taken for one.
        static final String TWO_PEOPLE = "two-people";

        static Asking anew(String done) {
            return new Asking(done, List.of(), "", "", "");
        }

        static Asking again(String source, String wrong, String how) {
            return new Asking("", List.of(), source, wrong, how);
        }

        boolean received() {
            return done.equals("already");
        }

        Asking of(List<Records.Joined> records) {
            var options = new LinkedHashMap<String, Option>();
            options.put("", new Option("", "Choose the source"));
            for (var record : records) {
                var origin = record.said().origin();
                options.putIfAbsent(origin.source(), new Option(origin.source(), origin.title()));
            }
            options.put(UNKNOWN, new Option(UNKNOWN, "I do not know"));
            options.put(TWO_PEOPLE, new Option(TWO_PEOPLE, "None: two people are taken for one here"));
            return new Asking(done, List.copyOf(options.values()), source, wrong, how);
        }
    }

    @Override
    public int httpStatus() {
        return !mistakes.isEmpty() ? 422 : whose.open().mayAsk() ? 403 : 200;
    }

    OpenPerson open() {
        return whose.open();
    }

    LocalDate today() {
        return whose.today();
    }

    /// Whether the form that says what is wrong was filled and must be put right.
    boolean askingAgain() {
        return mistakes.stream().anyMatch(mistake -> !mistake.field().equals("reason"));
    }
}
