package dev.earmark.eval.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.eval.search.SearchQuestion.TurnName;
import dev.earmark.interaction.Facts;
import dev.earmark.search.SearchDocument;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * QMSum (Zhong and others, QMSum: A New Benchmark for Query-based Multi-domain Meeting Summarization, NAACL 2021): long meetings, and
 * questions with the turns that people marked as relevant. What is searched is passages of {@value #PASSAGE} turns, each one turn here; a
 * question is about one meeting among all.
 */
final class Meetings {

    private static final int PASSAGE = 10;

    private Meetings() {}

    static List<SearchDocument> documents(Path file) {
        List<SearchDocument> documents = new ArrayList<>();
        for (JsonNode meeting : SetLines.of(file)) {
            List<Turn> passages = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            int turns = meeting.path("turns").size();
            for (int at = 0; at < turns; at++) {
                text.append(meeting.path("turns").path(at).path("text").asText().replaceAll("\\{[a-z]+}", " ")).append(' ');
                if (at % PASSAGE == PASSAGE - 1 || at == turns - 1) {
                    passages.add(new Turn(passages.size(), Speaker.UNKNOWN, null, text.toString().strip(), List.of()));
                    text.setLength(0);
                }
            }
            String id = meeting.path("id").asText();
            Transcript transcript = new Transcript(id, Channel.VOICE, new Source("", "", 0, 0, 0), Engine.GIVEN, passages);
            documents.add(CoachSet.document(id, Facts.NONE, transcript, false));
        }
        return documents;
    }

    static List<SearchQuestion> questions(Path file) {
        List<SearchQuestion> questions = new ArrayList<>();
        for (JsonNode line : SetLines.of(file)) {
            Set<TurnName> relevant = new HashSet<>();
            for (JsonNode span : line.path("relevant_turn_spans")) {
                for (int passage = span.path(0).asInt() / PASSAGE; passage <= span.path(1).asInt() / PASSAGE; passage++) {
                    relevant.add(new TurnName(line.path("meeting").asText(), passage));
                }
            }
            questions.add(new SearchQuestion(line.path("id").asText(), line.path("kind").asText(), line.path("kind").asText(),
                    line.path("query").asText(), null, relevant));
        }
        return questions;
    }
}
