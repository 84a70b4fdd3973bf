package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.review.PublicationState;
import dev.earmark.store.People.Agent;
import dev.earmark.transcript.TimeSpan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interactions and the request that brought each in. */
public interface Interactions {

    /** {@link Arrived#by} of what belongs to the example: conversations that nobody had. No account and no key has this id. */
    String EXAMPLE = "example";

    /**
     * Keeps a new one, unless its key is known.
     *
     * @return the id of the interaction that has the key: the new one's own, or that of the earlier one
     */
    Accepted insert(Interaction interaction, Arrived arrived);

    /** @param fresh whether it was kept now; else {@code id} and {@code requestSha256} are those of the earlier one */
    record Accepted(boolean fresh, String id, String requestSha256) {}

    /**
     * How an interaction came in.
     *
     * @param key             what tells repeated requests from new ones, unique: given by the sender or derived from the content
     * @param requestSha256   digest of what was sent; the same key with another digest is a mistake of the sender
     * @param by              id of the account or key, {@code folder}, {@code command line} or {@link #EXAMPLE}
     * @param source          name of the file for people, without its folder; empty when there is none
     * @param agentChannel    channel that carries the agent, from 1; null without sound
     * @param customerChannel channel that carries the customer, from 1; null without sound
     * @param blobs           the files that hold its sound, in the order agent, customer when there are two; empty for text
     * @param pauses          when the recorder was paused, in order
     */
    record Arrived(String key, String requestSha256, String by, String source, @Nullable Integer agentChannel,
            @Nullable Integer customerChannel, List<Blob> blobs, List<TimeSpan> pauses) {
        public Arrived {
            blobs = List.copyOf(blobs);
            pauses = List.copyOf(pauses);
        }

        /** Of a recorder that nobody paused. */
        public Arrived(String key, String requestSha256, String by, String source, @Nullable Integer agentChannel,
                @Nullable Integer customerChannel, List<Blob> blobs) {
            this(key, requestSha256, by, source, agentChannel, customerChannel, blobs, List.of());
        }
    }

    /**
     * A file in the blob store.
     *
     * @param name   what it is: {@code audio}, {@code agent}, {@code customer}, {@code peaks}, {@code playable};
     *               for an original {@link #ORIGINAL} stands before it
     * @param key    where it lies in the blob store
     * @param sha256 of its bytes
     * @param type   media type
     */
    record Blob(String name, String key, String sha256, long bytes, String type) {

        /** Begins the names of what came in before private words were removed: for people who may see it, and nothing else. */
        public static final String ORIGINAL = "original-";

        public boolean isOriginal() {
            return name.startsWith(ORIGINAL);
        }
    }

    Optional<Interaction> find(String id, Reach reach);

    Optional<Accepted> byKey(String key);

    /** How it came in; empty when there is no such interaction. Holds also the blobs that were added later. */
    Optional<Arrived> arrived(String id);

    /** Adds a file that was made from it, or replaces the one of the same name. */
    void putBlob(String id, Blob blob);

    /** @return false when it has another version than {@code changed.version() - 1}: somebody else was faster */
    boolean save(Interaction changed);

    /** One page in the order of the query, with what lists show of each. */
    Page list(InteractionQuery query, Reach reach);

    /** @param next where the following page begins; null on the last page */
    record Page(List<Listed> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * An interaction in a list.
     *
     * @param score  its current scorecard's figures; null until it is scored
     * @param people what people have to do with it
     */
    record Listed(Interaction interaction, Findings.@Nullable ScoreLine score, ForPeople people) {}

    /**
     * What people have to do with an interaction, and what they look for in lists.
     *
     * @param worstMiss id of the criterion of the current scorecard that cost most; null when none was missed
     * @param talk      null for typed conversations
     * @param synthetic whether it belongs to the example
     * @param noConversation label of why there was no conversation to judge; null when there was one
     */
    record ForPeople(PublicationState publication, ReviewQueue.Waiting waiting, @Nullable String worstMiss, @Nullable Talk talk,
            boolean synthetic, @Nullable String noConversation) {}

    /** Shares of the length of a call, 0 to 1. */
    record Talk(double agent, double customer, double silence) {}

    /** Of an interaction that there is. */
    ForPeople people(String id);

    void putTalk(String id, Talk talk);

    /** Agent and customer were taken for each other: changes their channels and the names of their files. */
    void swapParties(String id);

    /** Names that occur, each list in order, for filters. @param agents id and name, at most 1000 */
    record Facets(List<String> teams, List<String> queues, List<Agent> agents, List<String> rubrics, List<String> criteria) {}

    Facets facets(Reach reach);

    /**
     * Removes it with everything that hangs on it; its blobs must be removed afterwards.
     *
     * @return their keys; empty when there is no such interaction
     */
    Optional<List<String>> delete(String id);

    /** What belongs to the example, in the order of time. */
    List<Interaction> examples();

    /**
     * What must be said of an interaction wherever something of it is shown.
     *
     * @param synthetic whether it belongs to the example
     * @param confirmed whether a person stands behind its current scorecard
     */
    record Marks(boolean synthetic, boolean confirmed) {
        /** Of one that is no more. */
        public static final Marks NONE = new Marks(false, false);
    }

    /** By id, of those that there are. @param ids at most some hundred */
    Map<String, Marks> marks(Collection<String> ids);

    /** An interaction that was deleted: nothing else is known of it. */
    record Erased(String id, Instant at) {}

    /** What was deleted, by id, from {@code after} (exclusive) on: a backup that is restored must delete it again. */
    List<Erased> erased(String after, int limit);

    /** How many there are by status label. */
    Map<String, Long> counts();

    /** How many of those that are being processed have reached which stage, by its label. */
    Map<String, Long> underWay();

    /**
     * Keys of all blobs that some interaction names, from {@code after} (exclusive) on, in order, at most {@code limit}: for sweeping
     * orphans.
     */
    List<String> blobKeys(String after, int limit);

    boolean knowsBlob(String key);
}
