package dev.earmark.search.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Queries as JSON: one object a part, its first key says which.
 *
 * <pre>{@code
 *   {"words": "refund late"}                      {"phrase": "(hi|hello) [there]", "exact": true}
 *   {"near": [{…}, {…}], "most": 5}               {"and": [{…}, {…}]}   {"or": [{…}, {…}]}   {"not": {…}}
 *   {"by": "agent", "part": {…}}                  {"during": "opening" | "closing" | {"first": 30} | {"last": 30}, "part": {…}}
 *   {"then": [{…}, {…}], "within": 3, "absent": true}
 *   {"meaning": "…"}     {"like": "interaction id", "turn": 4}     {"everything": true}
 * }</pre>
 *
 * <p>What is read is checked as what is typed. Safe for many threads.
 */
public final class QueryJson {

    private static final int WIDEST_NEAR = 30;
    private static final int MOST_TURNS = 50;
    private static final int USUAL_TURNS = 3;
    private static final int LONGEST_SECONDS = 86_400;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final TypedPhrases phrases;

    /** @param lists the word lists that phrases may name */
    public QueryJson(Map<String, List<Pattern>> lists) {
        this.phrases = new TypedPhrases(lists);
    }

    /** The same query as JSON. */
    public static ObjectNode write(SearchQuery query) {
        ObjectNode node = NODES.objectNode();
        return switch (query) {
            case SearchQuery.Everything _ -> node.put("everything", true);
            case SearchQuery.Words(String text, List<String> _) -> node.put("words", text);
            case SearchQuery.Phrase phrase -> node.put("phrase", phrase.written()).put("exact", phrase.exact());
            case SearchQuery.Near(SearchQuery left, SearchQuery right, int most) ->
                    node.<ObjectNode>set("near", array(List.of(left, right))).put("most", most);
            case SearchQuery.And(List<SearchQuery> parts) -> node.set("and", array(parts));
            case SearchQuery.Or(List<SearchQuery> parts) -> node.set("or", array(parts));
            case SearchQuery.Not(SearchQuery part) -> node.set("not", write(part));
            case SearchQuery.SaidBy(Speaker speaker, SearchQuery part) -> node.put("by", speaker.label()).set("part", write(part));
            case SearchQuery.During(Stretch stretch, SearchQuery part) ->
                    node.<ObjectNode>set("during", stretch(stretch)).set("part", write(part));
            case SearchQuery.Then(SearchQuery first, SearchQuery next, int within, boolean absent) ->
                    node.<ObjectNode>set("then", array(List.of(first, next))).put("within", within).put("absent", absent);
            case SearchQuery.Meaning(String text) -> node.put("meaning", text);
            case SearchQuery.LikeTurn(String interaction, int turn) -> node.put("like", interaction).put("turn", turn);
        };
    }

    private static ArrayNode array(List<SearchQuery> parts) {
        ArrayNode array = NODES.arrayNode();
        parts.forEach(part -> array.add(write(part)));
        return array;
    }

