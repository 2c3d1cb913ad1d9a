package org.kith.families.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.partners.CodeMeanings;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// A fact in a short sentence that a parent would understand.
final class FactWords {

    /// DfE's types of need, as school census and SEN2 have them.
    private static final Map<String, String> SPECIAL_NEEDS = Map.ofEntries(
            Map.entry("SPLD", "specific learning difficulty"),
            Map.entry("MLD", "moderate learning difficulty"),
            Map.entry("SLD", "severe learning difficulty"),
            Map.entry("PMLD", "profound and multiple learning difficulty"),
            Map.entry("SEMH", "social, emotional and mental health"),
            Map.entry("SLCN", "speech, language and communication"),
            Map.entry("HI", "hearing"),
            Map.entry("VI", "vision"),
            Map.entry("MSI", "several senses"),
            Map.entry("PD", "physical disability"),
            Map.entry("ASD", "autism"),
            Map.entry("DS", "Down syndrome"),
            Map.entry("OTH", "another need"),
            Map.entry("NSA", "not assessed by a specialist yet"));

    /// As the children in need census has them.
    private static final Map<String, String> DISABILITIES = Map.ofEntries(
            Map.entry("MOB", "mobility"),
            Map.entry("HAND", "hand function"),
            Map.entry("PC", "personal care"),
            Map.entry("INC", "incontinence"),
            Map.entry("COMM", "communication"),
            Map.entry("LD", "learning"),
            Map.entry("HEAR", "hearing"),
            Map.entry("VIS", "vision"),
            Map.entry("BEH", "behaviour"),
            Map.entry("CON", "consciousness"),
            Map.entry("AUT", "autism"),
            Map.entry("DDA", "another disability"));

    private static final Map<String, String> REVIEWS = Map.of(
            "antenatal", "before the birth",
            "new-birth", "new birth visit",
            "6-8-week", "at six to eight weeks",
            "12-month", "at one year",
            "2-2.5-year", "at two to two and a half years");

    /// As the return of children in care asks it of the twelve months.
    private static final Map<String, String> CARE_HEALTH = Map.of(
            "check", "health checks up to date",
            "immunised", "immunisations up to date",
            "teeth", "teeth checked",
            "assessed", "health assessed");

    private static final Map<String, String> DESTINATIONS = Map.of(
            "210", "school sixth form",
            "220", "further education",
            "310", "an apprenticeship",
            "330", "work with training",
            "340", "work without training",
            "540", "seeking work",
            "550", "not ready for work",
            "610", "ill, not in education or work",
            "810", "not known");

    private static final Map<String, String> SUSPENDED_FOR = Map.ofEntries(
            Map.entry("PP", "assault on a pupil"),
            Map.entry("PA", "assault on an adult"),
            Map.entry("VP", "abuse of a pupil"),
            Map.entry("VA", "abuse of an adult"),
            Map.entry("OW", "an offensive weapon"),
            Map.entry("BU", "bullying"),
            Map.entry("RA", "racist abuse"),
            Map.entry("SM", "sexual misconduct"),
            Map.entry("DA", "drugs or alcohol"),
            Map.entry("DM", "damage"),
            Map.entry("TH", "theft"),
            Map.entry("DB", "persistent disruptive behaviour"),
            Map.entry("MT", "misuse of social media"),
            Map.entry("LG", "abuse for sexual orientation or gender identity"),
            Map.entry("DS", "abuse for a disability"),
            Map.entry("PH", "disregard of measures that protect public health"));

    /// What a social care assessment found.
    private static final Map<String, String> FACTORS = CodeMeanings.of("assessment");

    private static final Map<String, String> ADOPTION = CodeMeanings.of("adoption");

    private FactWords() {}

    private static String onRoll(@Nullable String note) {
        return "subsidiary".equals(note) ? "Also on roll" : "guest".equals(note) ? "A guest, on no roll," : "On roll";
    }

    /// The note of a fact, without the landlord of somebody whom the viewer may not place.
    static @Nullable String note(ResultSet row, boolean places) throws SQLException {
        return places || !"tenancy".equals(row.getString("kind")) ? row.getString("note") : null;
    }

