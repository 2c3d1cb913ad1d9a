package org.kith.county.people;

import org.kith.county.places.Places;
import org.kith.county.time.Calendar;

/// What every part of the county shares while it is made; nothing in it changes.
public record World(long seed, Calendar calendar, Places places, Names names) {}
