package dev.earmark.web.http;

import java.util.List;
import java.util.Map;

/** A request that HTTP itself has an answer for, such as 401 or 415. Not a bug, and nothing that other packages know of. */
public final class HttpRefusal extends RuntimeException {

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final transient List<Wrong> errors;

    /**
     * One thing that is wrong in a body.
     *
     * @param pointer JSON pointer of the place
     */
    public record Wrong(String pointer, String detail) {}

    public HttpRefusal(int status, String code, String sentence) {
        this(status, code, sentence, Map.of(), List.of());
    }

    public HttpRefusal(int status, String code, String sentence, Map<String, String> headers) {
        this(status, code, sentence, headers, List.of());
    }

    public HttpRefusal(int status, String code, String sentence, List<Wrong> errors) {
        this(status, code, sentence, Map.of(), errors);
    }

    private HttpRefusal(int status, String code, String sentence, Map<String, String> headers, List<Wrong> errors) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.errors = List.copyOf(errors);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<Wrong> errors() {
        return errors;
    }
}
