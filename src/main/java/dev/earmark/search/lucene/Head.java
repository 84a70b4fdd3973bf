package dev.earmark.search.lucene;

import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Sentiment;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The document behind the turns of an interaction. For one use. */
final class Head {

    /** Lucene refuses terms beyond 32,766 bytes; a longer value is found by its beginning. */
    private static final int LONGEST_VALUE = 1_000;

    private final SearchDocument document;
    private final Document doc = new Document();
    private final Set<String> facts = new HashSet<>();

    Head(SearchDocument document) {
        this.document = document;
    }

    /** What the order of documents hangs on; at the turns, too. */
    void order(Document to) {
        to.add(new NumericDocValuesField(IndexFields.AT, at().toEpochMilli()));
        to.add(new NumericDocValuesField(IndexFields.HASH, hash(document.id())));
    }

    static long hash(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        return hash;
    }

    private Instant at() {
        return document.startedAt() == null ? document.receivedAt() : document.startedAt();
    }

    Document document() {
        doc.add(new StringField(IndexFields.OF, document.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.ID, document.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.KIND, IndexFields.HEAD, Field.Store.NO));
        doc.add(new NumericDocValuesField(IndexFields.VERSION, document.version()));
        doc.add(new BinaryDocValuesField(IndexFields.ABOUT, Records.about(document)));
        order(doc);
        whoAndWhere();
        score();
        document.kinds().forEach(kind -> fact(Facet.Of.MOMENT, kind));
        document.outcome().forEach((name, value) -> fact(new Facet.Outcome(name), value));
        numbers();
        return doc;
    }

    private void whoAndWhere() {
        fact(Facet.Of.AGENT, document.facts().agentId());
        fact(Facet.Of.CUSTOMER, document.facts().customerId());
        fact(Facet.Of.TEAM, document.routing().team());
        fact(Facet.Of.QUEUE, document.routing().queue());
        fact(Facet.Of.CHANNEL, document.transcript().channel().label());
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
            number(Figure.Of.SCORE, score.percent());
        }
    }

    private void numbers() {
        number(Figure.Of.AT, (double) at().toEpochMilli());
        number(Figure.Of.TURNS, (double) document.transcript().turns().size());
        number(Figure.Of.LENGTH, document.durationMs() == null ? null : document.durationMs() / 1000.0);
        Sentiment.Course course = document.sentiment();
        number(Figure.Of.SENTIMENT_MIDDLE, course == null ? null : course.middle());
        for (Map.Entry<MeasureName, Double> measure : document.measures().entrySet()) {
            number(new Figure.Measured(measure.getKey()), measure.getValue());
        }
    }

    private void fact(Facet facet, @Nullable String value) {
        if (value == null) {
            return;
        }
        String fact = cut(IndexFields.fact(facet.label(), value));
        if (facts.add(fact)) {
            doc.add(new StringField(IndexFields.FACTS, fact, Field.Store.NO));
            doc.add(new SortedSetDocValuesField(IndexFields.FACTS, new BytesRef(fact)));
        }
    }

    static String cut(String fact) {
        return fact.length() <= LONGEST_VALUE ? fact : fact.substring(0, LONGEST_VALUE);
    }

    private void number(Figure figure, @Nullable Double value) {
        if (value != null) {
            doc.add(new DoublePoint(IndexFields.NUMBER + figure.label(), value));
        }
    }
}
