package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.report.Numbers;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import org.jspecify.annotations.Nullable;

/** The transcript's part of the contract. */
final class TranscriptJson {

    private TranscriptJson() {}

    static ObjectNode of(Transcript transcript) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.put("id", transcript.id()).put("channel", transcript.channel().label());
        node.set("source", source(transcript.source()));
        node.set("engine", engine(transcript.engine()));
        node.set("turns", turns(transcript));
        return node;
    }

    static ArrayNode turns(Transcript transcript) {
        ArrayNode turns = SafeJson.NODES.arrayNode(transcript.turns().size());
        transcript.turns().forEach(turn -> turns.add(turn(turn)));
        return turns;
    }

    static ObjectNode engine(Engine engine) {
        return SafeJson.NODES.objectNode().put("name", engine.name()).put("model", engine.model()).put("sha256", engine.sha256());
    }

    static void putTimes(ObjectNode node, @Nullable TimeSpan time) {
        node.put("startMs", time == null ? null : (Long) time.startMs());
        node.put("endMs", time == null ? null : (Long) time.endMs());
    }

    private static ObjectNode source(Source source) {
        ObjectNode node = SafeJson.NODES.objectNode().put("file", source.file()).put("sha256", source.sha256());
        node.put("seconds", Numbers.rounded(source.seconds(), 3));
        node.put("channels", source.channels()).put("sampleRateHz", source.sampleRateHz()).put("language", source.language());
        ArrayNode remarks = node.putArray("remarks");
        source.remarks().forEach(remark -> remarks.addObject().put("code", remark.code()).put("sentence", remark.sentence()));
        return node;
    }

    private static ObjectNode turn(Turn turn) {
        ObjectNode node = SafeJson.NODES.objectNode().put("index", turn.index()).put("speaker", turn.speaker().label());
        putTimes(node, turn.time());
        ArrayNode words = node.put("text", turn.text()).putArray("words");
        turn.words().forEach(word -> words.add(word(word)));
        return node;
    }

    private static ObjectNode word(Word word) {
        ObjectNode node = SafeJson.NODES.objectNode().put("text", word.text());
        putTimes(node, word.time());
        return node.put("confidence", Numbers.rounded(word.confidence(), 3));
    }
}
