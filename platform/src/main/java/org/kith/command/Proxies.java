package org.kith.command;

import java.util.Arrays;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/// Whom the web server believes about who asks: `KITH_PROXIES`. What is no range of addresses it would take for a
/// pattern that no address fits, and believe nobody.
final class Proxies {

    private Proxies() {}

    /// @throws NoRange when it is something, and no list of ranges
    static void check(@Nullable String said) {
        if (said != null && !said.isBlank() && !Arrays.stream(said.split(",")).allMatch(Proxies::isRange)) {
            throw new NoRange(said);
        }
    }

    private static boolean isRange(String said) {
        try {
            return said.indexOf('/') > 0
                    && !new NetMask(said.strip()).toString().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static final class NoRange extends RuntimeException {

        NoRange(String said) {
            super("KITH_PROXIES is \"" + said + "\", which is no list of addresses such as 10.1.2.3/32, 10.1.2.4/32.");
        }
    }
}