    private static JsonNode stretch(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Opening _ -> NODES.textNode("opening");
            case Stretch.Closing _ -> NODES.textNode("closing");
            case Stretch.FirstSeconds(double seconds) -> NODES.objectNode().put("first", seconds);
            case Stretch.LastSeconds(double seconds) -> NODES.objectNode().put("last", seconds);
        };
    }

    /** @throws Rejected with {@code search.query-wrong} that names the place as {@code /and/1}, or {@code search.query-too-long} */
    public SearchQuery read(JsonNode node) {
        SearchQuery query = read(node, "", 0);
        QueryShape.check(query);
        return query;
    }

    private SearchQuery read(JsonNode node, String place, int depth) {
        if (!node.isObject() || node.isEmpty() || depth > SearchQuery.MOST_LEVELS) {
            throw wrong(place, depth > SearchQuery.MOST_LEVELS ? "nests deeper than " + SearchQuery.MOST_LEVELS + " levels"
                    : "has to be an object such as {\"words\": \"refund\"}");
        }
        String kind = node.fieldNames().next();
        JsonNode value = node.path(kind);
        Function<JsonNode, SearchQuery> part = inner -> read(inner, place + "/" + kind, depth + 1);
        return switch (kind) {
            case "everything" -> only(node, place, "everything", new SearchQuery.Everything());
            case "words" -> only(node, place, "words", words(text(value, place, kind), place));
            case "phrase" -> phrase(node, text(value, place, kind), place);
            case "near" -> near(node, parts(value, place, kind, depth), place);
            case "and" -> only(node, place, "and", new SearchQuery.And(parts(value, place, kind, depth)));
            case "or" -> only(node, place, "or", new SearchQuery.Or(parts(value, place, kind, depth)));
            case "not" -> only(node, place, "not", new SearchQuery.Not(part.apply(value)));
            case "by" -> new SearchQuery.SaidBy(speaker(value, place), part.apply(beside(node, place, kind)));
            case "during" -> new SearchQuery.During(stretch(value, place), part.apply(beside(node, place, kind)));
            case "then" -> then(node, parts(value, place, kind, depth), place);
            case "meaning" -> only(node, place, "meaning", new SearchQuery.Meaning(text(value, place, kind)));
            case "like" -> like(node, text(value, place, kind), place);
            default -> throw wrong(place, "begins with the unknown key " + PlainText.quoted(kind)
                    + "; keys are words, phrase, near, and, or, not, by, during, then, meaning, like and everything");
        };
    }

    private static SearchQuery words(String text, String place) {
        List<String> words = Tokeniser.words(text);
        if (words.isEmpty()) {
            throw wrong(place, "holds no word");
        }
        return new SearchQuery.Words(text, words);
    }

    private SearchQuery phrase(JsonNode node, String written, String place) {
        keys(node, place, "phrase", "exact");
        try {
            return phrases.read(written, flag(node, "exact", place), 1);
        } catch (Rejected refused) {
            throw wrong(place, "holds a phrase that cannot be read: " + refused.getMessage(), refused);
        }
    }

    private SearchQuery near(JsonNode node, List<SearchQuery> parts, String place) {
        keys(node, place, "near", "most");
        for (SearchQuery part : parts) {
            if (!(part instanceof SearchQuery.Words) && !(part instanceof SearchQuery.Phrase)) {
                throw wrong(place, "may have words and phrases near one another, and nothing else");
            }
        }
        if (parts.size() != 2) {
            throw wrong(place, "needs 2 parts, not " + parts.size());
        }
        return new SearchQuery.Near(parts.getFirst(), parts.getLast(), number(node, "most", 0, WIDEST_NEAR, WIDEST_NEAR, place));
    }

    private SearchQuery then(JsonNode node, List<SearchQuery> parts, String place) {
        keys(node, place, "then", "within", "absent");
        if (parts.size() != 2) {
            throw wrong(place, "needs 2 parts, not " + parts.size());
        }
        return new SearchQuery.Then(parts.getFirst(), parts.getLast(), number(node, "within", 1, MOST_TURNS, USUAL_TURNS, place),
                flag(node, "absent", place));
    }

    private static SearchQuery like(JsonNode node, String interaction, String place) {
        keys(node, place, "like", "turn");
        return new SearchQuery.LikeTurn(interaction, number(node, "turn", 0, Integer.MAX_VALUE, -1, place));
    }

    private List<SearchQuery> parts(JsonNode array, String place, String kind, int depth) {
        if (!array.isArray() || array.size() < 2 || array.size() > SearchQuery.MOST_CLAUSES) {
            throw wrong(place, "needs a list of 2 to " + SearchQuery.MOST_CLAUSES + " parts at \"" + kind + "\"");
        }
        List<SearchQuery> parts = new ArrayList<>();
        for (JsonNode part : array) {
            parts.add(read(part, place + "/" + kind + "/" + parts.size(), depth + 1));
        }
        return parts;
    }

    private static JsonNode beside(JsonNode node, String place, String kind) {
        keys(node, place, kind, "part");
        return node.path("part");
    }

    private static SearchQuery only(JsonNode node, String place, String key, SearchQuery query) {
        keys(node, place, key);
        return query;
    }

    private static void keys(JsonNode node, String place, String... known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!List.of(known).contains(name)) {
                throw wrong(place, "has the unknown key " + PlainText.quoted(name) + "; here may stand " + String.join(", ", known));
            }
        }
    }

    private static String text(JsonNode value, String place, String key) {
        if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > QueryReader.MOST_BYTES) {
            throw wrong(place, "needs a text of 1 to " + QueryReader.MOST_BYTES + " characters at \"" + key + "\"");
        }
        return value.textValue();
    }

    private static boolean flag(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(place, "needs true or false at \"" + key + "\"");
        }
        return value.asBoolean(false);
    }

    private static int number(JsonNode node, String key, int least, int most, int usual, String place) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() && usual >= least) {
            return usual;
        } else if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(place, "needs a whole number of " + least + " to " + most + " at \"" + key + "\"");
        }
        return value.intValue();
    }

    private static Speaker speaker(JsonNode value, String place) {
        return switch (value.asText()) {
            case "agent" -> Speaker.AGENT;
            case "customer" -> Speaker.CUSTOMER;
            case "unknown" -> Speaker.UNKNOWN;
            case "bot" -> Speaker.BOT;
            case "system" -> Speaker.SYSTEM;
            case "quoted" -> Speaker.QUOTED;
            default -> throw wrong(place, "needs \"agent\", \"customer\", \"bot\", \"system\", \"quoted\" or \"unknown\" at \"by\"");
        };
    }

    private static Stretch stretch(JsonNode value, String place) {
        if (value.isTextual() && value.textValue().equals("opening")) {
            return new Stretch.Opening();
        } else if (value.isTextual() && value.textValue().equals("closing")) {
            return new Stretch.Closing();
        }
        String key = value.has("first") ? "first" : "last";
        double seconds = value.path(key).asDouble(0);
        if (!value.isObject() || value.size() != 1 || !value.path(key).isNumber() || !(seconds > 0) || seconds > LONGEST_SECONDS) {
            throw wrong(place, "needs \"opening\", \"closing\", {\"first\": seconds} or {\"last\": seconds} at \"during\"");
        }
        return key.equals("first") ? new Stretch.FirstSeconds(seconds) : new Stretch.LastSeconds(seconds);
    }

    private static Rejected wrong(String place, String what) {
        return new Rejected("search.query-wrong", "The search" + (place.isEmpty() ? "" : " at " + place) + " " + what + ".");
    }

    private static Rejected wrong(String place, String what, Rejected cause) {
        return new Rejected("search.query-wrong", "The search" + (place.isEmpty() ? "" : " at " + place) + " " + what, cause);
    }
}
