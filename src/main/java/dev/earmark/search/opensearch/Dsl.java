package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Queries as the server takes them. What people typed is only ever a value. */
final class Dsl {

    private Dsl() {}

    static ObjectNode all() {
        return SearchServer.object().set("match_all", SearchServer.object());
    }

    static ObjectNode none() {
        return SearchServer.object().set("match_none", SearchServer.object());
    }

    /** {@code {kind: {field: value}}}. */
    static ObjectNode of(String kind, String field, String value) {
        ObjectNode query = SearchServer.object();
        query.putObject(kind).put(field, value);
        return query;
    }

    static ObjectNode terms(String field, Collection<String> values) {
        ObjectNode query = SearchServer.object();
        ArrayNode all = query.putObject("terms").putArray(field);
        values.forEach(all::add);
        return query;
    }

    static ObjectNode atMost(String field, long most) {
        ObjectNode query = SearchServer.object();
        query.putObject("range").putObject(field).put("gte", 0).put("lte", most);
        return query;
    }

    static ObjectNode any(ArrayNode queries) {
        return atLeast(1, queries);
    }

    static ObjectNode any(List<ObjectNode> queries) {
        ArrayNode all = SearchServer.object().arrayNode();
        queries.forEach(all::add);
        return atLeast(1, all);
    }

    static ObjectNode atLeast(int least, ArrayNode queries) {
        ObjectNode query = SearchServer.object();
        query.putObject("bool").put("minimum_should_match", least).set("should", queries);
        return query;
    }

    /** All of them, without a say in the order. */
    static ObjectNode every(List<ObjectNode> queries) {
        ObjectNode query = SearchServer.object();
        ArrayNode all = query.putObject("bool").putArray("filter");
        queries.forEach(all::add);
        return query;
    }

    static ObjectNode both(ObjectNode one, ObjectNode other) {
        return every(List.of(one, other));
    }

    static ObjectNode not(JsonNode denied) {
        ObjectNode query = SearchServer.object();
        query.putObject("bool").set("must_not", denied);
        return query;
    }

    /** @param path of what is nested; the best of them says how well the whole fits */
    static ObjectNode nested(String path, ObjectNode inside) {
        ObjectNode query = SearchServer.object();
        query.putObject("nested").put("path", path).put("score_mode", "max").set("query", inside);
        return query;
    }

    static ObjectNode boosted(ObjectNode query, double boost) {
        ObjectNode made = SearchServer.object();
        ObjectNode bool = made.putObject("bool").put("boost", boost);
        bool.set("must", query);
        return made;
    }

    static ObjectNode constant(ObjectNode filter, double boost) {
        ObjectNode query = SearchServer.object();
        query.putObject("constant_score").put("boost", boost).set("filter", filter);
        return query;
    }
}
