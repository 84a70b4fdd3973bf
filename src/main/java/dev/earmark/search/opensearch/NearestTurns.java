package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds turns by their meaning, by the server's own graph of neighbours. For one request. */
final class NearestTurns {

    /** How many are found at most. */
    static final int MOST = 200;
    private static final int MOST_OF_ONE = 100;

    private final ServerSearch server;
    private final SearchRequest request;
    private final @Nullable Embedder embedder;
    private final boolean compares;
    private final SoundAlike sound;

    /** @param compares whether the server can */
    NearestTurns(ServerSearch server, SearchRequest request, @Nullable Embedder embedder, boolean compares, SoundAlike sound) {
        this.server = server;
        this.request = request;
        this.embedder = embedder;
        this.compares = compares;
        this.sound = sound;
    }

    /** Whether there is anything to compare, and something to compare with. */
    boolean known() {
        if (embedder == null || !compares) {
            return false;
        }
        ObjectNode search = SearchServer.object().put("size", 0).put("track_total_hits", 1);
        ObjectNode exists = SearchServer.object();
        exists.putObject("exists").put("field", FieldNames.MEANING);
        search.set("query", Dsl.nested(FieldNames.TURNS, exists));
        return server.ask(search).path("hits").path("total").path("value").asLong() > 0;
    }

    /** @throws Rejected with {@code search.no-meaning} */
    byte[] vector(String text) {
        if (embedder == null || !known()) {
            throw new Rejected("search.no-meaning", compares
                    ? "Search by meaning is not possible: there is no sentence model, or no turn is indexed by it yet; search by words."
                    : "Search by meaning is not possible: the search server has no k-NN plugin, or had none when its index was made; search"
                    + " by words.");
        }
        byte[] vector = Shown.bytes(embedder.embed(List.of(text)).getFirst());
        if (vector.length == 0) {
            throw new Rejected("search.no-meaning", "The text has no meaning that could be compared; write a few words.");
        }
        return vector;
    }

    /** @throws NotFound with {@code search.turn-unknown} when it is out of reach */
    byte[] vector(SearchQuery.LikeTurn like) {
        ObjectNode search = SearchServer.object().put("size", 1);
        search.putArray("_source").add(Shown.vectors()).add("shown.about.turns");
        List<ObjectNode> all = ServerQuery.within(new SearchRequest(new SearchQuery.Everything(), List.of(), request.reach(),
                request.sorting(), request.meaning(), request.limit(), null));
        all.add(Dsl.of("term", FieldNames.OF, like.interactionId()));
        search.set("query", Dsl.every(all));
        JsonNode shown = server.ask(search).path("hits").path("hits").path(0).path("_source").path(FieldNames.SHOWN);
        if (like.turn() < 0 || like.turn() >= shown.path("about").path("turns").asInt()) {
            throw new NotFound("search.turn-unknown", "There is no turn " + like.turn() + " of such an interaction to compare with.");
        }
        byte[] vector = Shown.vector(shown, like.turn());
        if (vector.length == 0) {
            throw new Rejected("search.no-meaning", "The turn says too little to find others that mean the same; choose a longer one.");
        }
        return vector;
    }

    /** The nearest first, within the filters and the reach, and the party and stretch that the query names. */
    List<FoundTurn> to(byte[] vector, int most) {
        ObjectNode knn = SearchServer.object();
        ObjectNode asked = knn.putObject("knn").putObject(FieldNames.MEANING).put("k", most).put("expand_nested_docs", true);
        ArrayNode components = asked.putArray("vector");
        for (byte component : vector) {
            components.add(component);
        }
        asked.set("filter", Dsl.every(ServerQuery.within(request)));
        ObjectNode nested = Dsl.nested(FieldNames.TURNS, knn);
        ((ObjectNode) nested.path("nested")).putObject("inner_hits").put("size", MOST_OF_ONE).put("_source", false);
        ObjectNode search = SearchServer.object().put("size", most).put("track_total_hits", false);
        ArrayNode parts = search.putArray("_source");
        Shown.parts().forEach(parts::add);
        search.set("query", nested);
        List<FoundTurn> found = new ArrayList<>();
        for (JsonNode hit : server.ask(search).path("hits").path("hits")) {
            Conversation in = Conversation.of(hit, sound);
            in.scores().forEach((turn, score) -> {
                if (fits(request.query(), in, turn)) {
                    found.add(new FoundTurn(in, turn, score, true));
                }
            });
        }
        found.sort(Comparator.comparingDouble(FoundTurn::score).reversed().thenComparing(FoundTurn::key));
        return found.subList(0, Math.min(most, found.size()));
    }

    private static boolean fits(SearchQuery query, Conversation in, int turn) {
        return switch (query) {
            case SearchQuery.SaidBy(Speaker speaker, SearchQuery part) -> in.turn(turn).speaker() == speaker && fits(part, in, turn);
            case SearchQuery.During during -> FittingTurns.within(during.stretch(), turn, in) && fits(during.part(), in, turn);
            case SearchQuery.Words _, SearchQuery.Meaning _, SearchQuery.LikeTurn _, SearchQuery.Everything _, SearchQuery.Phrase _,
                    SearchQuery.Near _, SearchQuery.And _, SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _ -> true;
        };
    }
}
