package dev.earmark.language.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How a server wants to be asked, as far as its refusals have told: servers that speak like OpenAI differ in which parameters they take,
 * and say so with a status of 400 or 422 that names the parameter. What was learned holds while the process runs. Safe for many threads.
 */
public final class RequestForm {

    /** So often a request is sent again at most: once for each thing that there is to learn. */
    public static final int MOST_LESSONS = Habit.values().length;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern STREAM = Pattern.compile("\\bstream(?:ing|ed|s)?\\b");
    private static final Pattern SEED = Pattern.compile("\\bseed\\b");
    private static final Pattern UNKNOWN = Pattern.compile("instead|not supported|unsupported|unknown|unrecogni[sz]ed|unexpected"
            + "|not permitted|not allowed|extra");
    private static final Pattern SCHEMA = Pattern.compile("response_format|json_schema|json schema|structured output");

    private final Streaming streaming;
    private final Consumer<String> told;
    private final Set<Habit> habits = ConcurrentHashMap.newKeySet();

    /** @param told is given a sentence for the log, once for each thing that is learned */
    public RequestForm(Streaming streaming, Consumer<String> told) {
        this.streaming = streaming;
        this.told = told;
    }

    /** What a server may want otherwise than it is asked at first. */
    private enum Habit {
        NEW_LIMIT("takes max_completion_tokens in the place of max_tokens"),
        OLD_LIMIT("takes max_tokens in the place of max_completion_tokens"),
        NO_TEMPERATURE("refuses a temperature, so none is sent; the same question may be answered differently another time"),
        NO_SEED("refuses a seed, so none is sent"),
        NO_SCHEMA("refuses to be told the shape of the reply, so it is only asked for it in words (language.json-schema)"),
        NO_STREAM_OPTIONS("refuses stream_options, so tokens are estimated"),
        ONLY_STREAMS("only streams, so replies are asked for in pieces (language.stream)");

        private final String sentence;

        Habit(String sentence) {
            this.sentence = sentence;
        }
    }

    /** The body of a request as the server wants it. Anything but a JSON object stays as it is. */
    public String shaped(String body) {
        boolean streams = streaming == Streaming.ALWAYS || habits.contains(Habit.ONLY_STREAMS);
        if (habits.isEmpty() && !streams) {
            return body;
        }
        Optional<ObjectNode> read = object(body);
        if (read.isEmpty()) {
            return body;
        }
        ObjectNode request = read.get();
        EnumSet.allOf(Habit.class).stream().filter(habits::contains).forEach(habit -> apply(habit, request));
        if (streams) {
            request.put("stream", true);
            if (!habits.contains(Habit.NO_STREAM_OPTIONS)) {
                request.putObject("stream_options").put("include_usage", true);
            }
        }
        return request.toString();
    }

    private static void apply(Habit habit, ObjectNode request) {
        switch (habit) {
            case NEW_LIMIT -> rename(request, "max_tokens", "max_completion_tokens");
            case OLD_LIMIT -> rename(request, "max_completion_tokens", "max_tokens");
            case NO_TEMPERATURE -> request.remove("temperature");
            case NO_SEED -> request.remove("seed");
            case NO_SCHEMA -> request.remove("response_format");
            case NO_STREAM_OPTIONS, ONLY_STREAMS -> { }
        }
    }

    private static void rename(ObjectNode request, String from, String to) {
        JsonNode value = request.remove(from);
        if (value != null) {
            request.set(to, value);
        }
    }

    /**
     * Whether a refusal tells how the server wants to be asked: then the same request, {@link #shaped} anew, may succeed.
     *
     * @param sent the body that was refused
     */
    public boolean learns(int status, String refusal, String sent) {
        Optional<ObjectNode> request = status == 400 || status == 422 ? object(sent) : Optional.empty();
        Optional<Habit> lesson = request.flatMap(one -> lesson(refusal.toLowerCase(Locale.ROOT), one));
        lesson.filter(habits::add).ifPresent(habit -> told.accept("The language model's server " + habit.sentence + "."));
        return lesson.isPresent();
    }

    /** The first that the refusal names and the request has: what was not sent cannot be what is refused. */
    private Optional<Habit> lesson(String said, ObjectNode sent) {
        return Arrays.stream(Habit.values()).filter(habit -> named(habit, said, sent)).findFirst();
    }

    private boolean named(Habit habit, String said, ObjectNode sent) {
        return switch (habit) {
            case NEW_LIMIT -> sent.has("max_tokens") && otherLimit(Habit.OLD_LIMIT, said);
            case OLD_LIMIT -> sent.has("max_completion_tokens") && otherLimit(Habit.NEW_LIMIT, said);
            case NO_TEMPERATURE -> sent.has("temperature") && said.contains("temperature");
            case NO_SEED -> sent.has("seed") && SEED.matcher(said).find();
            case NO_SCHEMA -> sent.has("response_format") && SCHEMA.matcher(said).find();
            case NO_STREAM_OPTIONS -> sent.has("stream_options") && said.contains("stream_options");
            case ONLY_STREAMS -> streaming == Streaming.AUTO && !sent.path("stream").asBoolean() && STREAM.matcher(said).find();
        };
    }

    /** A limit that is too high for the model is another matter: the name of it is told then, too. */
    private boolean otherLimit(Habit opposite, String said) {
        return !habits.contains(opposite) && said.contains("max_completion_tokens") && UNKNOWN.matcher(said).find();
    }

    private static Optional<ObjectNode> object(String body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }
}
