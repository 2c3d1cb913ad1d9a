package org.kith.linkage.internal;

import java.util.Arrays;
import org.kith.linkage.comparison.Soundex;
import org.kith.linkage.uk.Postcode;

/// What follows from each distinct value, worked out once: dates as numbers, sounds, initials, districts.
final class Derived {

    private final Columns columns;
    /// Whether keys are made of hashes, on which several machines agree, and not of this process's codes.
    private final boolean lasting;

    private int[] dates = {};
    private int[] nameSounds = {};
    private int[] initials = {};
    private int[] districts = {};
    private int[] sectors = {};
    private long[] nameHashes = {};
    private long[] houseNumbers = {};
    private int datesKnown;
    private int namesKnown;
    private int addressesKnown;
    private int postcodesKnown;
    private final Dictionary sounds = new Dictionary();
    private final Dictionary places = new Dictionary();

    Derived(Columns columns) {
        this(columns, false);
    }

    /// Keys made with it mean the same wherever they are made.
    static Derived lasting(Columns columns) {
        return new Derived(columns, true);
    }

    private Derived(Columns columns, boolean lasting) {
        this.columns = columns;
        this.lasting = lasting;
        follow();
    }

    /// Works out what follows from the values that have come since it last looked.
    void follow() {
        Dictionary born = columns.words(Attribute.BORN);
        if (born.size() > dates.length) {
            dates = Arrays.copyOf(dates, room(dates.length, born.size()));
        }
        for (; datesKnown < born.size(); datesKnown++) {
            dates[datesKnown] = Integer.parseInt(born.word(datesKnown));
        }
        Dictionary names = columns.words(Attribute.FORENAME);
        if (names.size() > nameSounds.length) {
            int room = room(nameSounds.length, names.size());
            nameSounds = Arrays.copyOf(nameSounds, room);
            initials = Arrays.copyOf(initials, room);
            nameHashes = Arrays.copyOf(nameHashes, room);
        }
        for (; namesKnown < names.size(); namesKnown++) {
            String name = names.word(namesKnown);
            nameSounds[namesKnown] = sound(sounds, name);
            initials[namesKnown] = name.charAt(0);
            nameHashes[namesKnown] = hash(name);
        }
        Dictionary addresses = columns.words(Attribute.ADDRESS);
        if (addresses.size() > houseNumbers.length) {
            houseNumbers = Arrays.copyOf(houseNumbers, room(houseNumbers.length, addresses.size()));
        }
        for (; addressesKnown < addresses.size(); addressesKnown++) {
            houseNumbers[addressesKnown] = houseNumbers(addresses.word(addressesKnown));
        }
        Dictionary postcodes = columns.words(Attribute.POSTCODE);
        if (postcodes.size() > districts.length) {
            districts = Arrays.copyOf(districts, room(districts.length, postcodes.size()));
            sectors = Arrays.copyOf(sectors, districts.length);
        }
        for (; postcodesKnown < postcodes.size(); postcodesKnown++) {
            districts[postcodesKnown] = places.number(Postcode.district(postcodes.word(postcodesKnown)));
            sectors[postcodesKnown] = places.number(Postcode.sector(postcodes.word(postcodesKnown)));
        }
    }

    private static int room(int had, int wanted) {
        return had == 0 ? wanted : wanted + (wanted >> 4) + 16;
    }

    /// A bit for each word that starts with a digit, by its hash.
    private static long houseNumbers(String address) {
        long numbers = 0;
        for (String word : address.split(" ", -1)) {
            if (word.charAt(0) >= '0' && word.charAt(0) <= '9') {
                numbers |= 1L << (hash(word) & 63);
            }
        }
        return numbers;
    }

    private static int sound(Dictionary sounds, String name) {
        return sounds.number(sound(name));
    }

    private static String sound(String name) {
        int space = name.indexOf(' ');
        String code = Soundex.code(space < 0 ? name : name.substring(0, space));
        return code.isEmpty() ? name : code;
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

    /// Whether the numbers in two addresses rule out that they are one home; cheap, and most pairs end here.
    boolean otherHouse(int address, int other) {
        long numbers = houseNumbers[address];
        long others = houseNumbers[other];
        return (numbers & others) == 0 && (numbers | others) != 0;
    }

    int sound(int name) {
        return nameSounds[name];
    }

    /// What a value goes by in a key.
    long key(Attribute attribute, int value) {
        return lasting ? Mix.hash(columns.words(attribute).word(value)) : value;
    }

    long soundKey(int name) {
        return lasting ? Mix.hash(sound(columns.words(Attribute.FORENAME).word(name))) : nameSounds[name];
    }

    /// Not the same for two names the other way round.
    long bothSounds(int forename, int surname) {
        return lasting
                ? soundKey(forename) * 31 + soundKey(surname)
                : nameSounds[forename] + ((long) nameSounds[surname] << 32);
    }

    long districtKey(int postcode) {
        return lasting
                ? Mix.hash(Postcode.district(columns.words(Attribute.POSTCODE).word(postcode)))
                : districts[postcode];
    }

    long initial(int forename) {
        return initials[forename];
    }

    int district(int postcode) {
        return districts[postcode];
    }

    int sector(int postcode) {
        return sectors[postcode];
    }

    /// The same for two names whichever of them is the forename.
    long bothNames(int forename, int surname) {
        return nameHashes[forename] + nameHashes[surname];
    }
}
