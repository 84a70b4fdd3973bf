package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Unavailable;
import dev.earmark.search.opensearch.SearchServer.Reply;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The index behind the alias: how it is made, found, and given another's place.
 *
 * @param index    its own name
 * @param words    name of the index of words beside it
 * @param identity made with it
 * @param vectors  whether the server can compare meaning in it
 */
record IndexOnServer(String index, String words, String identity, boolean vectors) {

    private static final String NO_MODEL = "none";
    private static final Duration LONG = Duration.ofSeconds(60);
    /** A long call has some thousand turns, and a day of chat may have more. */
    private static final int MOST_NESTED = 200_000;

    private static String words(OpenSearchSettings settings, String index) {
        return settings.name() + "-words" + index.substring(settings.name().length());
    }

    /**
     * @param model      of the vectors; null to search by words only
     * @param dimensions of the vectors
     * @throws Unavailable {@code search.index-broken} when it is of another format or another model
     */
    static IndexOnServer open(SearchServer server, OpenSearchSettings settings, @Nullable String model, int dimensions) {
        for (int attempt = 1; ; attempt++) {
            Optional<IndexOnServer> there = behind(server, settings, model);
            if (there.isPresent()) {
                return there.get();
            }
            make(server, settings, model, dimensions, 1, true);
            if (attempt == 3) {
                throw new Unavailable("search.index-down", "The search index could not be made at " + server.describe() + ".");
            }
        }
    }

    private static Optional<IndexOnServer> behind(SearchServer server, OpenSearchSettings settings, @Nullable String model) {
        Optional<JsonNode> aliases = server.getIf("/_alias/" + settings.name());
        if (aliases.isEmpty() || aliases.get().isEmpty()) {
            return Optional.empty();
        }
        String index = aliases.get().fieldNames().next();
        JsonNode about = server.get("/" + index + "/_mapping").path(index).path("mappings").path("_meta");
        String identity = about.path("identity").asText();
        if (!FieldNames.FORMAT.equals(about.path("format").asText()) || identity.isEmpty()) {
            throw broken("is of another format than this program writes");
        }
        if (model != null && !model.equals(about.path("model").asText())) {
            throw broken("was made with another sentence model");
        }
        return Optional.of(new IndexOnServer(index, words(settings, index), identity, about.path("vectors").asBoolean()));
    }

    private static Unavailable broken(String why) {
        return new Unavailable("search.index-broken", "The search index on the server " + why
                + "; it has to be rebuilt from the database.");
    }

    /** An empty one in its place, under the next number; the alias moves in one step. */
    static void renew(SearchServer server, OpenSearchSettings settings, @Nullable String model, int dimensions) {
        Optional<JsonNode> aliases = server.getIf("/_alias/" + settings.name());
        String former = aliases.isEmpty() || aliases.get().isEmpty() ? "" : aliases.get().fieldNames().next();
        String fresh = make(server, settings, model, dimensions, former.isEmpty() ? 1 : number(former) + 1, former.isEmpty());
        if (!former.isEmpty()) {
            ObjectNode actions = SearchServer.object();
            actions.putArray("actions").add(SearchServer.object().set("add",
                    SearchServer.object().put("index", fresh).put("alias", settings.name())))
                    .add(SearchServer.object().set("remove_index", SearchServer.object().put("index", former)));
            server.post("/_aliases", actions, LONG);
            server.exchange("DELETE", "/" + words(settings, former), null, "", LONG);
        }
    }

    private static int number(String index) {
        String digits = index.substring(index.lastIndexOf('-') + 1);
        return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
    }

    /** @return its name; another node may have been faster */
    private static String make(SearchServer server, OpenSearchSettings settings, @Nullable String model, int dimensions, int number,
            boolean named) {
        boolean vectors = model != null && comparesVectors(server);
        String index = settings.name() + "-f" + FieldNames.FORMAT + "-" + String.format(java.util.Locale.ROOT, "%06d", number);
        server.put("/_index_template/" + settings.name(), Schema.template(settings, vectors ? dimensions : 0));
        accepted(server.tryPut("/" + words(settings, index), Schema.words(settings)));
        ObjectNode body = SearchServer.object();
        body.putObject("mappings").putObject("_meta").put("identity", UUID.randomUUID().toString()).put("format", FieldNames.FORMAT)
                .put("model", model == null ? NO_MODEL : model).put("vectors", vectors);
        if (named) {
            body.putObject("aliases").putObject(settings.name());
        }
        accepted(server.tryPut("/" + index, body));
        return index;
    }

