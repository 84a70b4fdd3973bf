package dev.earmark.search.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Reach;
import dev.earmark.fault.Rejected;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchFilter.Between;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;
import dev.earmark.search.SearchFilter.Is;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Everything;
import dev.earmark.search.SearchQuery.LikeTurn;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.SearchRequest.Meaning;
import dev.earmark.search.SearchRequest.Sorting;
import dev.earmark.search.query.QueryJson;
import dev.earmark.search.query.QueryReader;
import dev.earmark.text.PlainText;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search as JSON, as the API takes it and as saved searches are kept; {@code openapi.yaml} says its form, and whoever calls has held it
 * against that. Safe for many threads.
 */
public final class RequestJson {

    private static final int USUAL_LIMIT = 20;
    /** What says how hits are shown, not which. */
    private static final Set<String> AROUND = Set.of("q", "sort", "limit", "after", "facets", "meaning");

    private final QueryReader typed;
    private final QueryJson trees;
    private final StrictJson strict = new StrictJson();

    /** @param lists the word lists that phrases may name, by name */
    public RequestJson(Map<String, List<Pattern>> lists) {
        this.typed = new QueryReader(lists);
        this.trees = new QueryJson(lists);
    }

    /** What was kept as text. @throws Rejected as {@link #request} */
    public SearchRequest parse(String json, Reach reach) {
        try {
            return request(strict.parse(json), reach);
        } catch (MalformedJson wrong) {
            throw new Rejected("search.query-invalid", "The search " + wrong.what() + ".", wrong);
        }
    }

    /**
     * What is typed for a search that was kept as text, for where a search is written and nothing is around it.
     *
     * @param name of the search, for the sentence
     * @throws Rejected with {@code search.not-words} when more was kept than can be typed: filters, a tree, an example
     */
    public static String typed(String name, String json) {
        try {
            JsonNode body = new StrictJson().parse(json);
            List<String> others = body.propertyStream().filter(member -> !AROUND.contains(member.getKey()) && !member.getValue().isNull())
                    .map(Map.Entry::getKey).toList();
            String typed = text(body, "q");
            if (others.isEmpty() && typed != null && !typed.isBlank()) {
                return typed;
            }
            throw new Rejected("search.not-words", "The saved search \"" + PlainText.quoted(name) + "\" is more than words that are typed ("
                    + (others.isEmpty() ? "nothing is typed" : PlainText.quoted(String.join(", ", others)))
                    + "), so it can decide nothing in one conversation.");
        } catch (MalformedJson wrong) {
            throw new Rejected("search.query-invalid", "The search " + wrong.what() + ".", wrong);
        }
    }

    /**
     * @param reach of whoever asks; nothing in the request reaches out of it
     * @throws Rejected when the query is wrong or something is named that does not exist, with one sentence
     */
    public SearchRequest request(JsonNode body, Reach reach) {
        return new SearchRequest(query(body), filters(body), reach, sorting(body.path("sort").asText("relevance")),
                body.path("meaning").asBoolean(true) ? Meaning.AS_WELL : Meaning.NO, body.path("limit").asInt(USUAL_LIMIT),
                text(body, "after"));
    }

    /** What is to be counted beside the hits. @throws Rejected with {@code search.facet-unknown} */
    public List<Facet> facets(JsonNode body) {
        Set<String> names = new LinkedHashSet<>();
        body.path("facets").forEach(name -> names.add(name.asText()));
        return names.stream().map(FilterNames::facet).toList();
    }

    /** Whether words alone cannot answer it: it asks for turns of like meaning. */
    public static boolean needsMeaning(SearchQuery query) {
        return query.all().anyMatch(leaf -> leaf instanceof SearchQuery.Meaning || leaf instanceof LikeTurn);
    }

    /** Interactions whose turns the query takes as examples: whoever asks must be able to see them. */
    public static Set<String> examples(SearchQuery query) {
        return query.all().filter(LikeTurn.class::isInstance).map(leaf -> ((LikeTurn) leaf).interactionId()).collect(Collectors.toSet());
    }

    private SearchQuery query(JsonNode body) {
        List<SearchQuery> ways = new ArrayList<>();
        String q = text(body, "q");
        if (q != null && !q.isBlank()) {
            ways.add(typed.read(q));
        }
        if (body.path("query").isObject()) {
            ways.add(trees.read(body.path("query")));
        }
        JsonNode like = body.path("like");
        if (like.isObject()) {
            ways.add(new LikeTurn(like.path("interaction").asText(), like.path("turn").asInt()));
        }
        if (ways.size() > 1) {
            throw new Rejected("search.query-invalid", "A search is by q, by query or by like, not by several of them.");
        }
        return ways.isEmpty() ? new Everything() : ways.getFirst();
    }

    private static @Nullable String text(JsonNode body, String member) {
        return body.path(member).isTextual() ? body.path(member).textValue() : null;
    }

    private static List<SearchFilter> filters(JsonNode body) {
        List<SearchFilter> filters = new ArrayList<>();
        FilterNames.byMember().forEach((member, facet) -> values(body.path(member), facet, filters));
        between(Figure.Of.SCORE, body.path("minScore"), body.path("maxScore"), filters);
        times(body, filters);
        String missed = text(body, "missed");
        if (missed != null) {
            filters.add(new Is(new Facet.Verdict(missed), Set.of("not_met")));
        }
        for (Map.Entry<String, JsonNode> verdict : body.path("verdicts").properties()) {
            values(verdict.getValue(), new Facet.Verdict(verdict.getKey()), filters);
        }
        for (JsonNode bound : body.path("bounds")) {
            between(FilterNames.figure(bound.path("figure").asText()), bound.path("atLeast"), bound.path("atMost"), filters);
        }
        return filters;
    }

    /** A text, a truth or several. */
    private static void values(JsonNode node, Facet facet, List<SearchFilter> filters) {
        Set<String> values = new LinkedHashSet<>();
        if (node.isArray()) {
            node.forEach(value -> values.add(value.asText()));
        } else if (node.isBoolean()) {
            values.add(node.booleanValue() ? "yes" : "no");
        } else if (node.isTextual()) {
            values.add(node.textValue());
        }
        if (!values.isEmpty()) {
            filters.add(new Is(facet, values));
        }
    }

    private static void between(Figure figure, JsonNode least, JsonNode most, List<SearchFilter> filters) {
        if (least.isNumber() || most.isNumber()) {
            filters.add(new Between(figure, least.isNumber() ? (Double) least.doubleValue() : null,
                    most.isNumber() ? (Double) most.doubleValue() : null));
        }
    }

    /** From the first millisecond to the one before the last. */
    private static void times(JsonNode body, List<SearchFilter> filters) {
        Double from = millis(body, "from");
        Double to = millis(body, "to");
        if (from != null || to != null) {
            filters.add(new Between(Figure.Of.AT, from, to == null ? null : (Double) (to - 1)));
        }
    }

    private static @Nullable Double millis(JsonNode body, String member) {
        String text = text(body, member);
        if (text == null) {
            return null;
        }
        try {
            return (double) OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException wrong) {
            throw new Rejected("search.time-invalid", "\"" + member + "\" must be a time such as 2026-03-01T09:00:00Z.", wrong);
        }
    }

    private static Sorting sorting(String sort) {
        return switch (sort) {
            case "newest" -> Sorting.NEWEST;
            case "oldest" -> Sorting.OLDEST;
            case "-score" -> Sorting.BEST_SCORE;
            case "score" -> Sorting.WORST_SCORE;
            default -> Sorting.RELEVANCE;
        };
    }
}
