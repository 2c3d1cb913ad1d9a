package org.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/// Walks a page with the Tab key alone.
final class Keyboard {

    private static final int ENOUGH = 400;

    // One radio button stands for its group: arrow keys move within it. A date has a stop for each of its parts.
    private static final String MARK = """
            () => {
              document.activeElement?.blur();
              const groups = new Set();
              const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
                .filter(e => e.type !== 'radio' || !groups.has(e.name) && groups.add(e.name));
              all.forEach(e => e.setAttribute('data-unreached', ''));
              document.addEventListener('focusin', ({target: e}) => {
                e.removeAttribute('data-unreached');
                if (e.type === 'radio') document.querySelectorAll(`input[type=radio][name="${e.name}"]`).forEach(r => r.removeAttribute('data-unreached'));
              });
              return all.length + 3 * all.filter(e => e.type === 'date').length;
            }
            """;

    private static final String REST =
            "() => [...document.querySelectorAll('[data-unreached]')].map(e => e.outerHTML.slice(0, 160))";

    private static final String LOOK = """
            e => {
              const looks = (of, part) => {
                const s = getComputedStyle(of, part);
                return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderWidth, s.borderColor].join();
              };
              const label = ['radio', 'checkbox'].includes(e.type) ? e.nextElementSibling : null;
              return looks(e) + (label ? looks(label, '::before') : '');
            }
            """;

    private Keyboard() {}

    /// Goes on with the Tab key until the focus stands here, and sees that it does.
    static void to(Page page, String what) {
        for (int pressed = 0; pressed < ENOUGH; pressed++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("what => document.activeElement.matches(what)", what)) {
                seen(page, what);
                return;
            }
        }
        throw new AssertionError("the Tab key does not come to " + what);
    }

    private static void seen(Page page, String what) {
        var here = page.locator(":focus");
        assertThat(here).isInViewport();
        var focused = here.evaluate(LOOK);
        var element = here.elementHandle();
        element.evaluate("e => e.blur()");
        var blurred = element.evaluate(LOOK);
        element.evaluate("e => e.focus()");
        if (focused.equals(blurred)) {
            throw new AssertionError("nobody sees that the focus stands on " + what);
        }
    }

    /// What can be used but is not reached.
    @SuppressWarnings("unchecked")
    static List<String> unreached(Page page) {
        int controls = ((Number) page.evaluate(MARK)).intValue();
        if (controls > ENOUGH) {
            return List.of("(not tried: " + controls + " controls are too many for anyone to tab through)");
        }
        for (int pressed = 0; pressed < controls + 3; pressed++) {
            page.keyboard().press("Tab");
        }
        return (List<String>) page.evaluate(REST);
    }
}
