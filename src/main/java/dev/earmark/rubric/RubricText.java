package dev.earmark.rubric;

import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.search.KeptQueries;
import dev.earmark.yaml.YamlFile;
import java.nio.charset.StandardCharsets;

/** Reads rubrics that lie in no folder: sent by somebody, or kept in a store. */
public final class RubricText {

    private RubricText() {}

    /**
     * @param name how refusals call the text
     * @throws Rejected with {@code rubric.invalid} and the place
     */
    public static Rubric read(String name, String yaml) {
        return RubricReader.read(new YamlFile(name, "rubric.invalid").parse(yaml), sha256(yaml));
    }

    /**
     * With the searches that it names written into it.
     *
     * @throws Rejected as {@link #read(String, String)}
     */
    static Rubric read(String name, String yaml, KeptQueries kept) {
        return read(name, SearchPins.written(name, yaml, kept));
    }

    /** Of the text in UTF-8, in lower-case hexadecimal: the same as that of a file with this text. */
    public static String sha256(String yaml) {
        return Sha256.hex(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
