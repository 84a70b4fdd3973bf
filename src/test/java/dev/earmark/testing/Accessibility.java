package dev.earmark.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds pages against the rules of accessibility that a program can check: those of axe. */
public final class Accessibility {

    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final int MOST_ELEMENTS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = axe();
    /** What is well is not described, which would take longer than to look at it. */
    private static final String RUN = "options => axe.run(document, { resultTypes: ['violations'], ...options })"
            + ".then(found => JSON.stringify(found.violations))";

    private Accessibility() {}

    /** What the page does wrong by any rule: the rule, and the first elements. */
    public static List<String> violations(Page page) {
        return found(page, Map.of());
    }

    /** As {@link #violations}, by the rules of WCAG 2.2 AA and those of good practice. */
    public static List<String> violationsOfTheStandard(Page page) {
        return found(page, Map.of("runOnly", Map.of("type", "tag", "values", STANDARD)));
    }

    /** Half a megabyte of rules is handed to a page once, however often it is looked at. Nothing here has frames. */
    private static List<String> found(Page page, Map<String, Object> options) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(AXE);
        }
        if (!Boolean.TRUE.equals(page.evaluate("window === window.top && window.frames.length === 0"))) {
            throw new AssertionError("what lies in frames is not looked at: " + page.url());
        }
        try {
            List<String> found = new ArrayList<>();
            for (JsonNode rule : JSON.readTree((String) page.evaluate(RUN, options))) {
                found.add(rule.get("id").asText() + " " + elements(rule));
            }
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> elements(JsonNode rule) {
        List<String> elements = new ArrayList<>();
        rule.get("nodes").forEach(node -> elements.add(node.get("html").asText()));
        return elements.subList(0, Math.min(MOST_ELEMENTS, elements.size()));
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"), "axe")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
