package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Role;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.store.TranscriptVersions.Earlier;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptVersionsIT {

    @TempDir
    Path folder;

    private Served served;
    private Http rita;
    private String id;
    private String at;

    @BeforeEach
    void serve() {
        served = new Served(folder);
        rita = served.person("rita", Role.REVIEWER, null);
        id = served.scored("a-1");
        at = "/api/v1/interactions/" + id;
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private JsonNode verdict(String criterion) {
        for (JsonNode one : rita.get(at + "/result").must(200).json().at("/scorecard/verdicts")) {
            if (one.get("criterion").asText().equals(criterion)) {
                return one;
            }
        }
        throw new AssertionError("no criterion " + criterion);
    }

    @Test
    void aWordIsCorrectedAndWhatRestsOnItIsScoredAgainAndBothAreKept() {
        String sha = rita.get(at + "/transcript/versions").must(200).json().at("/items/0/sha256").asText();

        JsonNode made = rita.post(at + "/transcript/corrections",
                "{\"seen\":1,\"turn\":6,\"word\":0,\"words\":1,\"text\":\"I am sorry\"}").must(202).json();
        assertThat(made.get("number").asInt()).isEqualTo(2);
        assertThat(rita.get(at).must(200).json().get("state").asText()).isEqualTo("processing");
        served.work();

        assertThat(rita.get(at).must(200).json().get("state").asText()).isEqualTo("scored");
        assertThat(rita.get(at + "/transcript").must(200).json().at("/turns/6/text").asText())
                .isEqualTo("I am sorry let me look at the payments");
        assertThat(rita.get(at + "/transcript").must(200).json().at("/turns/6/words/1/startMs").asLong()).isBetween(29_900L, 30_271L);
        assertThat(verdict("feeling_first").get("verdict").asText()).isEqualTo("met");
        JsonNode versions = rita.get(at + "/transcript/versions").must(200).json().get("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/by/name").asText()).isEqualTo("Name of rita");
        assertThat(versions.at("/1/sha256").asText()).isEqualTo(sha);
        assertThat(rita.get(at + "/transcript/versions/1").must(200).json().at("/turns/6/text").asText()).startsWith("right let me");
        JsonNode earlier = rita.get(at + "/scorecards/billing-care/7/earlier").must(200).json().get("items");
        assertThat(earlier.at("/0/transcriptVersion").asInt()).isEqualTo(1);
        assertThat(earlier.at("/0/scorecard/verdicts/2/verdict").asText()).isEqualTo("not_met");
    }

    @Test
    void theEvidenceOfOldScorecardsStillStandsInTheVersionTheyWereMadeFrom() {
        rita.post(at + "/transcript/corrections", "{\"seen\":1,\"turn\":0,\"text\":\"something quite different\"}").must(202);
        served.work();

        List<Earlier> earlier = served.inStore(tx -> tx.transcripts().earlier(id, "billing-care@7"));
        assertThat(earlier).hasSize(1);
        Transcript then = served.inStore(tx -> tx.transcripts().heard(id, 1)).orElseThrow().transcript();
        Transcript now = served.inStore(tx -> tx.transcripts().heard(id, 2)).orElseThrow().transcript();
        assertThat(earlier.getFirst().scorecard().judgements()).flatMap(judgement -> judgement.evidence())
                .isNotEmpty().allMatch(place -> EvidenceCheck.holds(place, then)).anyMatch(place -> !EvidenceCheck.holds(place, now));
    }

    @Test
    void whatAPersonSaidBeforeStaysAndSaysThatItNoLongerFits() {
        rita.put(at + "/review/criteria/own-name",
                "{\"seen\":0,\"verdict\":\"met\",\"evidence\":[{\"turn\":0,\"quote\":\"my name is dana\"}]}").must(200);
        rita.post(at + "/review/finish", "{\"seen\":1}").must(200);
        rita.post(at + "/transcript/corrections", "{\"seen\":1,\"turn\":0,\"word\":9,\"words\":1,\"text\":\"Diana\"}").must(202);
        served.work();

        JsonNode review = rita.get(at + "/review").must(200).json();
        JsonNode name = review.at("/criteria/0");
        assertThat(name.at("/verdict/verdict").asText()).isEqualTo("met");
        assertThat(name.get("fits").asBoolean()).isFalse();
        assertThat(name.get("unfit").asText()).contains("no longer in the transcript");
        assertThat(review.get("origin").asText()).as("another scoring is to be looked at again").isEqualTo("ai-suggested");
        assertThat(review.get("needs").toString()).contains("unfit-revision");
    }

    @Test
    void whoeverCorrectsAnOldVersionIsToldOfTheNewOne() {
        String change = "{\"seen\":1,\"turn\":6,\"word\":0,\"text\":\"alright\"}";
        rita.post(at + "/transcript/corrections", change).must(202);

        assertThat(rita.post(at + "/transcript/corrections", change).must(409).code()).isEqualTo("review.transcript-changed");
        assertThat(rita.post(at + "/transcript/corrections", "{\"seen\":2,\"turn\":6,\"word\":99,\"text\":\"x\"}").must(422).code())
                .isEqualTo("review.word-unknown");
        assertThat(rita.post(at + "/transcript/corrections", "{\"seen\":2,\"turn\":6,\"word\":0,\"text\":\"alright\"}").must(422)
                .code()).isEqualTo("review.nothing-changed");
        assertThat(rita.post(at + "/transcript/corrections", "{\"seen\":2,\"turn\":99,\"text\":\"x\"}").must(422).code())
                .isEqualTo("review.turn-unknown");
    }

    @Test
    void partiesAreSwappedEverywhereAndBackAgain() {
        String peaks = rita.get(at + "/peaks?format=json").must(200).json().get("data").toString();

        rita.post(at + "/transcript/swap", "{\"seen\":1}").must(202);
        served.work();
        assertThat(rita.get(at + "/transcript").must(200).json().at("/turns/0/speaker").asText()).isEqualTo("customer");
        assertThat(rita.get(at + "/peaks?format=json").must(200).json().get("data").toString()).isNotEqualTo(peaks);
        assertThat(verdict("own-name").get("verdict").asText()).isEqualTo("not_met");

        rita.post(at + "/transcript/swap", "{\"seen\":2}").must(202);
        served.work();
        assertThat(rita.get(at + "/peaks?format=json").must(200).json().get("data").toString()).isEqualTo(peaks);
        assertThat(verdict("own-name").get("verdict").asText()).isEqualTo("met");
        assertThat(rita.get(at + "/transcript/versions").must(200).json().get("items")).hasSize(3);
    }

    @Test
    void whatWasTypedIsNotCorrected() {
        String chat = served.program().post("/api/v1/interactions", Served.transcript("a-1", "Hello.", "Hi.")).must(201)
                .header("location");

        assertThat(rita.post(chat + "/transcript/corrections", "{\"seen\":1,\"turn\":0,\"text\":\"Goodbye.\"}").must(409).code())
                .isEqualTo("review.words-typed");
    }
}
