package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.testing.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.zip.GZIPOutputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionsIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http program;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        program = served.program();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aConversationThatIsTextIsKeptAndShown() {
        Http.Answered kept = program.post("/api/v1/interactions", Served.transcript("a-1", "Hello, my name is Dana.", "Hi.")).must(201);
        JsonNode shown = program.get(kept.header("location")).must(200).json();

        assertThat(shown.get("agent").get("id").asText()).isEqualTo("a-1");
        assertThat(shown.get("channel").asText()).isEqualTo("chat");
        assertThat(shown.get("state").asText()).isEqualTo("processing");
        assertThat(kept.json().get("keyDerived").asBoolean()).isTrue();
    }

    @Test
    void theSameRequestAgainIsToldOfTheFirstOne() {
        Http once = program.with("Idempotency-Key", "order-66");
        String body = Served.transcript("a-1", "Hello again.", "Hi.");

        Http.Answered first = once.post("/api/v1/interactions", body).must(201);
        Http.Answered second = once.post("/api/v1/interactions", body).must(200);

        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(second.json().get("repeated").asBoolean()).isTrue();
        assertThat(once.post("/api/v1/interactions", Served.transcript("a-1", "Something else.")).must(422).code())
                .isEqualTo("inbox.key-reused");
    }

    @Test
    void aConversationMayBePackedWithGzip() throws IOException {
        byte[] plain = Served.transcript("a-1", "Hello, packed.", "Hi.").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        Http gzip = program.with("Content-Encoding", "gzip");

        Http.Answered kept = gzip.send("POST", "/api/v1/interactions", BodyPublishers.ofByteArray(packed.toByteArray()),
                "application/json").must(201);
        assertThat(program.get(kept.header("location")).must(200).json().get("channel").asText()).isEqualTo("chat");
        assertThat(program.send("POST", "/api/v1/interactions", BodyPublishers.ofByteArray(packed.toByteArray()), "application/json")
                .must(415).code()).isEqualTo("web.encoding");
        assertThat(program.with("Content-Encoding", "br").send("POST", "/api/v1/interactions",
                BodyPublishers.ofByteArray(packed.toByteArray()), "application/json").must(415).code()).isEqualTo("web.encoding");
    }

    static byte[] wav() {
        short[] sound = new short[16_000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (8000 * Math.sin(i / 9.0));
        }
        short[] other = new short[16_000];
        for (int i = 0; i < other.length; i++) {
            other[i] = (short) (3000 * Math.sin(i / 31.0));
        }
        return Wav.pcm16(8000, sound, other).bytes();
    }

    @Test
    void aRecordingComesAsAFormFactsFirst() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("facts", "{\"id\":\"crm-1\",\"agent\":{\"id\":\"a-9\"},\"team\":\"billing\"}".getBytes(StandardCharsets.UTF_8));
        parts.put("audio", wav());
        Http.Answered kept = program.send("POST", "/api/v1/interactions?priority=bulk", BodyPublishers.ofByteArray(Served.form(parts)),
                "multipart/form-data; boundary=XX").must(201);

        JsonNode shown = program.get(kept.header("location")).must(200).json();
        assertThat(shown.get("externalId").asText()).isEqualTo("crm-1");
        assertThat(shown.get("priority").asText()).isEqualTo("bulk");
        assertThat(shown.get("team").asText()).isEqualTo("billing");
        assertThat(shown.get("source").asText()).isEqualTo("call.wav");
        byte[] sound = program.get(kept.header("location") + "/audio").must(200).response().body();
        assertThat(sound).isEqualTo(wav());
    }

    @Test
    void theLanguageThatIsChosenWithAnUploadIsKeptShownAndWinsOverTheFacts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("facts", "{\"id\":\"spoken\",\"language\":\"de\"}".getBytes(StandardCharsets.UTF_8));
        parts.put("audio", wav());
        Http.Answered none = form(parts).must(422);
        assertThat(none.code()).isEqualTo("speech.language-unknown");
        assertThat(none.text()).contains("The recording is in de (German), which no speech model of models/manifest.yaml "
                + "hears; there are models for en (English).");

        Http.Answered kept = program.send("POST", "/api/v1/interactions?language=en_gb",
                BodyPublishers.ofByteArray(Served.form(parts)), "multipart/form-data; boundary=XX").must(201);
        served.work();

        String at = kept.header("location");
        assertThat(program.get(at).must(200).json().get("language").asText()).isEqualTo("en-GB");
        JsonNode result = program.get(at + "/result").must(200).json();
        assertThat(result.at("/transcript/source/language").asText()).isEqualTo("en-GB");
        assertThat(result.at("/pins/language").asText()).isEqualTo("en-GB");
        for (String wrong : new String[] {"spanish", "%3Cb%3E", "es-x-mine"}) {
            Http.Answered refused = program.send("POST", "/api/v1/interactions?language=" + wrong,
                    BodyPublishers.ofByteArray(Served.form(parts)), "multipart/form-data; boundary=XX").must(422);
            assertThat(refused.code()).isEqualTo("pipeline.language-invalid");
            assertThat(refused.text()).contains("it must be the tag of a language (BCP 47), such as es or es-MX.");
        }
    }

    @Test
    void aChatInAChosenLanguageIsNotJudgedByARubricOfAnotherAlsoWhenItIsScoredAgain() {
        String chat = Served.transcript("a-8", "Good morning, this is Dana, how can I help you today?",
                "My parcel has not arrived and I would like to know where it is.", "It will be there tomorrow. Anything else?",
                "No, thank you.");
        Http.Answered kept = program.post("/api/v1/interactions?language=es-MX", chat).must(201);
        served.work();
        String at = kept.header("location");

        assertThat(program.get(at).must(200).json().get("language").asText()).isEqualTo("es-MX");
        program.post(at + "/rescore", "{\"rubric\":\"bank-phone-service\"}").must(202);
        served.work();
        JsonNode again = program.get(at + "/result?rubric=bank-phone-service").must(200).json();
        assertThat(again.at("/transcript/source/language").asText()).isEqualTo("es-MX");
        assertThat(again.at("/scorecard/coverage/scored").asInt()).isZero();
        assertThat(again.get("scorecard").toString()).contains("This is in Spanish, and the rubric is in English.");

        String said = chat.replaceFirst("\\{", "{\"language\":\"fr\",");
        assertThat(program.get(program.post("/api/v1/interactions", said).must(201).header("location")).json().get("language").asText())
                .isEqualTo("fr");
        assertThat(program.post("/api/v1/interactions", said.replace("\"fr\"", "\"french\"")).must(422).code())
                .isEqualTo("pipeline.transcript-invalid");
    }

    @Test
    void aFormThatIsNotAsItShouldBeIsRefused() {
        Map<String, byte[]> late = new LinkedHashMap<>();
        late.put("audio", wav());
        late.put("facts", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(form(late).must(422).code()).isEqualTo("web.facts-first");
        assertThat(form(Map.of("facts", "{}".getBytes(StandardCharsets.UTF_8))).must(422).code()).isEqualTo("web.parts");
        Map<String, byte[]> wrong = new LinkedHashMap<>();
        wrong.put("facts", "{\"agentChanel\":2}".getBytes(StandardCharsets.UTF_8));
        wrong.put("audio", wav());
        assertThat(form(wrong).must(422).code()).isEqualTo("pipeline.sidecar-invalid");
        wrong.put("facts", "{}".getBytes(StandardCharsets.UTF_8));
        wrong.put("audio", "RIFFnonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(form(wrong).status()).isEqualTo(422);
        assertThat(program.send("POST", "/api/v1/interactions", BodyPublishers.ofString("--XX\r\nnonsense"),
                "multipart/form-data; boundary=XX").must(400).code())
                .isEqualTo("web.multipart-invalid");
        assertThat(program.send("POST", "/api/v1/interactions", BodyPublishers.ofString("x"), "multipart/form-data").must(400).code())
                .isEqualTo("web.multipart-invalid");
        assertThat(program.send("POST", "/api/v1/interactions", BodyPublishers.ofString("x"), "text/html").must(415).code())
                .isEqualTo("web.media-type");
    }

    private static Http.Answered form(Map<String, byte[]> parts) {
        return program.send("POST", "/api/v1/interactions", BodyPublishers.ofByteArray(Served.form(parts)),
                "multipart/form-data; boundary=XX");
    }

    @Test
    void everythingThatWasFoundOutIsShownAsTheCommandLineShowsIt() {
        String at = "/api/v1/interactions/" + served.scored("a-2");

        JsonNode result = program.get(at + "/result").must(200).json();
        assertThat(program.get(at + "/transcript").must(200).json()).isEqualTo(result.get("transcript"));
        assertThat(program.get(at + "/measures").must(200).json().get("sentiment")).isEqualTo(result.get("sentiment"));
        assertThat(program.get(at + "/moments").must(200).json().get("items")).isEqualTo(result.get("moments"));
        assertThat(program.get(at + "/summary").must(200).json()).isEqualTo(result.get("summary"));
        assertThat(program.get(at + "/summary?rubric=other").must(404).code()).isEqualTo("web.not-known-yet");
        assertThat(program.get(at + "/scorecards").must(200).json().at("/items/0/degraded").asInt()).isZero();
        assertThat(program.get(at + "/scorecards").must(200).json().at("/items/0/rescoreAt").isNull()).isTrue();
        assertThat(program.get(at + "/scorecards/billing-care/7").must(200).json()).isEqualTo(result.get("scorecard"));
        assertThat(program.get(at + "/scorecards").must(200).json().at("/items/0/rubric").asText()).isEqualTo("billing-care");
        assertThat(program.get(at + "/result?rubric=other").must(404).code()).isEqualTo("results.not-scored");
        assertThat(program.get(at + "/scorecards/billing-care/8").must(404).code()).isEqualTo("web.not-known-yet");
        assertThat(program.get(at + "/peaks?format=json").must(200).json().get("data").toString()).isEqualTo("[-3,3,-5,5,-1,1,0,127]");
        assertThat(program.get(at + "/peaks").must(200).response().body()).hasSize(32);
    }

    @Test
    void whatIsUnchangedIsNotSentAgainAndAnOldViewChangesNothing() {
        String at = "/api/v1/interactions/" + served.scored("a-3");
        String tag = program.get(at).must(200).header("etag");

        assertThat(program.with("If-None-Match", tag).get(at).must(304).text()).isEmpty();
        assertThat(program.with("If-Match", "\"other\"").delete(at).must(412).code()).isEqualTo("web.changed-meanwhile");
        program.with("If-Match", tag).delete(at).must(204);
        program.get(at).must(404);
        program.delete(at).must(404);
    }

    @Test
    void listsAreFilteredSortedAndComeInPages() {
        for (int i = 0; i < 5; i++) {
            served.scored("pager");
        }
        String list = "/api/v1/interactions?agent=pager&limit=2";
        JsonNode first = program.get(list).must(200).json();
        JsonNode second = program.get(list + "&after=" + java.net.URLEncoder.encode(first.get("next").asText(), StandardCharsets.UTF_8))
                .must(200).json();

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(2).doesNotContainAnyElementsOf(first.get("items"));
        assertThat(program
                .get("/api/v1/interactions?agent=pager&missed=fee_disclosure&state=scored&rubric=billing-care&maxScore=0"
                        + "&team=billing&queue=invoices&channel=voice"
                + "&externalId=crm-pager&sort=-score&from=2020-01-01T00:00:00Z&to=2200-01-01T00:00:00%2B01:00").must(200).json()
                .get("items")).hasSize(5);
        assertThat(program.get("/api/v1/interactions?agent=pager&minScore=50").must(200).json().get("items")).isEmpty();
        assertThat(program.get("/api/v1/interactions?agents=pager").must(400).text()).contains("did you mean");
        assertThat(program.get("/api/v1/interactions?limit=501").must(400).code()).isEqualTo("web.parameter-invalid");
        assertThat(program.get("/api/v1/interactions?from=yesterday").must(400).code()).isEqualTo("web.parameter-invalid");
        assertThat(program.get("/api/v1/interactions?after=nonsense").status()).isBetween(400, 422);
    }

    @Test
    void workIsRetriedAndRescoredAndTheQueueIsShown() {
        String at = "/api/v1/interactions/" + served.scored("a-4");

        assertThat(program.post(at + "/retry").must(409).code()).isEqualTo("jobs.not-parked");
        program.post(at + "/rescore", "{\"rubric\":\"bank-phone-service\"}").must(202);
        assertThat(program.post(at + "/rescore", "{\"rubric\":\"none\"}").must(404).code()).isEqualTo("rubric.unknown");
        JsonNode forecast = program.post("/api/v1/interactions/rescore/forecast", "{\"agent\":\"a-4\"}").must(200).json();
        assertThat(forecast.get("count").asInt()).isEqualTo(1);
        assertThat(forecast.get("sentence").asText()).isEqualTo("about 0 questions, 0 tokens");
        assertThat(program.post("/api/v1/interactions/rescore", "{\"agent\":\"a-4\"}").must(202).json().get("count").asInt()).isEqualTo(1);
        assertThat(program.post("/api/v1/interactions/retry").must(202).json().get("count").asInt()).isZero();
        assertThat(program.get("/api/v1/jobs").must(200).json().get("ready").asInt()).isPositive();
        assertThat(program.get("/api/v1/jobs").must(200).json().at("/stages/received").asInt()).isPositive();
    }
}
