package dev.earmark.web.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the contract offers.
 *
 * @param id         {@code operationId}
 * @param segments   of the path, its base included; {@code {name}} stands for any text
 * @param permission label of a permission, {@code public} or {@code session}
 * @param bodies     by media type; empty when there is no body. The value is null where the handler reads the body itself
 * @param openQuery  whether query parameters that the contract does not name are let through
 * @param reads      what of an interaction its answer shows: {@code read}, {@code hear} or {@code none}; empty where none is meant
 */
public record Operation(
        String id, String method, List<String> segments, String permission, List<Parameter> parameters, Map<String, Optional<Shape>> bodies,
        boolean openQuery,
        String reads) {

    public Operation {
        segments = List.copyOf(segments);
        parameters = List.copyOf(parameters);
        bodies = Map.copyOf(bodies);
    }

    public String path() {
        return "/" + String.join("/", segments);
    }

    public List<Parameter> in(String place) {
        return parameters.stream().filter(parameter -> parameter.place().equals(place)).toList();
    }

    public @Nullable Parameter parameter(String name) {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst().orElse(null);
    }

    public boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
