package org.kith.county.lives;

/// Someone who works with families. `until` is the day they left; a tenth of those named as leads have.
public record Worker(
        String id,
        String name,
        String role,
        String team,
        String organisation,
        String phone,
        String email,
        int from,
        int until) {}
