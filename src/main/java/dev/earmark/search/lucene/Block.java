package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.Token;
import dev.earmark.search.DocumentFacts;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.Lines;
import dev.earmark.search.line.Run;
import dev.earmark.search.line.Stems;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** Makes the documents of one interaction: its turns in order, then its head. For one use. */
final class Block {

    private static final FieldType WITH_PLACES = new FieldType();

    static {
        WITH_PLACES.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WITH_PLACES.setOmitNorms(true);
        WITH_PLACES.setTokenized(true);
        WITH_PLACES.freeze();
    }

    private final SearchDocument document;
    private final Transcript transcript;
    private final List<Document> turns = new ArrayList<>();
    private final Head head;
    private final @Nullable TimeSpan spoken;

    private Block(SearchDocument document) {
        this.document = document;
        this.transcript = document.transcript();
        this.head = new Head(document);
        this.spoken = DocumentFacts.spoken(transcript);
    }

    static List<Document> of(SearchDocument document, SoundAlike sound) {
        Block block = new Block(document);
        block.transcript.turns().forEach(block::turn);
        Lines lines = Lines.of(block.transcript, document.facts(), sound);
        Ear ear = lines.ear(sound);
        lines.runs().forEach(run -> block.run(lines, run, ear));
        block.wordless();
        List<Document> documents = new ArrayList<>(block.turns);
        documents.add(block.head.document());
        return documents;
    }

    private void wordless() {
        turns.stream().filter(turn -> turn.getField(IndexFields.STEMS) == null).forEach(turn -> turn.add(StemsField.none()));
    }

    private void turn(Turn turn) {
        Document doc = new Document();
        doc.add(new StringField(IndexFields.OF, document.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.KIND, IndexFields.TURN, Field.Store.NO));
        if (transcript.recognised()) {
            doc.add(new StringField(IndexFields.KIND, IndexFields.HEARD, Field.Store.NO));
        }
        doc.add(new StringField(IndexFields.SPEAKER, turn.speaker().label(), Field.Store.NO));
        doc.add(new NumericDocValuesField(IndexFields.TURN_NUMBER, turn.index()));
        doc.add(new NumericDocValuesField(IndexFields.TO_HEAD, transcript.turns().size() - turn.index()));
        doc.add(new BinaryDocValuesField(IndexFields.SAID, Records.turn(turn)));
        head.order(doc);
        Long points = DocumentFacts.points(document);
        if (points != null) {
            doc.add(new NumericDocValuesField(IndexFields.PERCENT, points));
        }
        place(doc, turn);
        meaning(doc, turn.index());
        turns.add(doc);
    }

    private void place(Document doc, Turn turn) {
        int size = transcript.turns().size();
        int edge = DocumentFacts.edge(size);
        if (turn.index() < edge) {
            doc.add(new StringField(IndexFields.PART, IndexFields.OPENING, Field.Store.NO));
        }
        if (turn.index() >= size - edge) {
            doc.add(new StringField(IndexFields.PART, IndexFields.CLOSING, Field.Store.NO));
        }
        if (spoken != null && turn.time() != null) {
            doc.add(new IntPoint(IndexFields.SINCE, (int) Math.clamp(turn.time().startMs() - spoken.startMs(), 0, Integer.MAX_VALUE)));
            doc.add(new IntPoint(IndexFields.UNTIL, (int) Math.clamp(spoken.endMs() - turn.time().endMs(), 0, Integer.MAX_VALUE)));
        }
    }

    private void meaning(Document doc, int turn) {
        float[] vector = document.vectors().isEmpty() ? new float[0] : document.vectors().get(turn);
        byte[] bytes = Vectors.bytes(vector);
        if (bytes.length > 0) {
            doc.add(new KnnByteVectorField(IndexFields.MEANING, bytes, VectorSimilarityFunction.DOT_PRODUCT));
        }
    }

    private void run(Lines lines, Run run, Ear ear) {
        List<Token> tokens = run.tokens();
        int begin = tokens.getFirst().turn();
        for (int at = 0; at < tokens.size(); ) {
            int turn = tokens.get(at).turn();
            List<List<String>> stems = new ArrayList<>();
            for (; at < tokens.size() && tokens.get(at).turn() == turn; at++) {
                stems.add(List.of(LineTerms.stem(tokens.get(at).text())));
            }
            Document doc = turns.get(turn);
            doc.add(new NumericDocValuesField(IndexFields.TO_RUN, turn - begin + 1));
            doc.add(StemsField.of(stems));
        }
        Document first = turns.get(begin);
        first.add(new StringField(IndexFields.KIND, IndexFields.RUN, Field.Store.NO));
        first.add(new Field(IndexFields.LINE, new TermsByPlace(LineTerms.of(run, ear)), WITH_PLACES));
        first.add(new BinaryDocValuesField(IndexFields.RUN_WORDS, Records.run(lines, run)));
    }
}
