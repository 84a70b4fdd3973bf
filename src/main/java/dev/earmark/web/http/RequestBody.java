package dev.earmark.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The body of one request, in the form that a handler wants it. Made on the event loop, read by one other thread, once. */
public final class RequestBody {

    private static final StrictBody STRICT = new StrictBody();

    private final BodyInput input;

    /** @param pace that the other side must keep */
    public RequestBody(Context loop, HttpServerRequest request, BodyPace pace) {
        this.input = new BodyInput(loop, request, pace);
    }

    /** @throws HttpRefusal 413 when it has more bytes */
    public byte[] bytes(int most) throws IOException {
        input.limit(most);
        return input.readAllBytes();
    }

    /** @throws HttpRefusal 400 when it is not strict JSON, 413 when it has more bytes */
    public JsonNode json(int most) throws IOException {
        return STRICT.parse(bytes(most));
    }

    /**
     * The fields of a form as an object of texts. @throws HttpRefusal 400 when it is not encoded as browsers do, 413 when it has more bytes
     */
    public JsonNode form(int most) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Function<String, HttpRefusal> refusal = what -> new HttpRefusal(400, "web.form-invalid", "The form " + what + ".");
        Target.fields(new String(bytes(most), StandardCharsets.ISO_8859_1), refusal).forEach(node::put);
        return node;
    }

    /** @throws HttpRefusal 413, now or while it is read */
    public InputStream stream(long most) {
        input.limit(most);
        return input;
    }
}
