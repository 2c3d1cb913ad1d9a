package org.kith.linkage.internal.comparing;

import java.util.Arrays;
import org.kith.linkage.comparison.BirthDates;
import org.kith.linkage.comparison.Romanisation;
import org.kith.linkage.comparison.Soundex;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Dictionary;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.uk.Postcode;

/// What follows from each distinct value, worked out once: dates as numbers, sounds, initials, districts.
public final class Derived {

    private final Columns columns;
    /// Whether keys are made of hashes, on which several machines agree, and not of this process's codes.
    private final boolean lasting;

    private int[] dates = {};
    private int[] dateDigits = {};
    private int[] nameSounds = {};
    private int[] initials = {};
    private int[] districts = {};
    private int[] sectors = {};
    private long[] postcodeLetters = {};
    private long[] postcodeHashes = {};
    /// Whether a postcode is nobody's home.
    private boolean[] nobodys = {};
    private Homes homes = Homes.UNKNOWN;
    private final Glance glance = new Glance();
    private long[] nameHashes = {};
    private long[] houseNumbers = {};
    private int datesKnown;
    private int namesKnown;
    private int addressesKnown;
    private int postcodesKnown;
    private final Dictionary sounds = new Dictionary();
    private final Dictionary places = new Dictionary();

    public Derived(Columns columns) {
        this(columns, false);
    }

    /// Keys made with it mean the same wherever they are made.
    public static Derived lasting(Columns columns) {
        return new Derived(columns, true);
    }

    private Derived(Columns columns, boolean lasting) {
        this.columns = columns;
        this.lasting = lasting;
        follow();
    }

    /// Works out what follows from the values that have come since it last looked.
    public void follow() {
        Dictionary born = columns.words(Attribute.BORN);
        if (born.size() > dates.length) {
            dates = Arrays.copyOf(dates, room(dates.length, born.size()));
            dateDigits = Arrays.copyOf(dateDigits, dates.length);
        }
        for (; datesKnown < born.size(); datesKnown++) {
            dates[datesKnown] = Integer.parseInt(born.word(datesKnown));
            dateDigits[datesKnown] = BirthDates.digits(dates[datesKnown]);
        }
        Dictionary names = columns.words(Attribute.FORENAME);
        if (names.size() > nameSounds.length) {
            int room = room(nameSounds.length, names.size());
            nameSounds = Arrays.copyOf(nameSounds, room);
            initials = Arrays.copyOf(initials, room);
            nameHashes = Arrays.copyOf(nameHashes, room);
            glance.grow(room);
        }
        for (; namesKnown < names.size(); namesKnown++) {
            String name = names.word(namesKnown);
            nameSounds[namesKnown] = sound(sounds, name);
            initials[namesKnown] = name.charAt(0);
            nameHashes[namesKnown] = hash(name);
            glance.add(namesKnown, name);
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
            postcodeLetters = Arrays.copyOf(postcodeLetters, districts.length);
            postcodeHashes = Arrays.copyOf(postcodeHashes, districts.length);
            nobodys = Arrays.copyOf(nobodys, districts.length);
        }
        for (; postcodesKnown < postcodes.size(); postcodesKnown++) {
            String postcode = postcodes.word(postcodesKnown);
            districts[postcodesKnown] = places.number(Postcode.district(postcode));
            sectors[postcodesKnown] = places.number(Postcode.sector(postcode));
            postcodeLetters[postcodesKnown] = letters(postcode);
            postcodeHashes[postcodesKnown] = Mix.hash(postcode);
            nobodys[postcodesKnown] = homes.nobodys(postcodeHashes[postcodesKnown]);
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

    /// A byte for each letter; 0 where they are too many, or other letters than postcodes have.
    private static long letters(String postcode) {
        long letters = 0;
        for (int i = 0; i < postcode.length(); i++) {
            if (postcode.charAt(i) >= 0x80 || i == Long.BYTES) {
                return 0;
            }
            letters |= (long) postcode.charAt(i) << (Byte.SIZE * i);
        }
        return letters;
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

    /// From here on records are compared knowing this of homes.
    public void know(Homes homes) {
        this.homes = homes;
        for (int postcode = 0; postcode < postcodesKnown; postcode++) {
            nobodys[postcode] = homes.nobodys(postcodeHashes[postcode]);
        }
    }

    public Homes homes() {
        return homes;
    }

    public long postcodeHash(int postcode) {
        return postcodeHashes[postcode];
    }

    boolean nobodys(int postcode) {
        return nobodys[postcode];
    }

    long nameHash(int name) {
        return nameHashes[name];
    }

    Glance glance() {
        return glance;
    }

    /// The date in [BirthDates#digits].
    int dateDigits(int born) {
        return dateDigits[born];
    }

    public int date(int born) {
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
    public long key(Attribute attribute, int value) {
        return lasting ? Mix.hash(columns.words(attribute).word(value)) : value;
    }

    public long soundKey(int name) {
        return lasting ? Mix.hash(sound(columns.words(Attribute.FORENAME).word(name))) : nameSounds[name];
    }

    /// Not the same for two names the other way round.
    public long bothSounds(int forename, int surname) {
        return lasting
                ? soundKey(forename) * 31 + soundKey(surname)
                : nameSounds[forename] + ((long) nameSounds[surname] << 32);
    }

    public long districtKey(int postcode) {
        return lasting
                ? Mix.hash(Postcode.district(columns.words(Attribute.POSTCODE).word(postcode)))
                : districts[postcode];
    }

    public long initial(int forename) {
        return initials[forename];
    }

    /// Whether surely more than one slip lies between two postcodes.
    boolean farApart(int postcode, int other) {
        long letters = postcodeLetters[postcode];
        long others = postcodeLetters[other];
        // Of equally long ones a slip leaves all letters but two where they are.
        return letters != 0
                && others != 0
                && lastLetter(letters) == lastLetter(others)
                && differentLetters(letters ^ others) > 2;
    }

    private static int lastLetter(long letters) {
        return Long.numberOfLeadingZeros(letters) / Byte.SIZE;
    }

    private static int differentLetters(long apart) {
        long folded = apart | apart >>> 4;
        folded |= folded >>> 2;
        return Long.bitCount((folded | folded >>> 1) & 0x0101_0101_0101_0101L);
    }

    int district(int postcode) {
        return districts[postcode];
    }

    int sector(int postcode) {
        return sectors[postcode];
    }

    /// The same for two names whichever of them is the forename.
    public long bothNames(int forename, int surname) {
        return nameHashes[forename] + nameHashes[surname];
    }

    /// The same for two names whichever of them is the forename, and for initials that stand for one sound of another
    /// script.
    public long bothInitials(int forename, int surname) {
        char one = Romanisation.sound((char) initials[forename]);
        char other = Romanisation.sound((char) initials[surname]);
        return (long) Math.min(one, other) << Character.SIZE | Math.max(one, other);
    }
}