    static String of(
            String kind,
            String title,
            @Nullable String code,
            @Nullable Integer amount,
            @Nullable String note,
            @Nullable String setting,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends) {
        var at = setting == null ? "" : " at " + setting;
        var until = ends == null || ends.equals(starts) ? "" : ", until " + Dates.day(ends);
        return switch (kind) {
            case "enrolment" -> onRoll(note) + at + year(code) + until;
            case "attendance" -> attendance("year".equals(code) ? "school year" : "term", amount, note, at);
            case "suspension" ->
                "Suspended" + (amount == null ? "" : " for " + Counts.of(amount, "session", "sessions")) + at
                        + reasons(code);
            case "exclusion" -> "Permanently excluded" + at + reasons(code);
            case "free-meals" -> "Eligible for free school meals" + until;
            case "sen-support" -> provision(title, code, at);
            case "ehc-request" -> "Assessment for an education, health and care plan was asked for";
            case "ehc-assessment" ->
                "Assessed for an education, health and care plan"
                        + ("Y".equals(code) ? ": to have one" : "N".equals(code) ? ": to have none" : "");
            case "sen-need" -> title + said(": ", code, SPECIAL_NEEDS) + until;
            case "early-learning" ->
                "profile".equals(code) ? "Early years profile made" + at : "Early learning goal not met yet: " + code;
            case "ehc-plan" ->
                "review".equals(code)
                        ? "Education, health and care plan reviewed"
                        : "placement".equals(code)
                                ? "Plan names a placement" + at
                                : "Education, health and care plan" + until;
            case "home-educated" -> "Educated at home" + until;
            case "contact" -> "Contact with children’s social care" + outcome(code);
            case "referral" -> "Referred to children’s social care";
            case "assessment" -> "Assessed by children’s social care" + until + said(". Found: ", code, FACTORS);
            case "child-in-need" -> "Child in need" + until;
            case "section-47" -> "Child protection enquiry (section 47)";
            case "protection-plan" ->
                "review".equals(code) ? "Protection plan reviewed" : "Child protection plan" + until;
            case "care-episode" -> "In the care of the council" + until;
            case "care-review" -> "Care reviewed";
            case "care-health" -> careHealth(title, amount, note, ends);
            case "care-leaver" -> "Left care";
            case "adoption" ->
                ("earlier".equals(code) ? Words.capital(said("", code, ADOPTION)) : title + said(": ", code, ADOPTION))
                        + until;
            case "legal-status" -> sentence(code, title) + until;
            case "missing" ->
                ("A".equals(code) ? "Away without permission, not missing" : "Missing")
                        + until
                        + (amount == null ? "" : ". The police noted a risk of exploitation");
            case "early-help" -> "Early help" + (note == null ? "" : ". Lead: " + first(note)) + until;
            case "early-help-review" -> "Early help reviewed";
            case "involvement" -> sentence(code, "A worker helps") + (note == null ? "" : ": " + first(note)) + until;
            case "hub-visit" ->
                "Came to" + (setting == null ? " a family hub" : " " + setting)
                        + (code == null ? "" : ", " + code.toLowerCase(Locale.ROOT));
            case "voluntary-help" -> "Helped by a charity" + (code == null ? "" : ": " + code) + until;
            case "tenancy" -> "Tenancy" + (note == null ? "" : " from " + note) + until;
            case "rent-arrears" ->
                "Rent " + (amount == null ? "" : Counts.of(amount, "week", "weeks") + " ") + "behind";
            case "possession-notice" -> "Notice seeking possession served";
            case "homelessness" -> "Homelessness: duty of " + (code == null ? "help" : code) + until;
            case "temporary-accommodation" -> "Temporary accommodation" + until;
            case "benefit" -> "Claims " + (code == null ? "a benefit" : code) + until;
            case "out-of-work" -> "Out of work";
            case "adult-treatment" ->
                "mental-health".equals(code)
                        ? "Treatment for mental health" + until
                        : "Treatment for drugs or alcohol" + until;
            case "health-review" ->
                "Health visitor’s review, " + (code == null ? "" : REVIEWS.getOrDefault(code, code))
                        + (note == null || note.equals("done") ? "" : ": " + note)
                        + (amount == null || amount == 0
                                ? ""
                                : ", " + Counts.of(amount, "area", "areas") + " below the cut-off");
            case "domestic-abuse" ->
                "Domestic abuse incident " + (note == null ? "" : "at " + note.toLowerCase(Locale.ROOT) + " risk ")
                        + "known to the police: "
                        + ("child-present".equals(code)
                                ? "was there as a child"
                                : code == null ? "part not said" : code);
            case "offence" -> "Offence" + (code == null ? "" : ": " + code.toLowerCase(Locale.ROOT));
            case "youth-order" -> "Youth justice: " + (code == null ? "an outcome" : code) + until;
            case "destination" ->
                "After 16: " + (code == null ? "not said" : DESTINATIONS.getOrDefault(code, code)) + until;
            case "disability" -> title + said(": ", code, DISABILITIES) + until;
            case "young-carer" ->
                title + ("P".equals(code) ? ", says a parent" : "S".equals(code) ? ", says the school" : "") + until;
            case "social-worker" -> "With one social worker" + until;
            case "young-parent" -> "Young parent";
            case "death" -> "Died";
            case "expected-baby" -> "Baby expected" + (starts == null ? "" : " on " + Dates.day(starts));
            case "funded-place" -> "Funded early years place" + at + until;
            default -> title + (code == null || code.length() > 24 ? "" : ": " + code) + until;
        };
    }

