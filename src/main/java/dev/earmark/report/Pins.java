package dev.earmark.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.hash.Sha256;
import dev.earmark.pipeline.Result;
import dev.earmark.transcript.Transcript;
import java.nio.charset.StandardCharsets;

/** Exactly what a score rests on. Two results with equal pins have equal scores. */
final class Pins {

    private Pins() {}

    static ObjectNode of(Result result, Provenance provenance) {
        ObjectNode node = ResultJson.JSON.objectNode().put("program", provenance.program()).put("transcriptSha256", transcript(result.transcript()));
        node.put("rubricSha256", result.scorecard().rubric().sha256());
        node.set("engine", TranscriptJson.engine(result.transcript().engine()));
        return node.put("embedder", provenance.embedder()).put("sentiment", result.sentiment().method());
    }

    /** Digest, in lower-case hexadecimal, of the {@code turns} array exactly as the contract writes it on one line, in UTF-8. */
    static String transcript(Transcript transcript) {
        return Sha256.hex(SafeJson.line(TranscriptJson.turns(transcript)).getBytes(StandardCharsets.UTF_8));
    }
}
