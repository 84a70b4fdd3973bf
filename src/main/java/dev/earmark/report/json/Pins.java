package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.hash.Sha256;
import dev.earmark.results.Result;
import dev.earmark.report.Provenance;
import dev.earmark.scoring.Scorecard;
import dev.earmark.transcript.Transcript;
import java.nio.charset.StandardCharsets;

/** Exactly what a score rests on. Two results with equal pins have equal scores. */
public final class Pins {

    private Pins() {}

    public static ObjectNode of(Result result, Provenance provenance) {
        Scorecard.Basis basis = result.scorecard().basis();
        ObjectNode node = SafeJson.NODES.objectNode().put("program", basis == null ? provenance.program() : basis.program())
                .put("transcriptSha256", transcript(result.transcript()));
        node.put("rubricSha256", result.scorecard().rubric().sha256());
        node.put("language", result.transcript().source().language());
        node.set("engine", TranscriptJson.engine(result.transcript().engine()));
        node.put("embedder", basis == null ? provenance.embedder() : basis.embedding()).put("sentiment", result.sentiment().method());
        if (basis != null) {
            node.put("calibrationSha256", basis.calibrationSha256());
            node.set("model", ScorecardJson.basis(basis).get("model"));
        }
        return node;
    }

    /** Digest, in lower-case hexadecimal, of the {@code turns} array exactly as the contract writes it on one line, in UTF-8. */
    static String transcript(Transcript transcript) {
        return Sha256.hex(SafeJson.line(TranscriptJson.turns(transcript)).getBytes(StandardCharsets.UTF_8));
    }
}
