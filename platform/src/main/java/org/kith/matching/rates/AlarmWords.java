package org.kith.matching.rates;

import java.util.Locale;
import org.kith.site.words.Counts;

/// What an alarm says, means and asks for.
public final class AlarmWords {

    private AlarmWords() {}

    /// All that is to be read of it where no page is: what moved, how far, and what to do.
    public static String line(Alarm alarm) {
        return "ALARM " + what(alarm) + ": " + moved(alarm) + ". " + todo(alarm);
    }

    public static String what(Alarm alarm) {
        return switch (alarm.kind()) {
            case SOURCE -> "Far fewer records of " + alarm.about() + " find their person than before";
            case VANISHED -> "No record of " + alarm.about() + " is left";
            case GROUP -> "Far fewer records find their person than before, by " + alarm.about();
            case RISEN -> "Far more records find their person than before, and of no other group, by " + alarm.about();
            case MODEL -> "The same answer weighs otherwise than before: " + alarm.about();
            case REFUSED -> "Far more joins were refused than before";
            case DOUBTFUL -> "Far more pairs are doubtful than before";
        };
    }

    public static String moved(Alarm alarm) {
        return switch (alarm.kind()) {
            case SOURCE, GROUP, RISEN ->
                Counts.percent(100 * alarm.became()) + ", before " + Counts.percent(100 * alarm.was());
            case MODEL -> String.format(Locale.UK, "a weight of %+.1f, before %+.1f", alarm.became(), alarm.was());
            case VANISHED, REFUSED, DOUBTFUL ->
                Counts.number(Math.round(alarm.became())) + ", before " + Counts.number(Math.round(alarm.was()));
        };
    }

    public static String meaning(Alarm alarm) {
        return switch (alarm.kind()) {
            case SOURCE ->
                "What this source knows of a child stands on no other source’s page for many of them. Mostly a column of its"
                        + " newest file is missing, or means something else.";
            case VANISHED ->
                "The run before had records of this source, and now nobody's page shows any. Mostly its last load was"
                        + " undone, or a file with nothing in it took the place of all.";
            case RISEN ->
                "Records of different people may have been joined: what one is known for would stand on the other's page."
                        + " Mostly a source filled a column with one value for many people of this group.";
            case GROUP ->
                "Families of this group are shown less of what is known than others are. Mostly one source that sends many"
                        + " of them wrote names, dates or homes otherwise.";
            case MODEL ->
                "Links were learnt anew from all records, and one kind of agreement now says far more or far less. Pairs"
                        + " near the threshold may have come out otherwise.";
            case REFUSED ->
                "Names and homes say one person where a rule says two: one number for two children, or two records of a"
                        + " source that holds a person once.";
            case DOUBTFUL ->
                "More records than usual may be one person and are not joined. Until people have answered, what one says is"
                        + " not shown with the other.";
        };
    }

    public static String todo(Alarm alarm) {
        return switch (alarm.kind()) {
            case SOURCE ->
                "Look at its newest receipt for columns that are missing; ask the sender; undo the load if it is wrong.";
            case VANISHED ->
                "Look at its newest receipts; if a load is wrong, undo it, and ask the sender for a whole file.";
            case RISEN ->
                "Look at the newest receipts for names, dates or homes that repeat, and at some of the people who were joined.";
            case GROUP -> "Look under Sources at which source’s rate fell in the same run, and at its newest receipt.";
            case MODEL ->
                "Look at what came in that run, and at some pairs near the threshold, before you rely on new links.";
            case REFUSED ->
                "Look at the newest receipts for numbers that repeat; ask whether a source began to hold a person twice.";
            case DOUBTFUL -> "Answer some of the pairs; if they have one source in common, look at its newest receipt.";
        };
    }
}
