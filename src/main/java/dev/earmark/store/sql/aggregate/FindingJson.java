package dev.earmark.store.sql.aggregate;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Word;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings as JSON and back, without loss: what is read equals what was written. Times and words are short lists, because a long call
 * has ten thousand of them. Safe for many threads.
 */
public final class FindingJson {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .addMixIn(TimeSpan.class, AsList.class)
            .addMixIn(Word.class, WordAsList.class)
            .addMixIn(Judgement.class, OfMachine.class)
            .addMixIn(Scorecard.class, OfMachine.class)
            .addMixIn(Scorecard.AutoFail.class, WaitingIfAny.class)
            .addModule(new SimpleModule().addSerializer(Verdict.class, new VerdictWriter())
                    .addDeserializer(Verdict.class, new VerdictReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"startMs", "endMs"})
    private interface AsList {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"text", "time", "confidence"})
    private interface WordAsList {}

    /** What is kept is what the machine found; what people say is kept beside it. */
    @JsonIgnoreProperties({"person", "confirmed"})
    private interface OfMachine {}

    /** Scorecards kept before there was such a thing stay as they are, letter for letter. */
    private interface WaitingIfAny {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> wouldFail();
    }

    String write(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String detail(Map<String, String> detail) {
        return write(new TreeMap<>(detail));
    }

    <T> T read(String body, Class<T> type) {
        return read(() -> mapper.readValue(body, type));
    }

    List<String> texts(String body) {
        return read(() -> mapper.readValue(body, TEXTS));
    }

    Map<String, String> detail(String body) {
        return read(() -> mapper.readValue(body, DETAIL));
    }

    @FunctionalInterface
    private interface Parsing<T> {
        T parsed() throws JsonProcessingException;
    }

    private static <T> T read(Parsing<T> parsing) {
        try {
            return parsing.parsed();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a body in the database is not what was written: " + damaged.getOriginalMessage(), damaged);
        }
    }

    /** The label alone, or with the share or the cause behind it. */
    private static final class VerdictWriter extends StdSerializer<Verdict> {

        VerdictWriter() {
            super(Verdict.class);
        }

        @Override
        public void serialize(Verdict verdict, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            out.writeString(verdict.label());
            switch (verdict) {
                case Verdict.Partly partly -> out.writeNumber(partly.share());
                case Verdict.Unscored unscored -> out.writeString(unscored.cause().label());
                case Verdict.Met _, Verdict.NotMet _, Verdict.NotApplicable _ -> {}
            }
            out.writeEndArray();
        }
    }

    private static final class VerdictReader extends StdDeserializer<Verdict> {

        VerdictReader() {
            super(Verdict.class);
        }

        @Override
        public Verdict deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            String label = node.path(0).asText();
            return switch (label) {
                case "met" -> new Verdict.Met();
                case "not_met" -> new Verdict.NotMet();
                case "not_applicable" -> new Verdict.NotApplicable();
                case "partly" -> new Verdict.Partly(node.path(1).asDouble());
                case "unscored" -> new Verdict.Unscored(cause(node.path(1).asText()));
                default -> throw new IOException("unknown verdict " + label);
            };
        }

        private static Verdict.Cause cause(String label) throws IOException {
            return Arrays.stream(Verdict.Cause.values()).filter(cause -> cause.label().equals(label)).findFirst()
                    .orElseThrow(() -> new IOException("unknown cause " + label));
        }
    }
}
