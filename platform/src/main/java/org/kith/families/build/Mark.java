package org.kith.families.build;

import java.time.LocalDate;

/// Until where a build had seen everything, so that the next can tell what is new.
///
/// @param conditions by which it worked: the program, ages, places. Where they differ, everybody is worked out
/// @param change the newest change of who is who
/// @param changes how many there were until then
/// @param moment until which deliveries had come
record Mark(String conditions, LocalDate today, int change, long changes, String moment) {}
