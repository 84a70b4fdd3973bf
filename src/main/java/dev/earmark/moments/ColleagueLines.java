package dev.earmark.moments;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Real lines of colleagues for a moment: of what people have published as worth saying there. Safe for many threads. */
@FunctionalInterface
public interface ColleagueLines {

    /** Nobody has published any. */
    ColleagueLines NONE = _ -> Optional.empty();

    /**
     * @param kind of a moment: id of a criterion, or a kind of the catalogue
     * @return with anything personal masked; empty when there is none, or the agent who said it refuses
     */
    Optional<Line> of(String kind);

    /**
     * @param interactionId where it was said; null where that is not told
     * @param from          the play that it is a clip of; null where it is of none
     */
    record Line(String text, @Nullable String interactionId, @Nullable Integer turn, @Nullable FromPlay from) {}

    /** A play of a published playbook. @param play its id within the playbook */
    record FromPlay(String playbook, int version, String play) {}
}
