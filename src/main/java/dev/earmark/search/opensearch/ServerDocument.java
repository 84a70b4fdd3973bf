package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.Token;
import dev.earmark.search.DocumentFacts;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.Lines;
import dev.earmark.search.line.Run;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the document of one interaction. For one use. */
final class ServerDocument {

    private final SearchDocument document;
    private final Transcript transcript;
    private final boolean withVectors;
    private final ObjectNode made = SearchServer.object();
    private final Set<String> terms = new HashSet<>();

    private ServerDocument(SearchDocument document, boolean withVectors) {
        this.document = document;
        this.transcript = document.transcript();
        this.withVectors = withVectors;
    }

    /** @param terms all words and pairs of words that it holds, for the index of words */
    record Made(ObjectNode json, Set<String> terms) {}

    /** @param withVectors whether the server can compare them */
    static Made of(SearchDocument document, SoundAlike sound, boolean withVectors) {
        ServerDocument one = new ServerDocument(document, withVectors);
        one.make(sound);
        return new Made(one.made, one.terms);
    }

    private void make(SoundAlike sound) {
        DocumentFacts facts = DocumentFacts.of(document);
        made.put(FieldNames.OF, document.id()).put(FieldNames.KIND, FieldNames.HELD).put(FieldNames.VERSION, document.version())
                .put(FieldNames.AT, facts.at().toEpochMilli()).put(FieldNames.HASH, DocumentFacts.hash(document.id()));
        Long points = DocumentFacts.points(document);
        if (points != null) {
            made.put(FieldNames.PERCENT, points);
        }
        ArrayNode all = made.putArray(FieldNames.FACTS);
        facts.values().stream().map(value -> FieldNames.fact(value.facet(), value.value())).distinct().forEach(all::add);
        facts.figures().forEach((figure, value) -> made.withObject("/" + FieldNames.NUMBERS).put(figure.label(), value));
        Lines lines = Lines.of(transcript, document.facts(), sound);
        runs(lines, sound);
        List<byte[]> vectors = document.vectors().stream().map(Shown::bytes).toList();
        turns(lines, vectors);
        made.set(FieldNames.SHOWN, Shown.of(document, withVectors ? vectors : List.of()));
    }

    /** What stays of an interaction that is gone: that it never comes back. */
    static ObjectNode gone(String id, long version) {
        return SearchServer.object().put(FieldNames.OF, id).put(FieldNames.KIND, FieldNames.GONE).put(FieldNames.VERSION, version);
    }

    private void runs(Lines lines, SoundAlike sound) {
        ArrayNode runs = made.putArray(FieldNames.RUNS);
        for (Run run : lines.runs()) {
            Set<String> held = LineTerms.of(run, lines.ear(sound)).stream().flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            ArrayNode all = runs.addObject().putArray("terms");
            held.forEach(all::add);
            held.stream().filter(term -> !term.startsWith(LineTerms.STEM) && !term.startsWith(LineTerms.KIND)).forEach(terms::add);
        }
    }

    private void turns(Lines lines, List<byte[]> vectors) {
        Map<Integer, StringBuilder> stems = new HashMap<>();
        for (Run run : lines.runs()) {
            for (Token token : run.tokens()) {
                stems.computeIfAbsent(token.turn(), _ -> new StringBuilder()).append(LineTerms.stem(token.text())).append(' ');
            }
        }
        TimeSpan spoken = DocumentFacts.spoken(transcript);
        ArrayNode turns = made.putArray(FieldNames.TURNS);
        for (Turn turn : transcript.turns()) {
            ObjectNode one = turns.addObject().put("by", turn.speaker().label()).put("heard", transcript.recognised())
                    .put("stems", stems.getOrDefault(turn.index(), new StringBuilder()).toString());
            place(one, turn, spoken);
            if (withVectors && !vectors.isEmpty() && vectors.get(turn.index()).length > 0) {
                ArrayNode meaning = one.putArray("meaning");
                for (byte component : vectors.get(turn.index())) {
                    meaning.add(component);
                }
            }
        }
    }

    private void place(ObjectNode one, Turn turn, @Nullable TimeSpan spoken) {
        int size = transcript.turns().size();
        int edge = DocumentFacts.edge(size);
        ArrayNode part = one.putArray("part");
        if (turn.index() < edge) {
            part.add(FieldNames.OPENING);
        }
        if (turn.index() >= size - edge) {
            part.add(FieldNames.CLOSING);
        }
        if (spoken != null && turn.time() != null) {
            one.put("since", Math.max(0, turn.time().startMs() - spoken.startMs()));
            one.put("until", Math.max(0, spoken.endMs() - turn.time().endMs()));
        }
    }
}