    private static void accepted(Reply reply) {
        if (!reply.good() && !reply.type().equals("resource_already_exists_exception")) {
            throw SearchServer.refused(reply);
        }
    }

    private static boolean comparesVectors(SearchServer server) {
        for (Iterator<JsonNode> plugins = server.get("/_cat/plugins?format=json").elements(); plugins.hasNext(); ) {
            if (plugins.next().path("component").asText().toLowerCase(java.util.Locale.ROOT).contains("knn")) {
                return true;
            }
        }
        return false;
    }

    /** What the server has to know of the fields. */
    private static final class Schema {

        private Schema() {}

        static ObjectNode template(OpenSearchSettings settings, int dimensions) {
            ObjectNode template = SearchServer.object();
            template.putArray("index_patterns").add(settings.name() + "-f*");
            template.put("priority", 200);
            ObjectNode inner = template.putObject("template");
            ObjectNode index = settings(inner, settings);
            index.put("mapping.nested_objects.limit", MOST_NESTED).put("max_result_window", 10_000);
            index.put("merge.policy.expunge_deletes_allowed", 0);
            if (dimensions > 0) {
                index.put("knn", true);
            }
            inner.set("mappings", mappings(dimensions));
            return template;
        }

        private static ObjectNode settings(ObjectNode of, OpenSearchSettings settings) {
            return of.putObject("settings").putObject("index").put("number_of_shards", settings.shards())
                    .put("number_of_replicas", settings.replicas()).put("translog.durability", "request").put("refresh_interval", "1s");
        }

        private static ObjectNode mappings(int dimensions) {
            ObjectNode mappings = SearchServer.object().put("dynamic", "false");
            ObjectNode fields = mappings.putObject("properties");
            field(fields, "keyword", FieldNames.OF, FieldNames.KIND, FieldNames.FACTS);
            field(fields, "long", FieldNames.VERSION, FieldNames.AT, FieldNames.HASH, FieldNames.PERCENT);
            fields.putObject(FieldNames.NUMBERS).put("type", "object").put("dynamic", "true");
            fields.putObject(FieldNames.SHOWN).put("type", "object").put("enabled", false);
            ObjectNode turns = fields.putObject(FieldNames.TURNS).put("type", "nested").putObject("properties");
            field(turns, "keyword", "by", "part");
            field(turns, "long", "since", "until");
            field(turns, "boolean", "heard");
            turns.putObject("stems").put("type", "text").put("analyzer", "whitespace");
            if (dimensions > 0) {
                turns.putObject("meaning").put("type", "knn_vector").put("dimension", dimensions).put("data_type", "byte")
                        .putObject("method").put("name", "hnsw").put("engine", "lucene").put("space_type", "cosinesimil");
            }
            field(fields.putObject(FieldNames.RUNS).put("type", "nested").putObject("properties"), "keyword", "terms");
            ObjectNode numbers = SearchServer.object();
            numbers.putObject("numbers").put("path_match", FieldNames.NUMBERS + ".*").putObject("mapping").put("type", "double");
            mappings.putArray("dynamic_templates").add(numbers);
            return mappings;
        }

        private static void field(ObjectNode of, String type, String... names) {
            for (String name : names) {
                of.putObject(name).put("type", type);
            }
        }

        static ObjectNode words(OpenSearchSettings settings) {
            ObjectNode made = SearchServer.object();
            settings(made, settings).put("number_of_shards", 1);
            ObjectNode fields = made.putObject("mappings").put("dynamic", "false").putObject("properties");
            field(fields, "keyword", "term", "begin", "end");
            field(fields, "integer", "letters");
            field(fields, "boolean", "joined");
            field(fields, "long", "added");
            return made;
        }
    }
}
