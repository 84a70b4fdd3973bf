package dev.earmark.review;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How far an interaction is published to its agent. */
public enum PublicationState {
    /** The agent does not know of it. */
    DRAFT("draft"),
    SHARED("shared"),
    ACKNOWLEDGED("acknowledged"),
    /** Some verdict is disputed and not decided yet. */
    DISPUTED("disputed"),
    /** The dispute that was settled last ended so. */
    UPHELD("upheld"),
    DECLINED("declined"),
    WITHDRAWN("withdrawn");

    private final String label;

    PublicationState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<PublicationState> of(String label) {
        return Arrays.stream(values()).filter(state -> state.label.equals(label)).findFirst();
    }

    /**
     * Of an interaction that was shared.
     *
     * @param disputes all, whichever ended how
     */
    public static PublicationState of(Publication publication, List<Dispute> disputes) {
        if (disputes.stream().anyMatch(Dispute::open)) {
            return DISPUTED;
        } else if (publication.acknowledgedAt() != null) {
            return ACKNOWLEDGED;
        }
        return disputes.stream().filter(one -> one.settled() != null)
                .max(Comparator.comparing(one -> Objects.requireNonNull(one.settled()).at()))
                .flatMap(last -> of(last.state().label())).orElse(SHARED);
    }
}
