package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.measure.Sentiment;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.Token;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.Lines;
import dev.earmark.search.line.Run;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the document of one interaction. For one use. */
final class ServerDocument {

    private static final int FEWEST_OPENING_TURNS = 3;
    private static final int MOST_OPENING_TURNS = 10;
    private static final int OPENING_SHARE = 10;
    private static final double POINTS_A_PERCENT = 1_000;

    private final SearchDocument document;
    private final Transcript transcript;
    private final boolean withVectors;
    private final ObjectNode made = SearchServer.object();
    private final Set<String> facts = new LinkedHashSet<>();
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
        made.put(FieldNames.OF, document.id()).put(FieldNames.KIND, FieldNames.HELD).put(FieldNames.VERSION, document.version())
                .put(FieldNames.AT, at()).put(FieldNames.HASH, hash(document.id()));
        whoAndWhere();
        score();
        document.kinds().forEach(kind -> fact(Facet.Of.MOMENT, kind));
        document.outcome().forEach((name, value) -> fact(new Facet.Outcome(name), value));
        ArrayNode all = made.putArray(FieldNames.FACTS);
        facts.forEach(all::add);
        numbers();
        Lines lines = Lines.of(transcript, document.facts());
        runs(lines, sound);
        List<byte[]> vectors = document.vectors().stream().map(Shown::bytes).toList();
        turns(lines, vectors);
        made.set(FieldNames.SHOWN, Shown.of(document, withVectors ? vectors : List.of()));
    }

    /** What stays of an interaction that is gone: that it never comes back. */
    static ObjectNode gone(String id, long version) {
        return SearchServer.object().put(FieldNames.OF, id).put(FieldNames.KIND, FieldNames.GONE).put(FieldNames.VERSION, version);
    }

    private long at() {
        return (document.startedAt() == null ? document.receivedAt() : document.startedAt()).toEpochMilli();
    }

    static long hash(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        return hash;
    }

    private void whoAndWhere() {
        fact(Facet.Of.AGENT, document.facts().agentId());
        fact(Facet.Of.CUSTOMER, document.facts().customerId());
        fact(Facet.Of.TEAM, document.routing().team());
        fact(Facet.Of.QUEUE, document.routing().queue());
        fact(Facet.Of.CHANNEL, transcript.channel().label());
        fact(Facet.Of.EXTERNAL_ID, document.externalId());
        fact(Facet.Of.STATUS, document.status());
    }

    private void score() {
        Score score = document.score();
        if (score != null) {
            fact(Facet.Of.RUBRIC, score.rubric());
            fact(Facet.Of.BAND, score.band());
            fact(Facet.Of.PASSED, score.passed() == null ? null : score.passed() ? "yes" : "no");
            fact(Facet.Of.REVIEWED, score.reviewed() ? "yes" : "no");
            score.verdicts().forEach((criterion, verdict) -> fact(new Facet.Verdict(criterion), verdict));
            if (score.percent() != null) {
                made.put(FieldNames.PERCENT, Math.round(score.percent() * POINTS_A_PERCENT));
            }
        }
    }

    private void fact(Facet facet, @Nullable String value) {
        if (value != null) {
            facts.add(FieldNames.fact(facet, value));
        }
    }

    private void numbers() {
        Score score = document.score();
        Sentiment.Course course = document.sentiment();
        number(Figure.Of.SCORE, score == null ? null : score.percent());
        number(Figure.Of.AT, (double) at());
        number(Figure.Of.TURNS, (double) transcript.turns().size());
        number(Figure.Of.LENGTH, document.durationMs() == null ? null : document.durationMs() / 1000.0);
        number(Figure.Of.SENTIMENT_MIDDLE, course == null ? null : course.middle());
        document.measures().forEach((measure, value) -> number(new Figure.Measured(measure), value));
    }

    private void number(Figure figure, @Nullable Double value) {
        if (value != null) {
            made.withObject("/" + FieldNames.NUMBERS).put(figure.label(), value);
        }
    }

    private void runs(Lines lines, SoundAlike sound) {
        ArrayNode runs = made.putArray(FieldNames.RUNS);
        for (Run run : lines.runs()) {
            Set<String> held = LineTerms.of(run, lines.ear(sound)).stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
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
        TimeSpan spoken = transcript.turns().stream().filter(turn -> !turn.text().isBlank()).map(Turn::time).filter(Objects::nonNull)
                .reduce(TimeSpan::covering).orElse(null);
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
        int edge = Math.clamp(Math.ceilDiv(size, OPENING_SHARE), FEWEST_OPENING_TURNS, MOST_OPENING_TURNS);
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
