package dev.earmark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.fault.Fault;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptReaderIT {

    private static final String TURN = "{\"speaker\":\"agent\",\"text\":\"hello\"}";

    @TempDir
    Path folder;

    private final TranscriptReader reader = new TranscriptReader(new IntakeSettings(1, 100_000));

    @Test
    void chatWithoutTimesIsRead() {
        Incoming.Transcribed chat = read("chat.json",
                "{\"id\":\"c1\",\"channel\":\"chat\",\"agent\":{\"id\":7,\"name\":\"Ann\"},\"customer\":{\"name\":\" Bob  Lee "
                + "\"},\"turns\":["
                        + TURN + ",{\"speaker\":\"customer\",\"text\":\"hi\"}]}");

        assertThat(chat.transcript().id()).isEqualTo("c1");
        assertThat(chat.transcript().channel()).isEqualTo(Channel.CHAT);
        assertThat(chat.transcript().engine()).isEqualTo(Engine.GIVEN);
        assertThat(chat.transcript().turns()).extracting(Turn::speaker).containsExactly(Speaker.AGENT, Speaker.CUSTOMER);
        assertThat(chat.transcript().turns()).extracting(Turn::time).containsOnlyNulls();
        assertThat(chat.facts().agentId()).isEqualTo("7");
        assertThat(chat.facts().agentName()).isEqualTo("Ann");
        assertThat(chat.facts().customerName()).isEqualTo("Bob Lee");
    }

    @Test
    void withoutIdAndChannelTheFileNameAndTheTimesDecide() {
        Incoming.Transcribed call = read("monday.json",
                turns("{\"speaker\":\"agent\",\"startMs\":5,\"endMs\":900,\"text\":\"hello\"}"));

        assertThat(call.transcript().id()).isEqualTo("monday");
        assertThat(call.transcript().channel()).isEqualTo(Channel.VOICE);
        assertThat(call.transcript().source().file()).isEqualTo("monday.json");
        assertThat(call.transcript().source().seconds()).isEqualTo(0.9);
    }

    @Test
    void whatTranscribePrintedIsReadBackWithItsWordsAndItsEngine() {
        Incoming.Transcribed call = read("t.json",
                """
                {"id":"t","source":{"file":"t.wav","sha256":"ab","seconds":4.5,"channels":2,"sampleRateHz":8000},
                 "engine":{"name":"vosk","model":"small","sha256":"cd"},
                 "turns":[{"index":0,"speaker":"agent","startMs":0,"endMs":800,"text":"good day","words":[
                   {"text":"good","startMs":0,"endMs":300,"confidence":0.9},{"text":"day","startMs":300,"endMs":800,"confidence":1}]}]}""");

        assertThat(call.transcript().recognised()).isTrue();
        assertThat(call.transcript().source().channels()).isEqualTo(2);
        assertThat(call.transcript().turns().getFirst().words()).hasSize(2).last().satisfies(word -> {
            assertThat(word.time()).isEqualTo(new TimeSpan(300, 800));
            assertThat(word.confidence()).isEqualTo(1.0);
        });
    }

    @Test
    void turnsWithoutWordsAndNotesOfNoiseKeepTheirPlace() {
        Incoming.Transcribed chat = read("c.json",
                turns("{\"speaker\":\"agent\",\"text\":\"\"},{\"speaker\":\"customer\",\"text\":\"[noise] <unk>\"}"));

        assertThat(chat.transcript().turns()).extracting(Turn::text).containsExactly("", "[noise] <unk>");
    }

    @Test
    void overlappingTurnsAreKeptAsTheyAre() {
        Incoming.Transcribed call = read("c.json", turns(
                "{\"speaker\":\"agent\",\"startMs\":0,\"endMs\":2000,\"text\":\"a\"},{\"speaker\":\"customer\",\"startMs\":1500,"
                + "\"endMs\":1800,\"text\":\"b\"}"));

        assertThat(call.transcript().turns()).hasSize(2);
    }

    @Test
    void fieldsThatNobodyKnowsAreIgnored() {
        assertThat(only("c.json", "{\"labels\":{\"x\":[1]},\"provenance\":\"y\",\"turns\":[" + TURN + "]}"))
                .isInstanceOf(Arrival.Accepted.class);
    }

    @Test
    void accentsGetOneSpellingAndControlCharactersAreDropped() {
        Incoming.Transcribed chat = read("c.json", turns("{\"speaker\":\"agent\",\"text\":\"cafe\\u0301 \\u001b[31mred\\u0007\"}"));

        assertThat(chat.transcript().turns().getFirst().text()).isEqualTo("caf\u00e9 [31mred");
    }

    @Test
    void oneBadLineAmongManyIsToldWithItsNumberAndTheRestGoOn() {
        List<Arrival> arrivals = all("calls.jsonl", turns(TURN) + "\n\n{\"id\": \n" + "{\"id\":\"last\",\"turns\":[" + TURN + "]}");

        assertThat(arrivals).hasSize(3);
        assertThat(found(arrivals.get(0)).transcript().id()).isEqualTo("calls-1");
        assertThat(sentence(arrivals.get(1))).isEqualTo(
                "pipeline.json-invalid: calls.jsonl, line 3: is not valid JSON (line 1, column 8).");
        assertThat(found(arrivals.get(2)).transcript().id()).isEqualTo("last");
    }

    @Test
    void conversationOverTheLimitIsRefusedAndTheNextOneRead() {
        List<Arrival> arrivals = all("calls.jsonl", "{\"id\":\"" + "x".repeat(200_000) + "\"}\n" + turns(TURN));

        assertThat(sentence(arrivals.get(0))).isEqualTo(
                "pipeline.too-large: calls.jsonl, line 1: one conversation may have at most 100000 bytes.");
        assertThat(arrivals.get(1)).isInstanceOf(Arrival.Accepted.class);
    }

    @Test
    void fileThatIsNotThereIsToldByName() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.read(Path.of("nowhere.json"), arrival -> {}))
                .hasMessage("There is no file nowhere.json.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            ``                                                              ¦ pipeline.json-invalid: bad.json: is empty.
            `[1]`                                                           ¦ pipeline.transcript-invalid: bad.json: must be a JSON object, not a list.
            `{"turns":[]}`                                                  ¦ pipeline.no-turns: bad.json: a conversation needs "turns", a list with at least one turn.
            `{"id":"a"}`                                                    ¦ pipeline.no-turns: bad.json: a conversation needs "turns", a list with at least one turn.
            `{"id":"a","id":"b"}`                                           ¦ pipeline.json-invalid: bad.json: has the key "id" twice in one object (line 1, column 15).
            `{"turns":[TURN]} x`                                            ¦ pipeline.json-invalid: bad.json: is not valid JSON (line 1, column 48).
            `{"turns":[TURN]} {}`                                           ¦ pipeline.json-invalid: bad.json: goes on after the end of the JSON value (line 1, column 48).
            `{"turns":5}`                                                   ¦ pipeline.transcript-invalid: bad.json: "turns" is 5; it must be a list.
            `{"turns":["hello"]}`                                           ¦ pipeline.transcript-invalid: bad.json, turn 0: must be a JSON object, not "hello".
            `{"turns":[{"speaker":"agent"}]}`                               ¦ pipeline.transcript-invalid: bad.json, turn 0: "text" is missing.
            `{"turns":[{"speaker":"agent","text":5}]}`                      ¦ pipeline.transcript-invalid: bad.json, turn 0: "text" is 5; it must be text.
            `{"channel":"fax","turns":[TURN]}`                              ¦ pipeline.transcript-invalid: bad.json: "channel" is "fax"; it must be voice, chat or email.
            `{"agent":"Ann","turns":[TURN]}`                                ¦ pipeline.transcript-invalid: bad.json, "agent": must be a JSON object, not "Ann".
            `{"turns":[{"speaker":"agent","text":"a","startMs":-5,"endMs":5}]}`     ¦ pipeline.transcript-invalid: bad.json, turn 0: "startMs" is -5; it must be from 0 to 604800000 milliseconds.
            `{"turns":[{"speaker":"agent","text":"a","startMs":1e400,"endMs":5}]}`  ¦ pipeline.transcript-invalid: bad.json, turn 0: "startMs" is a number too large to count with; it must be a whole number of milliseconds.
            `{"turns":[{"speaker":"agent","text":"a","startMs":"0","endMs":5}]}`    ¦ pipeline.transcript-invalid: bad.json, turn 0: "startMs" is "0"; it must be a whole number of milliseconds.
            `{"turns":[{"speaker":"agent","text":"a","startMs":9,"endMs":5}]}`      ¦ pipeline.transcript-invalid: bad.json, turn 0: ends at 5 ms, before it starts at 9 ms.
            `{"turns":[{"speaker":"agent","text":"a","startMs":9}]}`                ¦ pipeline.transcript-invalid: bad.json, turn 0: has "startMs" but no "endMs"; give both or neither.
            `{"turns":[{"speaker":"agent","text":"a\\u0000"}]}`             ¦ pipeline.transcript-invalid: bad.json, turn 0: "text" holds a NUL character at position 1.
            `{"turns":[{"speaker":"agent","text":"a\\ud800b"}]}`            ¦ pipeline.transcript-invalid: bad.json, turn 0: "text" holds half of a surrogate pair at position 1, which is not a character.
            `{"turns":[{"speaker":"agent","text":"a b","words":[{"text":"b","startMs":0,"endMs":1,"confidence":1}]}]}` ¦ pipeline.transcript-invalid: bad.json, turn 0: "words" do not spell "text".
            `{"turns":[{"speaker":"agent","text":"b","words":[{"text":"b","startMs":0,"endMs":1,"confidence":2}]}]}`   ¦ pipeline.transcript-invalid: bad.json, turn 0, word 0: "confidence" is 2; it must be a number from 0 to 1.
            """)
    void everyMistakeIsToldInOneSentence(String json, String sentence) {
        assertThat(sentence(only("bad.json", json.replace("TURN", TURN)))).isEqualTo(sentence);
    }

    @Test
    void turnsThatAreNotInOrderAreSortedAndItIsSaid() {
        Arrival sorted = only("c.json", turns(
                "{\"speaker\":\"agent\",\"startMs\":900,\"endMs\":2000,\"text\":\"a\"},{\"speaker\":\"customer\",\"startMs\":500,"
                + "\"endMs\":1800,\"text\":\"b\"}"));

        assertThat(found(sorted).transcript().turns()).extracting(Turn::text).containsExactly("b", "a");
        assertThat(((Arrival.Accepted) sorted).notes())
                .containsExactly("c.json: turns were not in the order of their times and were sorted by them.");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(sentence(only("deep.json", "{\"a\":" + "[".repeat(40_000))))
                .isEqualTo("pipeline.json-invalid: deep.json: nests deeper than 64 levels.");
    }

    @Test
    void bytesThatAreSurelyCp1252AreReadAndItIsSaid() throws IOException {
        Files.write(folder.resolve("latin.json"), turns("{\"speaker\":\"agent\",\"text\":\"the caf\u00e9 in G\u00f6ttingen\"}")
                .getBytes(StandardCharsets.ISO_8859_1));
        List<Arrival> arrivals = new ArrayList<>();
        reader.read(folder.resolve("latin.json"), arrivals::add);

        assertThat(found(arrivals.getFirst()).transcript().turns().getFirst().text()).isEqualTo("the caf\u00e9 in G\u00f6ttingen");
        assertThat(((Arrival.Accepted) arrivals.getFirst()).notes())
                .containsExactly("latin.json: is not UTF-8 and was read as CP1252 (Windows, Western Europe).");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(folder.resolve("latin.json"), new byte[] {'{', '"', 'a', (byte) 0x81, (byte) 0xFF, '"', '}'});
        List<Arrival> arrivals = new ArrayList<>();
        reader.read(folder.resolve("latin.json"), arrivals::add);

        assertThat(sentence(arrivals.getFirst())).isEqualTo("pipeline.json-invalid: latin.json: is not UTF-8 text.");
    }

    @Test
    void aPackedFileIsUnpackedUpToTheLimit() throws IOException {
        packed("chat.json.gz", turns(TURN));
        packed("bomb.json.gz", "{\"id\":\"" + "x".repeat(200_000) + "\"}");
        List<Arrival> arrivals = new ArrayList<>();
        reader.read(folder.resolve("chat.json.gz"), arrivals::add);
        reader.read(folder.resolve("bomb.json.gz"), arrivals::add);

        assertThat(found(arrivals.getFirst()).transcript().id()).isEqualTo("chat");
        assertThat(sentence(arrivals.getLast())).isEqualTo("pipeline.too-large: bomb.json.gz: has more than 100000 bytes when it is "
                + "uncompressed, which is the limit.");
    }

    @Test
    void anArchiveIsRefusedByName() throws IOException {
        Files.write(folder.resolve("chat.txt"), new byte[] {'P', 'K', 3, 4, 0, 0});
        List<Arrival> arrivals = new ArrayList<>();
        reader.read(folder.resolve("chat.txt"), arrivals::add);

        assertThat(sentence(arrivals.getFirst())).startsWith("exports.packed: chat.txt: is an archive");
    }

    @Test
    void timesUnderOtherNamesAreReadOrTold() {
        Arrival clock = only("a.json",
                turns("{\"speaker\":\"agent\",\"text\":\"a\",\"start\":\"00:00:01.200\",\"end\":\"00:02\"}"));
        Arrival words = only("b.json", turns("{\"speaker\":\"agent\",\"text\":\"a\",\"start\":\"soon\"}"));

        assertThat(found(clock).transcript().turns().getFirst().time()).isEqualTo(new TimeSpan(1200, 2000));
        assertThat(((Arrival.Accepted) clock).notes()).singleElement().asString()
                .contains("\"start\" was read as hours, minutes and seconds");
        assertThat(((Arrival.Accepted) words).notes()).singleElement().asString().contains("\"start\" is \"soon\" and was passed over");
    }

    @Test
    void aFieldThatLooksLikeAKnownOneIsTold() {
        Arrival told = only("a.json", turns("{\"speaker\":\"agent\",\"text\":\"a\",\"startMS\":5}"));

        assertThat(((Arrival.Accepted) told).notes())
                .containsExactly("a.json: the field \"startMS\" of a turn was ignored; did you mean \"startMs\"?");
    }

    @Test
    void charactersWithoutWidthAreDropped() {
        Incoming.Transcribed chat = read("c.json", turns("{\"speaker\":\"agent\",\"text\":\"wel\\u200bco\\u00adme\"}"));

        assertThat(chat.transcript().turns().getFirst().text()).isEqualTo("welcome");
    }

    private void packed(String name, String json) throws IOException {
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void byteOrderMarkOfOtherSystemsIsNoMistake() {
        assertThat(only("bom.json", "\uFEFF" + turns(TURN))).isInstanceOf(Arrival.Accepted.class);
    }

    private static String turns(String turns) {
        return "{\"turns\":[" + turns + "]}";
    }

    private static String sentence(Arrival arrival) {
        Fault fault = ((Arrival.Refused) arrival).fault();
        return fault.code() + ": " + fault.sentence();
    }

    private static Incoming.Transcribed found(Arrival arrival) {
        return (Incoming.Transcribed) ((Arrival.Accepted) arrival).found();
    }

    private Incoming.Transcribed read(String name, String json) {
        return found(only(name, json));
    }

    private Arrival only(String name, String json) {
        List<Arrival> arrivals = all(name, json);
        assertThat(arrivals).hasSize(1);
        return arrivals.getFirst();
    }

    private List<Arrival> all(String name, String json) {
        try {
            Files.writeString(folder.resolve(name), json);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
        List<Arrival> arrivals = new ArrayList<>();
        reader.read(folder.resolve(name), arrivals::add);
        return arrivals;
    }
}
