package dev.earmark.store;

import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts that people publish for the whole installation, as their authors wrote them, and which of them is for whom. A draft may change;
 * what was published never does. Each kind of text, such as rubrics, has ids, versions and rules of its own.
 */
public interface PublishedTexts {

    /** How far a version has come. */
    enum State {
        DRAFT,
        PUBLISHED,
        /** Not used for anything new; what rests on it stays readable. */
        RETIRED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String label) {
            return Arrays.stream(values()).filter(state -> state.label().equals(label)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no state of a published text: " + label));
        }
    }

    /**
     * @param kind    in lower case, such as {@code rubric}
     * @param version from 1 within the id; as in the text
     * @param sha256  of the text
     * @param by      who drafted, published or retired it last
     */
    record PublishedText(String kind, String id, int version, State state, String title, String sha256, String text, String by,
            Instant at) {}

    /** Keeps a draft, in the place of an earlier draft of the same version. @return false when that version was published */
    boolean putDraft(PublishedText draft);

    /** Publishes a draft, or what was retired. @return false when there is no such version, or it is published */
    boolean publish(String kind, String id, int version, String by, Instant at);

    /** @return false when no such version is published */
    boolean retire(String kind, String id, int version, String by, Instant at);

    /** Takes a version away altogether, which is for what was never the house's own. @return false when there was none */
    boolean remove(String kind, String id, int version);

    Optional<PublishedText> find(String kind, String id, int version);

    /** The highest version that is published and not retired. */
    Optional<PublishedText> newest(String kind, String id);

    /** All versions of all ids or of one, by id and the highest version first. */
    List<PublishedText> all(String kind, @Nullable String id);

    /**
     * Which is for which interactions; null where it does not matter. The first that fits wins.
     *
     * @param id its highest published version is meant
     */
    record Rule(@Nullable Channel channel, @Nullable String queue, @Nullable String team, String id) {}

    List<Rule> rules(String kind);

    void replaceRules(String kind, List<Rule> rules);
}
