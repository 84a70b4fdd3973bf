package dev.earmark.testing;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Node;
import com.microsoft.playwright.Page;
import java.util.List;

/** Holds pages against the rules of accessibility that a program can check. */
public final class Accessibility {

    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** What the page does wrong by any rule: the rule, and the first elements. */
    public static List<String> violations(Page page) {
        return found(axe(page));
    }

    /** As {@link #violations}, by the rules of WCAG 2.2 AA and those of good practice. */
    public static List<String> violationsOfTheStandard(Page page) {
        return found(axe(page).withTags(STANDARD));
    }

    /**
     * Nothing here has frames from elsewhere, so the rules run within the page: else each look would open another page to sum up. What is
     * well is not described, which would take longer than to look at it.
     */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static List<String> found(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().stream().map(Node::getHtml).limit(3).toList()).toList();
    }
}