    private static String attendance(String time, @Nullable Integer possible, @Nullable String note, String at) {
        var parts = note == null ? new String[0] : note.split("/", -1);
        int of = possible == null ? number(parts, 0) : possible;
        int missed = number(parts, 1) + number(parts, 2);
        if (of == 0) {
            return "No sessions in the " + time + at;
        }
        if (leavesAbsenceOut(note)) {
            return Counts.of(of, "session", "sessions") + " in the " + time + at + "; how many were missed is not said";
        }
        return (missed == 0 ? "Missed none of " : "Missed " + missed + " of ") + of + " sessions in the " + time + at;
    }

    /// Whether a return's sums of a term say how many sessions there were and not how many were missed.
    static boolean leavesAbsenceOut(@Nullable String note) {
        var parts = note == null ? new String[0] : note.split("/", -1);
        return isLeftOut(parts, 1) && isLeftOut(parts, 2);
    }

    private static boolean isLeftOut(String[] parts, int place) {
        return parts.length <= place || parts[place].isBlank();
    }

    /// Of two sums, one that is left out is nought.
    private static int number(String[] parts, int place) {
        return parts.length > place && parts[place].matches("\\d{1,6}") ? Integer.parseInt(parts[place]) : 0;
    }

    /// The year of the newest word: whoever came to the school years ago came into another.
    private static String year(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return "";
        }
        return code.equals("R")
                ? ", reception when last told"
                : code.matches("\\d+")
                        ? ", Year " + code + " when last told"
                        : code.startsWith("N") ? ", nursery when last told" : "";
    }

    private static String reasons(@Nullable String code) {
        return said(". Reason: ", code, SUSPENDED_FOR);
    }

    /// What codes stand for; one that has no meaning here stands for itself.
    private static String said(String before, @Nullable String codes, Map<String, String> meanings) {
        if (codes == null || codes.isBlank()) {
            return "";
        }
        var words = Arrays.stream(codes.split(",", -1))
                .map(each -> meanings.getOrDefault(each.strip(), each.strip()))
                .toList();
        return before + Counts.list(words);
    }

    private static String outcome(@Nullable String code) {
        return code == null || code.isBlank() ? "" : ". Outcome: " + code.replace('-', ' ');
    }

    /// Of a yearly return, "check:Y,immunised:N,teeth:"; convictions and substances stand in the same note and are not
    /// health.
    private static String careHealth(
            String title, @Nullable Integer score, @Nullable String note, @Nullable LocalDate yearEnds) {
        var said = new ArrayList<String>();
        for (var part : note == null ? new String[0] : note.split(",", -1)) {
            var name = part.substring(0, Math.max(0, part.indexOf(':')));
            var what = CARE_HEALTH.get(name);
            switch (what == null ? "" : part.substring(name.length() + 1)) {
                case "Y" -> said.add(what + ": yes");
                case "N" -> said.add(what + ": no");
                default -> {}
            }
        }
        if (score != null) {
            said.add("strengths and difficulties score: " + score);
        }
        return title
                + (yearEnds == null ? "" : ", in the year to " + Dates.day(yearEnds))
                + (said.isEmpty() ? ". The return says no more" : ". " + Words.capital(String.join("; ", said)));
    }

    /// What a school gives a pupil with special needs. `A`, `P` and `S` are of before 2018 and stand in old censuses.
    private static String provision(String title, @Nullable String code, String at) {
        return switch (code) {
            case "N" -> "No special provision" + at;
            case "K" -> "SEN support" + at;
            case "E" -> "Education, health and care plan, says the school";
            case "A" -> "School action" + at + ", an older form of SEN support";
            case "P" -> "School action plus" + at + ", an older form of SEN support";
            case "S" -> "Statement of special educational needs" + at + ", an older form of a plan";
            case null -> title + at;
            default -> title + ": " + code + at;
        };
    }

    private static String first(String note) {
        int bar = note.indexOf('|');
        return bar < 0 ? note : note.substring(0, bar);
    }

    private static String sentence(@Nullable String code, String otherwise) {
        if (code == null || code.isBlank()) {
            return otherwise;
        }
        return Words.capital(code.replace('-', ' '));
    }
}
