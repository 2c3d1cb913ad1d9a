package org.kith.county.people;

import java.util.Locale;

/// What an adult is to a child. Contact says whether it is safe.
public record Tie(
        Person child, Person adult, Relation relation, boolean responsible, Contact contact, int from, int until) {

    public enum Relation {
        MOTHER,
        FATHER,
        STEP_PARENT,
        GRANDPARENT,
        KINSHIP_CARER,
        FOSTER_CARER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum Contact {
        SAFE,
        SUPERVISED,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean on(int day) {
        return from <= day && day < until;
    }
}
