package org.kith.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.kith.linkage.comparison.BirthDates;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.JaroWinkler;
import org.kith.linkage.comparison.Romanisation;
import org.kith.linkage.comparison.Soundex;
import org.kith.linkage.uk.BirthDate;
import org.kith.linkage.uk.Postcode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What JMH times: each comparator of linkage, and beside it a peer that answers the same question, over the same
/// pairs. Every method sums what it finds, so that nothing can be left out.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PairsToCompare.PAIRS)
public class Likenesses {

    /// From here on a name is taken for nearly the same, as linkage's models have it.
    private static final double NEARLY = 0.88;

    private final JaroWinklerSimilarity peersJaroWinkler = new JaroWinklerSimilarity();
    private final DamerauLevenshteinDistance peersSlips = new DamerauLevenshteinDistance();
    private final DamerauLevenshteinDistance peersOneSlip = new DamerauLevenshteinDistance(1);
    private final LevenshteinDistance peersSlipsOfDates = new LevenshteinDistance(2);
    private final org.apache.commons.codec.language.Soundex peersSoundex =
            new org.apache.commons.codec.language.Soundex();
    private final Pattern peersPostcode = Pattern.compile("[A-Z]{1,2}[0-9][A-HJKMNP-Z0-9]? ?[0-9][A-Z]{2}");

    private PairsToCompare pairs = PairsToCompare.NONE;

    @Setup
    public void draw() {
        pairs = PairsToCompare.drawn();
    }

    /// Of a hundred pairs, how many both answer alike, by the method's name; where both answer the same question.
    Map<String, Double> sameAnswers() {
        draw();
        var names = pairs.surnames();
        return Map.of(
                "jaroWinkler", names.alike(JaroWinkler::similarity, peersJaroWinkler::apply),
                "slips", names.alike(DamerauLevenshtein::distance, peersSlips::apply),
                "atMostOneSlip", names.alike(Likenesses::oneSlip, this::oneSlipOfPeer),
                "soundex", names.alike(Likenesses::sound, this::soundOfPeer));
    }

    @Benchmark
    public double jaroWinkler() {
        return pairs.surnames().sum(JaroWinkler::similarity);
    }

    @Benchmark
    public double jaroWinklerOfPeer() {
        return pairs.surnames().sum(peersJaroWinkler::apply);
    }

    /// As linkage asks: whatever stays below does not matter.
    @Benchmark
    public double jaroWinklerAtLeast() {
        return pairs.surnames().sum((a, b) -> JaroWinkler.similarity(a, b, NEARLY));
    }

    @Benchmark
    public double slips() {
        return pairs.surnames().sum(DamerauLevenshtein::distance);
    }

    @Benchmark
    public double slipsOfPeer() {
        return pairs.surnames().sum(peersSlips::apply);
    }

    @Benchmark
    public double atMostOneSlip() {
        return pairs.surnames().sum(Likenesses::oneSlip);
    }

    @Benchmark
    public double atMostOneSlipOfPeer() {
        return pairs.surnames().sum(this::oneSlipOfPeer);
    }

    @Benchmark
    public double soundex() {
        return pairs.surnames().sum(Likenesses::sound);
    }

    @Benchmark
    public double soundexOfPeer() {
        return pairs.surnames().sum(this::soundOfPeer);
    }

    @Benchmark
    public double familiarForenames() {
        return pairs.forenames().sum((a, b) -> Forenames.familiar(a, b) || Forenames.nearlyFamiliar(a, b) ? 1 : 0);
    }

    @Benchmark
    public double romanisations() {
        return pairs.surnames().sum((a, b) -> Romanisation.same(a, b) ? 1 : 0);
    }

    @Benchmark
    public double birthDates() {
        return pairs.birthDates().sum((a, b) -> alike(BirthDate.packed(a), BirthDate.packed(b)) ? 1 : 0);
    }

    private static boolean alike(int a, int b) {
        return BirthDates.likeness(a, b) != BirthDates.Likeness.DIFFERENT;
    }

    /// What tools that know no dates do: text with at most two slips.
    @Benchmark
    public double birthDatesOfPeer() {
        return pairs.birthDates().sum(peersSlipsOfDates::apply);
    }

    @Benchmark
    public double postcodes() {
        return pairs.postcodes().sum((a, b) -> Postcode.standard(a).equals(Postcode.standard(b)) ? 1 : 0);
    }

    /// What is written without linkage: big letters, and a pattern that says whether it is one.
    @Benchmark
    public double postcodesOfPeer() {
        return pairs.postcodes().sum((a, b) -> {
            var one = a.toUpperCase(Locale.ROOT).replace(" ", "");
            var other = b.toUpperCase(Locale.ROOT).replace(" ", "");
            return one.equals(other) && peersPostcode.matcher(one).matches() ? 1 : 0;
        });
    }

    private static double oneSlip(String a, String b) {
        return DamerauLevenshtein.atMostOne(a, b) ? 1 : 0;
    }

    private double oneSlipOfPeer(String a, String b) {
        return peersOneSlip.apply(a, b) >= 0 ? 1 : 0;
    }

    private static double sound(String a, String b) {
        return Soundex.code(a).equals(Soundex.code(b)) ? 1 : 0;
    }

    private double soundOfPeer(String a, String b) {
        return peersSoundex.soundex(a).equals(peersSoundex.soundex(b)) ? 1 : 0;
    }
}
