package org.kith.linkage.internal.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds words by number and sorting by bits against the library's.
class ColumnsTest {

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void wordsComeBackAsTheyWereUnderTheNumbersOfTheirOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                // Of one byte, of two, of three, and halves of a character that lies beyond.
                word.append((char)
                        switch (random.nextInt(4)) {
                            case 0 -> 'a' + random.nextInt(26);
                            case 1 -> random.nextInt(0x100);
                            case 2 -> random.nextInt(0x1000);
                            default -> 0xd800 + random.nextInt(0x800);
                        });
            }
            int known = dictionary.find(word);
            assertThat(known).isEqualTo(numbers.getOrDefault(word.toString(), -1));
            int number = numbers.computeIfAbsent(word.toString(), unseen -> numbers.size());
            assertThat(dictionary.number(i % 2 == 0 ? word : word.toString())).isEqualTo(number);
            assertThat(dictionary.word(number)).isEqualTo(word.toString());
            assertThat(dictionary.hash(number)).isEqualTo(word.toString().hashCode());
        }
        assertThat(dictionary.size()).isEqualTo(numbers.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 5_000})
    void sortingByBitsLeavesTheOrderOfThoseThatAgree(int count) {
        SplittableRandom random = new SplittableRandom(count);
        long[] keys = random.longs(count, 0, 1L << 40).toArray();
        Long[] slow = Arrays.stream(keys).boxed().toArray(Long[]::new);
        Arrays.sort(slow, Comparator.comparingLong(key -> key >>> 7 & (1L << 25) - 1));
        assertThat(Arrays.copyOf(Radix.sorted(keys, count, 7, 32), count))
                .containsExactly(Arrays.stream(slow).mapToLong(key -> key).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 20_000})
    void keysThatAgreeAreBroughtTogetherInOrder(int count) {
        SplittableRandom random = new SplittableRandom(count);
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            // Few keys, some of which differ in one low bit only, and below them a number that rises.
            keys[i] = (random.nextLong(1 << 6) << 58) | (random.nextLong(8) << 20) | i;
        }
        long[] slow = keys.clone();
        Arrays.sort(slow);
        long[] together = Arrays.copyOf(Radix.together(keys, /* size= */ count, 20, /* until= */ Long.SIZE), count);
        Map<Long, Long> lastOf = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long agreeing = together[i] >>> 20;
            Long last = lastOf.put(agreeing, together[i]);
            assertThat(last == null || (last == together[i - 1] && last < together[i]))
                    .isTrue();
        }
        Arrays.sort(together);
        assertThat(together).containsExactly(slow);
    }
}
