package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.yaml.YamlFile;

/** A small rubric without any fault, as text, to be spoiled in one place. */
public final class RubricTexts {

    public static final String GOOD = """
            rubric: desk
            version: 1
            title: Service desk
            channels: [voice]
            pass-mark: 75
            provisional-below: 0.8
            bands: [{name: good, from: 75}, {name: needs coaching, from: 0}]
            words:
              house: ["northfield (bank|banking)"]
            sections:
              - id: opening
                title: Opening
                criteria:
                  - id: brand
                    question: Does the agent name the bank?
                    why: The caller knows to be in the right place.
                    weight: 60
                    check: {phrase: ["{house}"], within: first 3 agent turns}
                    better-line: This is Northfield Bank.
                  - id: amount
                    question: Does the agent say the amount back?
                    why: A mistake is caught before it is made.
                    weight: 40
                    applies-when: {phrase: ["{money}"], from: customer}
                    check: {echo: ["{money}"]}
                    better-line: "Eighty dollars, correct?"
            """;

    private static final String CHECK = "{phrase: [\"{house}\"], within: first 3 agent turns}";

    private RubricTexts() {}

    public static String with(String old, String replacement) {
        assertThat(GOOD).contains(old);
        return GOOD.replace(old, replacement);
    }

    /** The check of the criterion "brand" is another one, in flow style. */
    public static String withCheck(String check) {
        return with(CHECK, check);
    }

    public static Rubric read(String text) {
        return RubricReader.read(new YamlFile("desk.yaml", "rubric.invalid").parse(text), "0".repeat(64));
    }
}
