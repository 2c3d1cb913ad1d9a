package org.kith.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Cuts GOV.UK Frontend's stylesheet down to the parts this site uses, without its fonts and its crown.
///
/// It reads minified CSS: no comments, no braces or semicolons inside strings.
final class Stylesheet {

    /// Components of GOV.UK Frontend that pages may use; any other class is cut.
    private static final List<String> USED = List.of(
            "button",
            "character-count",
            "checkboxes",
            "date-input",
            "error-message",
            "error-summary",
            "fieldset",
            "file-upload",
            "form-group",
            "hint",
            "input",
            "label",
            "link",
            "list",
            "pagination",
            "radios",
            "select",
            "skip-link",
            "template",
            "textarea",
            "visually-hidden");

    private static final Pattern GOVUK_CLASS = Pattern.compile("\\.govuk-([a-z-]+?)(?=__|--|!|\\\\|[^a-z-]|$)");
    private static final Pattern NEEDS_SCRIPT = Pattern.compile("\\.(govuk-frontend-supported|js-enabled|no-js)");

    private Stylesheet() {}

    static String ofGovukFrontend(String css) {
        return trimmed(minified(css).replaceFirst("^@charset \"[^\"]*\";", ""))
                .replaceAll("(\"GDS Transport\"|GDS Transport),arial,sans-serif", "var(--font)");
    }

    /// Without comments, line ends and spaces that say nothing.
    static String minified(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s*\\n\\s*", "")
                .replaceAll("\\s*([{};])\\s*", "$1");
    }

    private static String trimmed(String css) {
        var kept = new StringBuilder();
        for (var rule : rules(css)) {
            int brace = rule.indexOf('{');
            var head = brace < 0 ? rule : rule.substring(0, brace);
            if (brace < 0 || head.equals(":root")) {
                continue;
            }
            var body = rule.substring(brace + 1, rule.length() - 1);
            if (head.startsWith("@media") || head.startsWith("@supports")) {
                var inner = trimmed(body);
                if (!inner.isEmpty()) {
                    kept.append(head).append('{').append(inner).append('}');
                }
            } else if (!head.startsWith("@")) {
                var selectors = Arrays.stream(head.split(",(?![^(]*\\))"))
                        .filter(Stylesheet::isUsed)
                        .collect(Collectors.joining(","));
                if (!selectors.isEmpty()) {
                    kept.append(selectors).append('{').append(body).append('}');
                }
            }
        }
        return kept.toString();
    }

    private static boolean isUsed(String selector) {
        return !NEEDS_SCRIPT.matcher(selector).find()
                && GOVUK_CLASS.matcher(selector).results().allMatch(found -> USED.contains(found.group(1)));
    }

    private static List<String> rules(String css) {
        var rules = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < css.length(); i++) {
            switch (css.charAt(i)) {
                case '{' -> depth++;
                case '}' -> {
                    depth--;
                    if (depth == 0) {
                        rules.add(css.substring(start, i + 1));
                        start = i + 1;
                    }
                }
                case ';' -> {
                    if (depth == 0) {
                        rules.add(css.substring(start, i + 1));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        return rules;
    }
}
