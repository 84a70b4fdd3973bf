package dev.earmark.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures as problems of RFC 9457, with the fault's code as the member {@code code}. */
public final class Problems {

    /** Codes whose answer is another one than that of their kind of fault. */
    private static final Map<String, Integer> STATUS = Map.of(
            "inbox.busy", 429, "store.full", 507, "inbox.key-reused", 422, "inbox.in-flight", 409, "access.too-many-failures", 429);

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Malformed request"), Map.entry(401, "Not known"), Map.entry(403, "Not allowed"), Map.entry(404, "Not found"),
            Map.entry(405, "No such method here"), Map.entry(406, "No such form"), Map.entry(408, "Too slow"), Map.entry(409, "Conflict"),
            Map.entry(412, "Changed meanwhile"), Map.entry(413, "Too large"), Map.entry(414, "Too large"),
            Map.entry(415, "Unknown kind of body"), Map.entry(416, "No such range"),
            Map.entry(421, "Wrong host"), Map.entry(422, "Refused"), Map.entry(429, "Too much at once"), Map.entry(431, "Too large"),
            Map.entry(500, "A bug"),
            Map.entry(503, "Not available now"), Map.entry(507, "No room"));

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private Problems() {}

    public static Answer of(Fault fault) {
        int kind = switch (fault) {
            case Rejected _ -> 422;
            case NotFound _ -> 404;
            case Conflict _ -> 409;
            case Unavailable _ -> 503;
        };
        int status = STATUS.getOrDefault(fault.code(), kind);
        Answer answer = problem(status, fault.code(), fault.sentence(), null, List.of());
        boolean later = status == 429 || (status == 503 && !fault.code().endsWith("-rotten")) || status == 507
                || "inbox.in-flight".equals(fault.code());
        return later ? answer.with("Retry-After", String.valueOf(seconds(fault))) : answer;
    }

    public static Answer of(HttpRefusal refusal) {
        Answer answer = problem(refusal.status(), refusal.code(), refusal.sentence(), null, refusal.errors());
        for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    /** @param id by which the log tells more */
    public static Answer bug(String id) {
        return problem(500, "web.bug", "An error of the program happened; the log has the details under this id.", id, List.of());
    }

    private static long seconds(Fault fault) {
        Duration wait = fault instanceof Unavailable unavailable ? unavailable.retryAfter().orElse(AGAIN) : AGAIN;
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static Answer problem(int status, String code, String detail, @Nullable String id, List<HttpRefusal.Wrong> errors) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "about:blank").put("title", TITLES.getOrDefault(status, "Failed")).put("status", status);
        node.put("detail", detail).put("code", code);
        if (id != null) {
            node.put("id", id);
        }
        if (!errors.isEmpty()) {
            ArrayNode list = node.putArray("errors");
            errors.forEach(wrong -> list.addObject().put("pointer", wrong.pointer()).put("detail", wrong.detail()));
        }
        return Answer.bytes(status, "application/problem+json", node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
