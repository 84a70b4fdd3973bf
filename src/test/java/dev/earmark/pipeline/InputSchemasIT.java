package dev.earmark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas of what comes in and the readers accept and refuse the same. Samples are written with ' for ". */
class InputSchemasIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema TRANSCRIPT = schema("transcript-input.schema.json");
    private static final JsonSchema SIDECAR = schema("sidecar.schema.json");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "{'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'turns': [{'speaker': 'unknown', 'text': ''}], 'exported': {'by': 'somebody'}}",
        "{'id': 7, 'channel': 'email', 'turns': [{'speaker': 'customer', 'text': 'hello'}]}",
        "{'id': null, 'channel': null, 'agent': null, 'durationMs': null, 'engine': null, 'source': null, 'turns': [{'speaker': 'agent', "
        + "'text': 'hi', 'words': null}]}",
        "{'agent': {'id': 7, 'name': 'Dana'}, 'customer': {'name': null}, 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'durationMs': 60000, 'turns': [{'speaker': 'agent', 'startMs': 0, 'endMs': 900, 'text': 'hello'}, {'speaker': 'customer', "
        + "'startMs': 500, 'endMs': 700, 'text': 'hi'}]}",
        "{'turns': [{'speaker': 'Agent', 'text': 'hello'}, {'speaker': 'Speaker 1', 'text': 'hi'}, {'speaker': 'bot', 'text': 'hi'}]}",
        "{'turns': [{'speaker': 'agent', 'startMs': null, 'endMs': null, 'text': 'hello'}]}",
        "{'engine': {'name': 'vosk', 'model': 'small', 'sha256': 'ab'}, 'source': {'file': 'a.wav', 'sha256': 'cd', 'seconds': 1.5, "
        + "'channels': 2, 'sampleRateHz': 8000}, "
                + "'turns': [{'index': 0, 'speaker': 'agent', 'startMs': 0, 'endMs': 900, 'text': 'good day', 'words': ["
                + "{'text': 'good', 'startMs': 0, 'endMs': 300, 'confidence': 0.5}, {'text': 'day', 'startMs': 300, 'endMs': 900, "
                + "'confidence': 1}]}]}",
    })
    void aConversationOfTheSchemaIsRead(String sample) throws IOException {
        assertThat(valid(TRANSCRIPT, sample)).isTrue();
        assertThat(arrival(sample)).isInstanceOf(Arrival.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]",
        "{}",
        "{'turns': []}",
        "{'turns': {}}",
        "{'turns': ['hello']}",
        "{'turns': [{'text': 'hello'}]}",
        "{'turns': [{'speaker': 'agent'}]}",
        "{'turns': [{'speaker': 'agent', 'text': 7}]}",
        "{'turns': [{'speaker': 'agent', 'text': null}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'startMs': 5}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'endMs': 5}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'startMs': -1, 'endMs': 5}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'startMs': 0, 'endMs': 604800001}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'startMs': 0.5, 'endMs': 5}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'startMs': '0', 'endMs': 5}]}",
        "{'channel': 'fax', 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'id': [], 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'agent': 'Dana', 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'agent': {'name': []}, 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'durationMs': -1, 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'engine': {'name': 'vosk'}, 'turns': [{'speaker': 'agent', 'text': 'hello'}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'words': {}}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'words': [{'text': 'hello', 'startMs': 0, 'endMs': 5}]}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'words': [{'text': 'hello', 'confidence': 1}]}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'hello', 'words': [{'text': 'hello', 'startMs': 0, 'endMs': 5, 'confidence': 1.1}]}]}",
        "{'turns': [{'speaker': 'agent', 'text': 'a b', 'words': [{'text': 'a b', 'startMs': 0, 'endMs': 5, 'confidence': 1}]}]}",
    })
    void aConversationThatBreaksTheSchemaIsRefused(String sample) throws IOException {
        assertThat(valid(TRANSCRIPT, sample)).isFalse();
        assertThat(arrival(sample)).isInstanceOf(Arrival.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{'id': 'call-7', 'agent': {'id': 12, 'name': 'Dana'}, 'customer': {'name': 'Marco'}}",
        "{'agentChannel': 'left', 'customerChannel': 'right'}",
        "{'agentChannel': 2, 'customerChannel': 1}",
        "{'agentChannel': null, 'customer': null}",
    })
    void aSidecarOfTheSchemaIsRead(String sample) throws IOException {
        assertThat(valid(SIDECAR, sample)).isTrue();
        assertThat(sidecarRefused(sample)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]",
        "{'agentChanel': 'left'}",
        "{'agentChannel': 'middle'}",
        "{'agentChannel': 0}",
        "{'agentChannel': 9}",
        "{'agentChannel': 1.5}",
        "{'agent': 'Dana'}",
        "{'id': {}}",
    })
    void aSidecarThatBreaksTheSchemaIsRefused(String sample) throws IOException {
        assertThat(valid(SIDECAR, sample)).isFalse();
        assertThat(sidecarRefused(sample)).isTrue();
    }

    private Arrival arrival(String sample) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("call.json"), json(sample));
        new TranscriptReader(new IntakeSettings(1, 100_000)).read(file, arrivals::add);
        assertThat(arrivals).hasSize(1);
        return arrivals.getFirst();
    }

    private boolean sidecarRefused(String sample) throws IOException {
        Files.writeString(folder.resolve("call.json"), json(sample));
        try {
            return new Sidecar().beside(folder.resolve("call.wav")) == null;
        } catch (Rejected refused) {
            return true;
        }
    }

    private static boolean valid(JsonSchema schema, String sample) throws JsonProcessingException {
        return schema.validate(JSON.readTree(json(sample))).isEmpty();
    }

    private static String json(String sample) {
        return sample.replace('\'', '"');
    }

    private static JsonSchema schema(String name) {
        try (InputStream in = Objects.requireNonNull(InputSchemasIT.class.getResourceAsStream("/schema/" + name))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
