package dev.earmark.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Principal;
import dev.earmark.web.contract.Contract;
import dev.earmark.web.contract.Operation;
import dev.earmark.web.contract.Parameter;
import dev.earmark.web.contract.Shape;
import dev.earmark.web.http.RequestBody;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.Target;
import dev.earmark.yaml.Nearest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request of the server, held against the contract. */
final class ServerExchange implements Exchange {

    private static final int MOST_SMALL_BYTES = 1 << 20;

    private final HttpServerRequest request;
    private final Contract.Match match;
    private final Target target;
    private final RequestBody bodies;
    private final @Nullable Caller caller;
    private final String address;
    private final Supplier<Optional<Principal>> anew;
    private @Nullable JsonNode body;
    private List<String> shown = List.of();

    /** @param anew who has the rights to this operation when it is asked */
    ServerExchange(
            HttpServerRequest request, Contract.Match match, Target target, RequestBody bodies, Optional<Caller> caller, String address,
            Supplier<Optional<Principal>> anew) {
        this.request = request;
        this.match = match;
        this.target = target;
        this.bodies = bodies;
        this.caller = caller.orElse(null);
        this.address = address;
        this.anew = anew;
    }

    /** @throws HttpRefusal 400 or 415 when something beside the body is not as the contract says */
    void checkContract() {
        Operation operation = match.operation();
        for (Parameter parameter : operation.parameters()) {
            String text = switch (parameter.place()) {
                case "path" -> match.values().get(parameter.name());
                case "header" -> request.getHeader(parameter.name());
                default -> target.query().get(parameter.name());
            };
            if (text != null) {
                parameter.check(text);
            } else if (parameter.required()) {
                throw new HttpRefusal(400, "web.parameter-invalid",
                        "The " + parameter.place() + " parameter \"" + parameter.name() + "\" is missing.");
            }
        }
        List<String> known = operation.in("query").stream().map(Parameter::name).toList();
        target.query().keySet().stream().filter(name -> !operation.openQuery() && !known.contains(name)).findFirst().ifPresent(name -> {
            throw unknown(name, known);
        });
        if (!operation.bodies().isEmpty() && !operation.bodies().containsKey(mediaType())) {
            throw new HttpRefusal(415, "web.media-type", "The body must be "
                    + String.join(" or ", operation.bodies().keySet().stream().sorted().toList()) + ".");
        }
    }

    private static HttpRefusal unknown(String name, List<String> known) {
        String hint = Nearest.to(name, known).map(near -> "did you mean \"" + near + "\"?")
                .orElse(known.isEmpty() ? "there are none here." : "known are " + String.join(", ", known) + ".");
        return new HttpRefusal(400, "web.parameter-unknown",
                "There is no query parameter \"" + name.substring(0, Math.min(60, name.length())) + "\" here; " + hint);
    }

    @Override
    public String operation() {
        return match.operation().id();
    }

    @Override
    public Principal principal() {
        if (caller == null) {
            throw new HttpRefusal(401, "web.not-known", "Log in, or send a key as \"Authorization: Bearer …\".",
                    Map.of("WWW-Authenticate", "Bearer"));
        }
        return caller.principal();
    }

    @Override
    public @Nullable Principal principalIf() {
        return caller == null ? null : caller.principal();
    }

    @Override
    public @Nullable Caller caller() {
        return caller;
    }

    @Override
    public String path(String name) {
        String value = match.values().get(name);
        if (value == null) {
            throw new IllegalArgumentException(operation() + " has no path parameter " + name);
        }
        return value;
    }

    @Override
    public @Nullable String query(String name) {
        Parameter parameter = match.operation().parameter(name);
        if (parameter == null) {
            throw new IllegalArgumentException(operation() + " has no query parameter " + name);
        }
        String value = target.query().get(name);
        return value == null ? parameter.given() : value;
    }

    @Override
    public Map<String, String> queries() {
        return target.query();
    }

    @Override
    public long number(String name) {
        return Long.parseLong(String.valueOf(query(name)));
    }

    @Override
    public @Nullable Instant time(String name) {
        String text = query(name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public void shows(Collection<String> interactionIds) {
        shown = List.copyOf(interactionIds);
    }

    /** Of the interactions whose words the answer shows: that in its address, or those that the handler named. */
    List<String> shown() {
        String id = match.values().get("id");
        return id == null ? shown : List.of(id);
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public @Nullable String cookie(String name) {
        Cookie cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    @Override
    public JsonNode body() throws IOException {
        JsonNode known = body;
        if (known == null) {
            known = mediaType().equals("application/x-www-form-urlencoded") ? bodies.form(MOST_SMALL_BYTES) : bodies.json(MOST_SMALL_BYTES);
            Optional<Shape> shape = match.operation().bodies().get(mediaType());
            List<HttpRefusal.Wrong> wrongs = shape == null || shape.isEmpty() ? List.of() : shape.get().check(known);
            if (!wrongs.isEmpty()) {
                throw new HttpRefusal(422, "web.body-invalid", "The body is not as the contract says: " + wrongs.getFirst().detail() + ".",
                        wrongs);
            }
            body = known;
        }
        return known;
    }

    @Override
    public String mediaType() {
        String type = request.getHeader("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public byte[] bytes(int most) throws IOException {
        return bodies.bytes(most);
    }

    @Override
    public InputStream stream(long most) {
        return bodies.stream(most);
    }

    @Override
    public Optional<Principal> principalNow() {
        return anew.get();
    }

    @Override
    public String address() {
        return address;
    }
}
