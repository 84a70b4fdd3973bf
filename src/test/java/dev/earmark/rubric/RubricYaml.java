package dev.earmark.rubric;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;

/** Rubrics and their parts out of text, as an author writes them, without a file. */
public final class RubricYaml {

    private RubricYaml() {}

    public static Rubric rubric(String yaml) {
        return RubricReader.read(new YamlFile("test.yaml", "rubric.invalid").parse(yaml),
                DigestUtils.sha256Hex(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A rubric of one criterion with id {@code c}.
     *
     * @param criterion its lines but id, question and weight
     */
    public static Rubric only(String criterion) {
        return rubric("""
                rubric: test
                version: 1
                title: Test
                words:
                  house: ["harper valley", "[first] meridian"]
                sections:
                  - id: s
                    title: S
                    criteria:
                      - id: c
                        question: Does it hold?
                        weight: 100
                """ + criterion.stripTrailing().indent(8));
    }

    /** A rubric of two criteria with ids {@code c} and {@code d}, each of half the weight. Lines as in {@link #only}. */
    public static Rubric two(String criterion, String other) {
        return rubric("""
                rubric: test
                version: 1
                title: Test
                sections:
                  - id: s
                    title: S
                    criteria:
                      - id: c
                        question: Does it hold?
                        weight: 50
                """ + criterion.stripTrailing().indent(8) + """
                      - id: d
                        question: Does the other hold?
                        weight: 50
                """ + other.stripTrailing().indent(8));
    }

    public static Pattern pattern(String written) {
        return PatternParser.parse(written);
    }

    public static Window window(String written) {
        return WindowParser.parse(written);
    }
}
