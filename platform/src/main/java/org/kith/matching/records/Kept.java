package org.kith.matching.records;

import java.util.Arrays;
import java.util.Map;
import org.kith.linkage.Standing;
import org.kith.matching.Band;

/// What a run leaves for the next, which then looks at the news only: the standing of all
/// records, and for each, by its place in the standing, what the engine does not know of it.
public final class Kept {

    public final Standing standing;

    private int changed;

    private int people;
    private int[] ids = {};
    private long[] sums = {};
    private int[] persons = {};
    private Band[] bands = {};

    public Kept(Standing standing, int changed) {
        this.standing = standing;
        this.changed = changed;
    }

    /// How many records have changed since the model was learnt.
    public int changed() {
        return changed;
    }

    public void change(int more) {
        changed += more;
    }

    /// The record's id, or 0 for one that has gone.
    public int id(int place) {
        return place < ids.length ? ids[place] : 0;
    }

    /// A sum over what its source says of it, version by version.
    public long sum(int place) {
        return sums[place];
    }

    public int person(int place) {
        return persons[place];
    }

    /// Each record's person, by its place; what stands at the place of one that has gone is nobody's.
    public int[] persons() {
        return persons.clone();
    }

    Band band(int place) {
        return bands[place];
    }

    public void put(int place, int id, long sum) {
        if (place >= ids.length) {
            int room = Math.max(place + 1, ids.length + (ids.length >> 1));
            ids = Arrays.copyOf(ids, room);
            sums = Arrays.copyOf(sums, room);
            persons = Arrays.copyOf(persons, room);
            int had = bands.length;
            bands = Arrays.copyOf(bands, room);
            Arrays.fill(bands, had, room, Band.NO_MATCH);
        }
        ids[place] = id;
        sums[place] = sum;
    }

    /// Notes what was found of a record before.
    void found(int place, int person, Band band) {
        persons[place] = person;
        bands[place] = band;
    }

    /// Notes what was found of some records, whole persons; persons are numbered anew from 0.
    public void found(int[] places, int[] found, Band[] foundBands) {
        int beyond = 1 + Arrays.stream(persons).max().orElse(-1);
        for (int i = 0; i < places.length; i++) {
            found(places[i], beyond + found[i], foundBands[i]);
        }
        var numbers = new int[beyond + 1 + Arrays.stream(found).max().orElse(-1)];
        people = 0;
        for (int place : all()) {
            if (numbers[persons[place]] == 0) {
                numbers[persons[place]] = ++people;
            }
            persons[place] = numbers[persons[place]] - 1;
        }
    }

    /// The places of all records, rising.
    public int[] all() {
        return standing.records().toArray();
    }

    public void forget(int place) {
        ids[place] = 0;
    }

    /// Some of the records, numbered as the places come.
    public Described described(int[] places, Map<Integer, Integer> sealed) {
        return new Described(
                standing,
                places,
                Arrays.stream(places).map(this::id).toArray(),
                Arrays.stream(places)
                        .map(place -> sealed.getOrDefault(id(place), 0))
                        .toArray());
    }

    /// How many people all records are.
    public int people() {
        return people;
    }

    /// Where each record is, by its id.
    public Described.Numbers places() {
        int[] places = new int[Arrays.stream(ids).max().orElse(0) + 1];
        Arrays.fill(places, Described.NOT_HERE);
        for (int place : all()) {
            places[id(place)] = place;
        }
        return new Described.Numbers(places);
    }
}
