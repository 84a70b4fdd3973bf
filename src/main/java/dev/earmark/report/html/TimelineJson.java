package dev.earmark.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.results.Result;
import dev.earmark.report.Clock;
import dev.earmark.report.Durations;
import dev.earmark.report.Numbers;
import dev.earmark.report.ScoreSheet;
import dev.earmark.report.json.SafeJson;
import dev.earmark.scoring.Evidence;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page's script needs besides the page itself: where things lie in time. */
final class TimelineJson {

    private TimelineJson() {}

    static ObjectNode of(Result result, ScoreSheet sheet, @Nullable CallAudioView audio) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.put("durationMs", Durations.ofMs(result.transcript()));
        node.set("lanes", lanes(audio));
        node.set("speech", speech(result.transcript().turns()));
        node.set("flags", flags(sheet));
        ArrayNode deadAirs = node.putArray("deadAirs");
        result.measures().deadAirs().forEach(air -> deadAirs.add(span(air.time()).add(label(air))));
        ArrayNode overlaps = node.putArray("overlaps");
        result.measures().interruptions().forEach(talk -> overlaps.add(span(talk.overlap())));
        node.set("sentiment", sentiment(result.sentiment(), result.transcript().turns()));
        node.set("words", words(result.transcript().turns()));
        node.put("mediaType", audio == null || audio.audio() == null ? null : audio.audio().mediaType());
        return node;
    }

    /** One lane for each party of the sound; none without sound, then the turns are drawn. */
    private static ArrayNode lanes(@Nullable CallAudioView audio) {
        ArrayNode lanes = SafeJson.NODES.arrayNode();
        if (audio != null) {
            audio.lanes().forEach(lane -> lanes.addObject().put("speaker", lane.speaker().label())
                    .put("millisecondsPerPair", lane.millisecondsPerPair())
                    .put("pairs", Base64.getEncoder().encodeToString(lane.peaks().channels().getFirst())));
        }
        return lanes;
    }

    private static ArrayNode speech(List<Turn> turns) {
        ArrayNode speech = SafeJson.NODES.arrayNode();
        for (Turn turn : turns) {
            TimeSpan time = turn.time();
            if (time != null) {
                speech.add(span(time).add(turn.speaker().label()));
            }
        }
        return speech;
    }

    private static ArrayNode flags(ScoreSheet sheet) {
        ArrayNode flags = SafeJson.NODES.arrayNode();
        for (ScoreSheet.Line line : sheet.lines()) {
            for (Evidence evidence : line.judgement().evidence()) {
                TimeSpan time = evidence.time();
                if (time != null) {
                    flags.addObject().put("number", line.number()).put("startMs", time.startMs()).put("endMs", time.endMs())
                            .put("look", line.look().name()).put("title", line.number() + " " + line.title())
                            .put("verdict", line.look().word()).put("kind", evidence.kind().label())
                            .put("said", !evidence.quote().isBlank());
                }
            }
        }
        return flags;
    }

    private static ArrayNode sentiment(Sentiment sentiment, List<Turn> turns) {
        ArrayNode points = SafeJson.NODES.arrayNode();
        for (Sentiment.Reading reading : sentiment.turns()) {
            TimeSpan time = turns.get(reading.turn()).time();
            if (time != null) {
                points.addArray().add((time.startMs() + time.endMs()) / 2).add(Numbers.rounded(reading.score(), 3));
            }
        }
        return points;
    }

    /** For each turn with words that its text holds: turn, then start, end, first character and character after the last, word by word. */
    private static ArrayNode words(List<Turn> turns) {
        ArrayNode all = SafeJson.NODES.arrayNode();
        for (Turn turn : turns) {
            if (turn.hasWords()) {
                ArrayNode row = all.addArray().add(turn.index());
                List<@Nullable QuotePlace> places = QuotePlace.ofWords(turn);
                for (int i = 0; i < places.size(); i++) {
                    addWord(row, turn.words().get(i), places.get(i));
                }
            }
        }
        return all;
    }

    private static void addWord(ArrayNode row, Word word, @Nullable QuotePlace place) {
        if (place != null) {
            row.add(word.time().startMs()).add(word.time().endMs()).add(place.from()).add(place.to());
        }
    }

    private static ArrayNode span(TimeSpan time) {
        return SafeJson.NODES.arrayNode().add(time.startMs()).add(time.endMs());
    }

    private static String label(Measures.DeadAir air) {
        String length = Clock.length(air.time().lengthMs() / 1000.0) + " silence";
        return air.keptWaiting() == Speaker.UNKNOWN ? length : length + ", " + air.keptWaiting().label() + " waited";
    }
}
