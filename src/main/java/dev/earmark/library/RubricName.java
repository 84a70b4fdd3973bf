package dev.earmark.library;

import dev.earmark.fault.NotFound;
import dev.earmark.rubric.Rubric;

/** Exactly one version of a rubric, written {@code id@version}. */
public record RubricName(String id, int version) {

    public static RubricName of(Rubric rubric) {
        return new RubricName(rubric.id(), rubric.version());
    }

    /** @throws NotFound with {@code rubric.unknown} when it is not written so */
    public static RubricName parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || !text.substring(at + 1).matches("[1-9]\\d{0,8}")) {
            throw new NotFound("rubric.unknown", "There is no version \"" + text
                    + "\" of a rubric; write id@version, such as bank-phone-service@1.");
        }
        return new RubricName(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
