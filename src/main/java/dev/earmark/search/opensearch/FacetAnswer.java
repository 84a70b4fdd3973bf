package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.FacetCounts.Value;
import dev.earmark.search.SearchFilter.Facet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts interactions by the values of facets: by the server where it can tell which fit, else by looking at each. For one request. */
final class FacetAnswer {

    private static final int MOST_VALUES = 10_000;
    private static final int AT_ONCE = 200;

    private final ServerSearch search;
    private final List<Facet> wanted;

    FacetAnswer(ServerSearch search, List<Facet> wanted) {
        this.search = search;
        this.wanted = wanted;
    }

    /** Of all that fit by their words. */
    List<FacetCounts> counts() {
        return search.certain() ? byServer() : of(allThatFit());
    }

    private List<FacetCounts> byServer() {
        ObjectNode asked = SearchServer.object().put("size", 0).put("track_total_hits", false);
        asked.set("query", search.asked());
        ObjectNode aggregations = asked.putObject("aggs");
        for (int i = 0; i < wanted.size(); i++) {
            aggregations.putObject("f" + i).putObject("terms").put("field", FieldNames.FACTS).put("size", MOST_VALUES)
                    .put("shard_size", MOST_VALUES).put("include", literally(beginning(wanted.get(i))) + ".*");
        }
        JsonNode answer = search.ask(asked).path("aggregations");
        List<FacetCounts> counts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode facet = answer.path("f" + i);
            if (facet.path("sum_other_doc_count").asLong() > 0) {
                throw new Rejected("search.too-broad", "The facet " + wanted.get(i).label() + " has more than " + MOST_VALUES
                        + " values among what fits; add a filter.");
            }
            Map<String, Long> values = new HashMap<>();
            int skipped = beginning(wanted.get(i)).length();
            facet.path("buckets").forEach(bucket -> values.put(bucket.path("key").asText().substring(skipped),
                    bucket.path("doc_count").asLong()));
            counts.add(counts(wanted.get(i), values));
        }
        return counts;
    }

    private static String beginning(Facet facet) {
        return facet.label() + FieldNames.BETWEEN;
    }

    /** As a regular expression that means just this. */
    private static String literally(String text) {
        return text.replaceAll("[^A-Za-z0-9\\u001F]", "\\\\$0");
    }

    private List<Conversation> allThatFit() {
        List<Conversation> all = new ArrayList<>();
        JsonNode after = JsonNodeFactory.instance.arrayNode();
        while (true) {
            ServerSearch.Batch batch = search.batch(AT_ONCE, after, false);
            for (Conversation one : batch.conversations()) {
                if (!search.turns(one).isEmpty()) {
                    all.add(one);
                }
                after = one.keys();
            }
            if (batch.last()) {
                return all;
            }
        }
    }

    /** Of some interactions; one that is named twice counts once. */
    List<FacetCounts> of(Collection<Conversation> conversations) {
        Map<String, List<String>> facts = new HashMap<>();
        conversations.forEach(one -> facts.put(one.about().id(), one.facts()));
        List<FacetCounts> counts = new ArrayList<>();
        for (Facet facet : wanted) {
            String beginning = beginning(facet);
            Map<String, Long> values = new HashMap<>();
            facts.values().forEach(all -> all.stream().filter(fact -> fact.startsWith(beginning))
                    .forEach(fact -> values.merge(fact.substring(beginning.length()), 1L, Long::sum)));
            counts.add(counts(facet, values));
        }
        return counts;
    }

    private static FacetCounts counts(Facet facet, Map<String, Long> counted) {
        List<Value> all = counted.entrySet().stream().map(count -> new Value(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(Value::interactions).reversed().thenComparing(Value::value)).toList();
        List<Value> most = all.stream().limit(FacetCounts.MOST_VALUES).toList();
        return new FacetCounts(facet.label(), most, all.stream().skip(most.size()).mapToLong(Value::interactions).sum());
    }
}
