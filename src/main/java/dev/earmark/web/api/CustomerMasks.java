package dev.earmark.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.redaction.PrivatePhrases;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Store;
import dev.earmark.web.contract.Operation;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What whoever may not know customers gets to see: ids and names of customers are null, and in words that were said, quotes and summaries
 * the customer's names, phone numbers, addresses and dates of birth are masked. It stands behind every operation, so that none can be
 * forgotten. The sound of a call cannot be masked.
 */
public final class CustomerMasks {

    static final String MASK = "[masked]";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> NAMES = Set.of("customerId", "customerName");
    private static final Set<String> WITH_FILTERS = Set.of("search", "createSearch", "putSearch");
    private static final String CUSTOMER = "customer";

    private final Store store;
    private final PrivatePhrases phrases = new PrivatePhrases();

    public CustomerMasks(Store store) {
        this.store = store;
    }

    private static boolean masked(Exchange exchange) {
        Principal principal = exchange.principalIf();
        return principal != null && !principal.may(Permission.READ_CUSTOMERS);
    }

    /** Nobody finds out by a filter what they are not shown. */
    public void check(Operation operation, Exchange exchange) throws IOException {
        if (masked(exchange) && (exchange.queries().containsKey(CUSTOMER)
                || WITH_FILTERS.contains(operation.id()) && exchange.body().toString().contains("\"customer\""))) {
            throw new HttpRefusal(403, "web.not-allowed", "To look for a customer needs the permission customers:read, which you do not "
                    + "have.");
        }
    }

    /** The answer as the one who asks may see it. */
    public Answer of(Operation operation, Exchange exchange, Answer answer) throws IOException {
        if (!masked(exchange)) {
            return answer;
        }
        return switch (answer.content()) {
            case Answer.Bytes bytes when bytes.type().startsWith("application/json") || bytes.type().endsWith("+json") ->
                    new Answer(answer.status(), answer.headers(), new Answer.Bytes(bytes.type(),
                            JSON.writeValueAsBytes(of(operation, JSON.readTree(bytes.bytes())))));
            case Answer.Live live when live.type().contains("json") -> new Answer(answer.status(), answer.headers(),
                    new Answer.Live(live.type(), pen -> live.script().run(text -> pen.write(line(operation, text)))));
            default -> answer;
        };
    }

    private String line(Operation operation, String line) {
        try {
            return line.isBlank() ? line : of(operation, JSON.readTree(line)) + "\n";
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("a line that is no JSON cannot be masked", noJson);
        }
    }

    private JsonNode of(Operation operation, JsonNode body) {
        Set<String> words = new LinkedHashSet<>();
        if (!operation.reads().isEmpty() && !operation.reads().equals("none")) {
            ids(body.toString()).forEach(id -> words.addAll(phrases(id)));
        }
        return masked(body, List.copyOf(words));
    }

    private static Set<String> ids(String json) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher found = ID.matcher(json);
        while (found.find()) {
            ids.add(found.group());
        }
        return ids;
    }

    private List<String> phrases(String id) {
        return store.read(tx -> {
            Optional<Interaction> interaction = tx.interactions().find(id, Reach.EVERYTHING);
            Optional<Heard> heard = tx.findings().heard(id);
            return interaction.isEmpty() || heard.isEmpty() ? List.<String>of()
                    : phrases.in(heard.get().transcript(), interaction.get().facts());
        });
    }

    private static JsonNode masked(JsonNode node, List<String> words) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(masked(field.getKey(), field.getValue(), words)));
            if (object.path("facet").asText().equals(CUSTOMER) && object.path("values") instanceof ArrayNode values) {
                values.removeAll();
            }
            return object;
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i), words));
            }
            return array;
        }
        return node.isTextual() ? TextNode.valueOf(masked(node.asText(), words)) : node;
    }

    private static JsonNode masked(String name, JsonNode value, List<String> words) {
        if (NAMES.contains(name)) {
            return JSON.nullNode();
        } else if (name.equals(CUSTOMER) && value instanceof ObjectNode person && person.has("name")) {
            person.properties().forEach(field -> field.setValue(JSON.nullNode()));
            return person;
        } else if ((name.equals("source") || name.equals("file")) && value.isTextual()) {
            return TextNode.valueOf(MASK); // names of files often hold numbers of callers
        } else if (name.equals("text") && value.isTextual() && words.stream().anyMatch(phrase -> word(phrase, value.asText()))) {
            return TextNode.valueOf(MASK);
        }
        return masked(value, words);
    }

    /** Whether it is one of the words of a phrase: transcripts have words one by one. */
    private static boolean word(String phrase, String text) {
        String one = text.toLowerCase(Locale.ROOT);
        return one.indexOf(' ') < 0 && List.of(phrase.split("\\s+")).contains(one);
    }

    private static String masked(String text, List<String> words) {
        String left = text;
        for (String phrase : words) {
            left = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(phrase) + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(left).replaceAll(MASK);
        }
        return left;
    }
}
