package org.kith.county.files;

import org.jspecify.annotations.Nullable;

/// A person as one system has them written down on a day. A birthday of zero is missing.
public record Seen(
        String forename,
        String middle,
        String surname,
        @Nullable String preferred,
        @Nullable String former,
        int born,
        @Nullable String address,
        @Nullable String postcode,
        long uprn,
        String phone) {}
