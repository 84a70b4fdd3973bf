package dev.earmark.rubric;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.transcript.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard form. Immutable; weights add up to 100.
 *
 * @param sha256           of the file's bytes
 * @param words            word lists by name, each a list of patterns
 * @param passMark         percent from which an interaction passes; null when there is none
 * @param provisionalBelow share of the weight that must be scored before pass or fail is said, 0 to 1
 * @param bands            highest first
 * @param language         in which it is asked and its phrases are written, ISO 639-1
 * @param disputeDays      how long an agent may dispute a verdict after it was shared; 0: not at all
 */
public record Rubric(
        String id,
        int version,
        String title,
        String sha256,
        Set<Channel> channels,
        Map<String, List<Pattern>> words,
        @Nullable Double passMark,
        double provisionalBelow,
        List<Band> bands,
        List<Section> sections,
        TrustBar trust,
        int disputeDays,
        String language) {

    /** Days to dispute a verdict where a rubric does not say. */
    public static final int USUAL_DISPUTE_DAYS = 14;
    /** Language of a rubric that does not say. */
    public static final String USUAL_LANGUAGE = "en";

    /** With what is usually asked of an engine. */
    public Rubric(String id, int version, String title, String sha256, Set<Channel> channels, Map<String, List<Pattern>> words,
            @Nullable Double passMark,
            double provisionalBelow, List<Band> bands, List<Section> sections) {
        this(id, version, title, sha256, channels, words, passMark, provisionalBelow, bands, sections, TrustBar.USUAL, USUAL_DISPUTE_DAYS,
                USUAL_LANGUAGE);
    }

    public Rubric {
        channels = Set.copyOf(channels);
        words = Map.copyOf(words);
        bands = List.copyOf(bands);
        sections = List.copyOf(sections);
    }

    /**
     * A name for a range of scores.
     *
     * @param from percent, inclusive
     */
    public record Band(String name, double from) {}

    /** All criteria in the order of the file. */
    public Stream<Criterion> criteria() {
        return sections.stream().flatMap(section -> section.criteria().stream());
    }
}
