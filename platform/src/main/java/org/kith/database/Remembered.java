package org.kith.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// What was read from the tables, remembered for as long as nothing is written into them ([Written]): whoever asks gets
/// what reading anew would give. What nobody asks for is forgotten after some minutes.
///
/// @param <K> all that the answer depends on besides the tables: who asks, for what, on which day
public final class Remembered<K, V> {

    private static final Duration UNASKED = Duration.ofMinutes(15);

    private final Written written;
    private final Cache<K, Known<V>> known;

    /// @param most how much is remembered in all
    /// @param size of one answer, in the same unit
    public Remembered(Written written, long most, ToIntFunction<V> size) {
        this.written = written;
        this.known = Caffeine.newBuilder()
                .expireAfterAccess(UNASKED)
                .maximumWeight(most)
                .weigher((K _, Known<V> of) -> 1 + size.applyAsInt(of.answer()))
                .build();
    }

    private record Known<V>(String mark, V answer) {}

    /// Nobody waits for another who reads the same: a reader may hold a connection that the other needs.
    public V get(K key, Supplier<V> read) {
        var mark = written.mark();
        var before = known.getIfPresent(key);
        if (before != null && before.mark().equals(mark)) {
            return before.answer();
        }
        var answer = written.read(read);
        known.put(key, new Known<>(mark, answer));
        return answer;
    }
}
