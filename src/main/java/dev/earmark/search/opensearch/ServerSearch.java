package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Unavailable;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.SearchRequest.Sorting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the server for interactions, batch by batch in the order of the request, and looks at their turns. For one request. */
final class ServerSearch {

    /** Turns of one interaction whose fit the server tells. */
    private static final int MOST_SCORES = 100;

    private final SearchServer server;
    private final String index;
    private final SearchRequest request;
    private final ServerQuery translator;
    private final FittingTurns fitting;
    private final SoundAlike sound;
    private final TimeLeft time;
    private final SearchQuery query;
    private final Optional<ObjectNode> certain;
    private final Optional<ObjectNode> ranking;

    ServerSearch(SearchServer server, String index, SearchRequest request, ServerQuery translator, FittingTurns fitting, SoundAlike sound,
            TimeLeft time) {
        this.server = server;
        this.index = index;
        this.request = request;
        this.query = request.query();
        this.translator = translator;
        this.fitting = fitting;
        this.sound = sound;
        this.time = time;
        this.certain = translator.turns(request.query());
        this.ranking = request.sorting() == Sorting.RELEVANCE ? translator.ranking(request.query()) : Optional.empty();
    }

    long spentMs() {
        return time.spentMs();
    }

    /** Whether the server itself can tell which turns fit. */
    boolean certain() {
        return certain.isPresent();
    }

    /**
     * @param conversations in the order of the request
     * @param turns         that fit, as the server counts them; −1 where it cannot
     * @param last          whether there are no more
     */
    record Batch(List<Conversation> conversations, long turns, boolean last) {
        Batch {
            conversations = List.copyOf(conversations);
        }
    }

    /** @param after keys of the last interaction before; null to begin at the first */
    Batch batch(int size, @Nullable JsonNode after, boolean counted) {
        ObjectNode search = SearchServer.object().put("size", size).put("track_total_hits", false).put("track_scores", ranking.isPresent());
        ArrayNode parts = search.putArray("_source");
        Shown.parts().forEach(parts::add);
        search.set("query", asked());
        search.set("sort", sort());
        if (after != null && !after.isEmpty()) {
            search.set("search_after", after);
        }
        if (counted && certain.isPresent()) {
            ObjectNode turns = search.putObject("aggs").putObject("turns");
            turns.putObject("nested").put("path", FieldNames.TURNS);
            turns.putObject("aggs").putObject("fit").set("filter", certain.get());
        }
        JsonNode answer = ask(search);
        List<Conversation> conversations = new ArrayList<>();
        answer.path("hits").path("hits").forEach(hit -> conversations.add(Conversation.of(hit, sound)));
        long turns = counted && certain.isPresent() ? answer.path("aggregations").path("turns").path("fit").path("doc_count").asLong() : -1;
        return new Batch(conversations, turns, conversations.size() < size);
    }

    /** @throws dev.earmark.fault.Rejected with {@code search.too-slow} */
    JsonNode ask(ObjectNode search) {
        search.put("timeout", time.left().toMillis() + "ms");
        JsonNode answer = answered(search);
        if (answer.path("timed_out").asBoolean()) {
            throw TimeLeft.tooSlow();
        } else if (answer.path("_shards").path("failed").asInt() > 0) {
            throw SearchServer.refused(new SearchServer.Reply(500, answer.path("_shards").path("failures").path(0).path("reason")));
        }
        return answer;
    }

    private JsonNode answered(ObjectNode search) {
        try {
            return server.post("/" + index + "/_search?allow_partial_search_results=true", search, time.untilAnswered());
        } catch (Unavailable silent) {
            time.left(); // too slow, when nothing came in all the time there was
            throw silent;
        }
    }

    /** The interactions that are asked for; how well they fit is that of their best turn. */
    ObjectNode asked() {
        ObjectNode all = SearchServer.object();
        ObjectNode bool = all.putObject("bool");
        ArrayNode filters = bool.putArray("filter");
        ServerQuery.within(request).forEach(filters::add);
        filters.add(translator.interactions(query));
        ranking.ifPresent(ranked -> {
            ObjectNode nested = Dsl.nested(FieldNames.TURNS, ranked);
            ((ObjectNode) nested.path("nested")).putObject("inner_hits").put("size", MOST_SCORES).put("_source", false);
            bool.putArray("should").add(nested);
        });
        return all;
    }

    private ArrayNode sort() {
        ArrayNode sort = SearchServer.object().arrayNode();
        switch (request.sorting()) {
            case RELEVANCE -> {
                if (ranking.isPresent()) {
                    sort.add(by("_score", "desc"));
                }
                sort.add(by(FieldNames.AT, "desc"));
            }
            case NEWEST -> sort.add(by(FieldNames.AT, "desc"));
            case OLDEST -> sort.add(by(FieldNames.AT, "asc"));
            case BEST_SCORE -> sort.add(percent("desc")).add(by(FieldNames.AT, "desc"));
            case WORST_SCORE -> sort.add(percent("asc")).add(by(FieldNames.AT, "desc"));
        }
        return sort.add(by(FieldNames.HASH, "asc"));
    }

    private static ObjectNode by(String field, String order) {
        return SearchServer.object().put(field, order);
    }

    private static ObjectNode percent(String order) {
        ObjectNode by = SearchServer.object();
        by.putObject(FieldNames.PERCENT).put("order", order).put("missing", "_last");
        return by;
    }

    /** The turns of a conversation that fit: the best first where some fit better, else in the order of the conversation. */
    List<FoundTurn> turns(Conversation in) {
        BitSet turns = fitting.of(query, in);
        List<FoundTurn> found = new ArrayList<>(turns.stream()
                .mapToObj(turn -> new FoundTurn(in, turn, in.scores().getOrDefault(turn, ranking.isPresent() ? 0.0 : 1.0), false)).toList());
        found.sort(Comparator.comparingDouble(FoundTurn::score).reversed());
        return found;
    }
}
