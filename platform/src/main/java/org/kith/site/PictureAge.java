package org.kith.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How old the picture is: when files were last joined, and which sources are late.
///
/// @param joinedAt when the last run ended; null before the first
/// @param late titles of the sources whose file has not come, in alphabetical order
public record PictureAge(@Nullable Instant joinedAt, int sources, List<String> late) {

    public PictureAge {
        late = List.copyOf(late);
    }

    public int onTime() {
        return sources - late.size();
    }

    /// Says when files were last joined into people and families; empty before the first time.
    @FunctionalInterface
    public interface Joined {
        Optional<Instant> lastJoinedAt();
    }

    /// Says how old the picture is now; the capability that loads files has a bean of this type.
    @FunctionalInterface
    public interface Now {
        Optional<PictureAge> pictureAge();
    }
}
