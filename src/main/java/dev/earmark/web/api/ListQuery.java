package dev.earmark.web.api;

import dev.earmark.review.Need;
import dev.earmark.review.PublicationState;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.InteractionQuery.Sort;
import dev.earmark.transcript.Channel;
import dev.earmark.web.http.Exchange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is asked of a list of interactions. */
final class ListQuery {

    private static final String ANY = "any";
    private static final String NOBODY = "nobody";
    private static final String ME = "me";

    private ListQuery() {}

    /** Without its page. */
    static InteractionQuery of(Exchange exchange) {
        String sort = String.valueOf(exchange.query("sort"));
        return people(exchange, InteractionQuery.newest(InteractionQuery.MOST))
                .with(InteractionFilter.OfAgent::new, exchange.query("agent"))
                .with(InteractionFilter.OfTeam::new, exchange.query("team"))
                .with(InteractionFilter.OfQueue::new, exchange.query("queue"))
                .with(InteractionFilter.By::new, channel(exchange.query("channel")))
                .with(InteractionFilter.KnownAs::new, exchange.query("externalId"))
                .with(InteractionFilter.OfCustomer::new, exchange.query("customer"))
                .with(InteractionFilter.From::new, exchange.time("from"))
                .with(InteractionFilter.Before::new, exchange.time("to"))
                .with(InteractionFilter.AtLeast::new, number(exchange.query("minScore")))
                .with(InteractionFilter.AtMost::new, number(exchange.query("maxScore")))
                .with(InteractionFilter.Missed::new, exchange.query("missed"))
                .with(InteractionFilter.In::new, exchange.query("state"))
                .with(InteractionFilter.ScoredBy::new, exchange.query("rubric"))
                .sorted(sort(sort), sort.startsWith("-"));
    }

    private static InteractionQuery people(Exchange exchange, InteractionQuery query) {
        InteractionQuery asked = needed(query, exchange.query("needs"));
        asked = assigned(asked, exchange.query("assignee"), exchange.principal().id());
        String publication = exchange.query("publication");
        String origin = exchange.query("origin");
        String without = exchange.query("noConversation");
        asked = without == null ? asked : asked.with(new InteractionFilter.WithoutConversation(without.equals(ANY) ? null : without));
        return asked.with(InteractionFilter.Published::new, publication == null ? null : PublicationState.of(publication).orElseThrow())
                .with(InteractionFilter.Confirmed::new, origin == null ? null : (Boolean) origin.equals("human-confirmed"));
    }

    /** @param reason of the queue, {@code any}, or null where it does not matter */
    static InteractionQuery needed(InteractionQuery query, @Nullable String reason) {
        return reason == null ? query
                : query.with(new InteractionFilter.Needed(reason.equals(ANY) ? null : Need.of(reason).orElseThrow()));
    }

    /** @param assignee id, {@code me}, {@code nobody}, or null where it does not matter */
    static InteractionQuery assigned(InteractionQuery query, @Nullable String assignee, String me) {
        if (assignee == null) {
            return query;
        }
        return query.with(new InteractionFilter.AssignedTo(switch (assignee) {
            case NOBODY -> null;
            case ME -> me;
            default -> assignee;
        }));
    }

    static @Nullable Channel channel(@Nullable String label) {
        return Arrays.stream(Channel.values()).filter(channel -> channel.label().equals(label)).findFirst().orElse(null);
    }

    private static @Nullable Double number(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }

    private static Sort sort(String text) {
        return switch (text.replace("-", "")) {
            case "score" -> Sort.PERCENT;
            case "duration" -> Sort.DURATION;
            case "needs" -> Sort.NEED;
            default -> Sort.RECEIVED;
        };
    }
}
