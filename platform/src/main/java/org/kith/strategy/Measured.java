package org.kith.strategy;

import java.util.ArrayList;
import java.util.List;
import org.kith.site.words.Words;

/// A strategy and its outcomes beside what measures them: what stands behind each, and behind which there is nothing.
public record Measured(Strategy strategy, OutcomeSet outcomes, List<Measure> measures) {

    public Measured {
        measures = List.copyOf(measures);
    }

    /// Something that nothing measures.
    public record Gap(Kind kind, String code, String title, List<String> wanted) {

        /// What it is.
        public enum Kind {
            OUTCOME,
            AMBITION,
            AIM,
            GROUP,
            STATEMENT;

            public String word() {
                return Words.of(this);
            }
        }
    }

    /// What is in force and speaks of an outcome.
    public List<Measure> behind(String outcome) {
        return measures.stream()
                .filter(each -> each.inForce() && each.outcome().equals(outcome))
                .toList();
    }

    /// What would speak of an outcome if it were not switched off.
    public List<Measure> switchedOff(String outcome) {
        return measures.stream()
                .filter(each -> !each.inForce() && each.outcome().equals(outcome))
                .toList();
    }

    /// Those of the named measures that are in force.
    public List<Measure> named(List<String> names) {
        return measures.stream()
                .filter(each -> each.inForce() && names.contains(each.name()))
                .toList();
    }

    /// The outcomes of an ambition, in its order.
    public List<Outcome> outcomes(Ambition ambition) {
        return ambition.outcomes().stream()
                .flatMap(code -> outcomes.find(code).stream())
                .toList();
    }

    public boolean measured(Ambition ambition) {
        return ambition.outcomes().stream().anyMatch(code -> !behind(code).isEmpty());
    }

    public boolean measured(Aim aim) {
        return !named(aim.measuredBy()).isEmpty();
    }

    public boolean measured(Group group) {
        return !group.knownBy().isEmpty()
                || group.counting() != null
                || !named(group.measuredBy()).isEmpty();
    }

    /// What nothing measures: outcomes, then ambitions, aims, groups and statements, each in the order of its file.
    public List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        for (var outcome : outcomes.outcomes()) {
            if (behind(outcome.code()).isEmpty()) {
                gaps.add(new Gap(Gap.Kind.OUTCOME, outcome.code(), outcome.title(), outcome.wanted()));
            }
        }
        for (var ambition : strategy.ambitions()) {
            if (!measured(ambition)) {
                gaps.add(new Gap(Gap.Kind.AMBITION, ambition.code(), ambition.title(), ambition.wanted()));
            }
        }
        for (var aim : strategy.aims()) {
            if (!measured(aim)) {
                gaps.add(new Gap(Gap.Kind.AIM, aim.code(), aim.title(), aim.wanted()));
            }
        }
        for (var group : strategy.groups()) {
            if (!measured(group)) {
                gaps.add(new Gap(Gap.Kind.GROUP, group.code(), group.title(), group.wanted()));
            }
        }
        for (var statement : strategy.statements()) { // nobody has been asked before there are surveys
            gaps.add(new Gap(Gap.Kind.STATEMENT, statement.code(), statement.says(), List.of()));
        }
        return List.copyOf(gaps);
    }
}
