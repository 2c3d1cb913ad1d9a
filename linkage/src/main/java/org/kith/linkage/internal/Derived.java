package org.kith.linkage.internal;

import org.kith.linkage.comparison.Soundex;
import org.kith.linkage.uk.Postcode;

/// What follows from each distinct value, worked out once: dates as numbers, sounds, initials, districts.
final class Derived {

    private final int[] dates;
    private final int[] forenameAsSurname;
    private final int[] forenameSounds;
    private final int[] surnameSounds;
    private final int[] initials;
    private final int[] districts;
    private final long[] forenameHashes;
    private final long[] surnameHashes;

    Derived(Columns columns) {
        Dictionary born = columns.words(Attribute.BORN);
        dates = new int[born.size()];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = Integer.parseInt(born.word(i));
        }
        Dictionary sounds = new Dictionary();
        Dictionary forenames = columns.words(Attribute.FORENAME);
        Dictionary surnames = columns.words(Attribute.SURNAME);
        int count = forenames.size();
        forenameAsSurname = new int[count];
        forenameSounds = new int[count];
        initials = new int[count];
        forenameHashes = new long[count];
        for (int i = 0; i < count; i++) {
            String name = forenames.word(i);
            forenameAsSurname[i] = surnames.find(name);
            forenameSounds[i] = sound(sounds, name);
            initials[i] = name.charAt(0);
            forenameHashes[i] = hash(name);
        }
        surnameSounds = new int[surnames.size()];
        surnameHashes = new long[surnames.size()];
        for (int i = 0; i < surnameSounds.length; i++) {
            surnameSounds[i] = sound(sounds, surnames.word(i));
            surnameHashes[i] = hash(surnames.word(i));
        }
        Dictionary postcodes = columns.words(Attribute.POSTCODE);
        Dictionary known = new Dictionary();
        districts = new int[postcodes.size()];
        for (int i = 0; i < districts.length; i++) {
            districts[i] = known.number(Postcode.district(postcodes.word(i)));
        }
    }

    private static int sound(Dictionary sounds, String name) {
        int space = name.indexOf(' ');
        String code = Soundex.code(space < 0 ? name : name.substring(0, space));
        return sounds.number(code.isEmpty() ? name : code);
    }

    private static long hash(String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = hash * 31 + name.charAt(i);
        }
        return Mix.spread(hash);
    }

    int date(int born) {
        return dates[born];
    }

    int forenameAsSurname(int forename) {
        return forenameAsSurname[forename];
    }

    long forenameSound(int forename) {
        return forenameSounds[forename];
    }

    long surnameSound(int surname) {
        return surnameSounds[surname];
    }

    long initial(int forename) {
        return initials[forename];
    }

    long district(int postcode) {
        return districts[postcode];
    }

    /// The same for two names whichever of them is the forename.
    long bothNames(int forename, int surname) {
        return forenameHashes[forename] + surnameHashes[surname];
    }
}
