package dev.earmark.store;

import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How interactions ended, as others said. */
public interface Outcomes {

    /**
     * Adds what was said, behind what was said before; what says the same as the last of its name is not kept again.
     *
     * @return how many were kept
     */
    int add(String interactionId, List<OutcomeFact> facts);

    /** All that was said, the oldest first. */
    List<OutcomeFact> of(String interactionId);

    /** Ids of the interactions of a customer that began from {@code from} to {@code to}, both inclusive, the oldest first; at most ten. */
    List<String> ofCustomer(String customerId, Instant from, Instant to);

    /** Ids of the interactions with this id in another system, the newest first; at most ten. */
    List<String> knownAs(String externalId);

    /**
     * An interaction, for playbooks.
     *
     * @param startedAt         when it began; when it was received where nobody said
     * @param transcriptVersion the one that counts
     * @param last              the last of each name
     */
    record Ended(String interactionId, String agentId, @Nullable String queue, Instant startedAt, long transcriptVersion,
            Map<OutcomeName, String> last) {
        public Ended {
            last = Map.copyOf(last);
        }
    }

    /**
     * Interactions of known agents that are done, in order of their ids.
     *
     * @param after id of the last one of the page before; empty for the first page
     */
    List<Ended> ended(String after, int limit);

    /** All contacts of known customers that began at {@code from} or later. */
    List<Contact> contacts(Instant from);
}
