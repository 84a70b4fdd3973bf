package dev.earmark.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code openapi.yaml}: the single list of routes. Immutable; safe for many threads. */
public final class Contract {

    private static final String RESOURCE = "/openapi.yaml";

    private final byte[] text;
    private final JsonNode document;
    private final List<Operation> operations;

    /** A route that a request took. @param values of the path's parameters, decoded */
    public record Match(Operation operation, Map<String, String> values) {
        public Match {
            values = Map.copyOf(values);
        }
    }

    private Contract(byte[] text) {
        this.text = text;
        this.document = new ObjectMapper().valueToTree(new YamlFile("openapi.yaml", "web.contract-invalid").ofProgram(text).plain());
        this.operations = new ContractReader(document).operations();
    }

    /** The one that comes with the program, read at its first use. */
    public static Contract load() {
        return Shipped.CONTRACT;
    }

    private static final class Shipped {
        static final Contract CONTRACT = new Contract(resource(RESOURCE));
    }

    static byte[] resource(String name) {
        try (InputStream in = Contract.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As it stands in the file; not to be changed. */
    public byte[] text() {
        return text;
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /**
     * Finds the operation of a request. A fixed segment wins over a parameter.
     *
     * @param path     without the query
     * @param segments of the path, decoded
     * @throws HttpRefusal 404 or 405
     */
    public Match match(String method, List<String> segments) {
        TreeSet<String> others = new TreeSet<>();
        Match best = null;
        for (Operation operation : operations) {
            if (!fits(operation.segments(), segments)) {
                continue;
            }
            others.add(operation.method());
            boolean sameMethod = operation.method().equals(method);
            if (sameMethod && (best == null || fixed(operation) > fixed(best.operation()))) {
                best = new Match(operation, values(operation.segments(), segments));
            }
        }
        if (best != null) {
            return best;
        }
        if (others.isEmpty()) {
            throw new HttpRefusal(404, "web.path-unknown", "There is nothing at this address.");
        }
        String allowed = String.join(", ", others);
        throw new HttpRefusal(405, "web.method-unknown", "This address answers " + allowed + " only.", Map.of("Allow", allowed));
    }

    private static boolean fits(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!isParameter(pattern.get(i)) && !pattern.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static long fixed(Operation operation) {
        return operation.segments().stream().filter(segment -> !isParameter(segment)).count();
    }

    private static Map<String, String> values(List<String> pattern, List<String> segments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            if (isParameter(pattern.get(i))) {
                values.put(pattern.get(i).substring(1, pattern.get(i).length() - 1), segments.get(i));
            }
        }
        return values;
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
