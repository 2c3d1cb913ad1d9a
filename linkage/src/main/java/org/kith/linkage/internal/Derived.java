package org.kith.linkage.internal;

import org.kith.linkage.comparison.Soundex;
import org.kith.linkage.uk.Postcode;

/// What follows from each distinct value, worked out once: dates as numbers, sounds, initials, districts.
final class Derived {

    private final Columns columns;
    /// Whether keys are made of hashes, on which several machines agree, and not of this process's codes.
    private final boolean lasting;

    private final int[] dates;
    private final int[] nameSounds;
    private final int[] initials;
    private final int[] districts;
    private final int[] sectors;
    private final long[] nameHashes;
    private final long[] houseNumbers;

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
        Dictionary born = columns.words(Attribute.BORN);
        dates = new int[born.size()];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = Integer.parseInt(born.word(i));
        }
        Dictionary sounds = new Dictionary();
        Dictionary names = columns.words(Attribute.FORENAME);
        int count = names.size();
        nameSounds = new int[count];
        initials = new int[count];
        nameHashes = new long[count];
        for (int i = 0; i < count; i++) {
            String name = names.word(i);
            nameSounds[i] = sound(sounds, name);
            initials[i] = name.charAt(0);
            nameHashes[i] = hash(name);
        }
        Dictionary addresses = columns.words(Attribute.ADDRESS);
        houseNumbers = new long[addresses.size()];
        for (int i = 0; i < houseNumbers.length; i++) {
            houseNumbers[i] = houseNumbers(addresses.word(i));
        }
        Dictionary postcodes = columns.words(Attribute.POSTCODE);
        Dictionary known = new Dictionary();
        districts = new int[postcodes.size()];
        sectors = new int[postcodes.size()];
        for (int i = 0; i < districts.length; i++) {
            districts[i] = known.number(Postcode.district(postcodes.word(i)));
            sectors[i] = known.number(Postcode.sector(postcodes.word(i)));
        }
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
