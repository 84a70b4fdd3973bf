package dev.earmark.results;

import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.measure.Sentiment;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.Store;
import dev.earmark.summary.Summary;
import dev.earmark.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that one customer had to do with the house, across channels, within somebody's reach. Safe for many threads. */
public final class KnownCustomer {

    /** Of so many interactions, those that came in last, the story is told. */
    public static final int MOST = InteractionQuery.MOST;

    private static final int LONGEST_ID = 60;

    private final CurrentScorecard current = new CurrentScorecard();

    /**
     * One interaction of the customer.
     *
     * @param course  of the customer's sentiment; null when there is none
     * @param summary of the scorecard that may be seen; null without one
     */
    public record Contact(Listed listed, Sentiment.@Nullable Course course, @Nullable Summary summary) {

        /** When it began; when it was received where nobody knows. */
        public Instant at() {
            Interaction interaction = listed.interaction();
            return Objects.requireNonNullElse(interaction.startedAt(), interaction.receivedAt());
        }

        private boolean endsAs(Summary.Ending ending) {
            return summary != null && summary.outcome() != null && summary.outcome().ending() == ending;
        }
    }

    /** Something that was promised. @param contact in which */
    public record Promise(Contact contact, Summary.Sentence sentence) {}

    /**
     * @param name     as it was given last; null when nobody gave one
     * @param contacts the latest first
     * @param open     what was promised and not followed by an interaction that ends as resolved, the oldest first
     * @param more     whether there are more than {@value #MOST}
     */
    public record Story(String customerId, @Nullable String name, List<Contact> contacts, List<Promise> open, boolean more) {
        public Story {
            contacts = List.copyOf(contacts);
            open = List.copyOf(open);
        }
    }

    /** @throws NotFound with {@code results.customer-unknown} when nothing within reach is with this customer */
    public Story of(Store.Tx tx, String customerId, Reach reach) {
        InteractionQuery query = InteractionQuery.newest(MOST).with(new InteractionFilter.OfCustomer(customerId));
        Page page = tx.interactions().list(query, reach);
        if (page.items().isEmpty()) {
            throw new NotFound("results.customer-unknown", "There is no interaction with a customer \""
                    + PlainText.quoted(customerId, LONGEST_ID) + "\".");
        }
        List<Contact> contacts = page.items().stream().map(listed -> contact(tx, listed, reach))
                .sorted(Comparator.comparing(Contact::at).reversed()).toList();
        Optional<String> name = contacts.stream().map(contact -> contact.listed().interaction().facts().customerName())
                .filter(Objects::nonNull).findFirst();
        return new Story(customerId, name.orElse(null), contacts, open(contacts), page.next() != null);
    }

    private Contact contact(Store.Tx tx, Listed listed, Reach reach) {
        String id = listed.interaction().id();
        Optional<ScoreLine> line = current.chosen(tx, id, null, null, reach);
        Optional<Counted> counted = tx.findings().counted(id);
        return new Contact(listed, counted.map(one -> one.sentiment().course()).orElse(null),
                line.flatMap(one -> tx.findings().summary(id, one.rubricId(), one.rubricVersion())).orElse(null));
    }

    /** @param contacts the latest first */
    static List<Promise> open(List<Contact> contacts) {
        List<Promise> open = new ArrayList<>();
        for (Contact contact : contacts) {
            if (contact.endsAs(Summary.Ending.RESOLVED)) {
                break; // what was promised before is done
            }
            if (contact.summary() != null) {
                contact.summary().followUps().forEach(sentence -> open.add(new Promise(contact, sentence)));
            }
        }
        return open.reversed();
    }
}
