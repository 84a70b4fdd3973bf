package dev.earmark.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.Homophones;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.line.WordNeed;
import dev.earmark.yaml.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class AlikeTermsTest {

    private static final List<String> WORDS = List.of("refund", "refunds", "refunded", "refined", "refound", "re", "fund", "found", "fond",
            "cancel", "cancels", "cancelled", "canceled", "council", "counsel", "console", "cattle", "saddle", "settle", "shuttle",
            "a", "i", "am", "not", "knot", "no", "know", "night", "knight", "right", "write", "rite", "whether", "weather",
            "wether", "feather",
            "account", "accounts", "amount", "count", "discount", "acount", "accoutn", "thirty", "thirteen", "dirty", "42", "421", "4200",
            "subscription", "subscriptions", "description", "prescription", "inscription", "transcription", "x".repeat(39), "x".repeat(41),
            "x".repeat(70), "naïve", "naive", "café", "cafe", "cafés", "übung", "ubung", "привет", "приветы", "превет",
            "שלום", "שלומ", "今日",
            "through", "threw", "though", "tough", "thought", "wear", "where", "ware", "waiting", "weighting", "weight", "wait", "wade");

    /** Begins or ends alike and is about as long; of letters of several bytes, everything may be. */
    private static boolean near(String word, String literal) {
        byte[] one = word.getBytes(StandardCharsets.UTF_8);
        byte[] other = literal.getBytes(StandardCharsets.UTF_8);
        if (other.length != literal.length() || one[0] < 0) {
            return true;
        }
        return Math.abs(one.length - other.length) <= 2 && (one[0] == other[0] || one.length > 1 && other.length > 1
                && one[one.length - 1] == other[other.length - 1] && one[one.length - 2] == other[other.length - 2]);
    }

    private static boolean takenFor(String word, WordNeed.Heard needed, boolean pair, Ear spoken, Ear typed) {
        if (needed.prefix() && word.startsWith(needed.literal())) {
            return true;
        }
        double cost = spoken.cost(word, needed.literal());
        boolean homophone = !pair && needed.most() > 0 && Homophones.of(needed.literal()).contains(word);
        double least = pair ? cost : Math.min(cost, typed.cost(word, needed.literal()));
        return (homophone || near(word, needed.literal())) && least <= needed.most();
    }

    @Test
    void theyAreThoseThatTheEarWouldTakeForTheWord() throws IOException {
        SoundAlike sound = new SoundAlike();
        Ear spoken = new Ear(Hearing.RECOGNISED, Set.of(), Set.of(), sound);
        Ear typed = new Ear(Hearing.TYPED, Set.of(), Set.of(), sound);
        int found = 0;
        try (DirectoryReader reader = index()) {
            Terms terms = reader.leaves().getFirst().reader().terms(IndexFields.LINE);
            SegmentWords words = SegmentWords.of(terms, sound);
            for (String literal : WORDS) {
                for (double most : new double[] {0, 0.1, 0.2, 0.3, 0.5, 0.8, 1}) {
                    for (boolean prefix : new boolean[] {false, true}) {
                        WordNeed.Heard needed = new WordNeed.Heard(literal, prefix, most);
                        Set<String> expected = new TreeSet<>();
                        for (String word : WORDS) {
                            if (takenFor(word, needed, false, spoken, typed)) {
                                expected.add(word);
                            }
                            if (takenFor(word, needed, true, spoken, typed)) {
                                expected.add("+" + word);
                            }
                        }
                        List<String> all =
                                new AlikeTerms(terms, words, needed, sound).find().stream().map(BytesRef::utf8ToString).toList();
                        assertThat(all).as("%s", needed).doesNotHaveDuplicates();
                        assertThat(new TreeSet<>(all)).as("%s", needed).isEqualTo(expected);
                        found += all.size();
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(4 * WORDS.size());
    }

    private static DirectoryReader index() throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
            List<List<String>> places = new ArrayList<>();
            WORDS.forEach(word -> places.add(List.of(word, "~" + word, "+" + word, "#number")));
            Document doc = new Document();
            doc.add(new Field(IndexFields.LINE, new TermsByPlace(places), TextField.TYPE_NOT_STORED));
            writer.addDocument(doc);
        }
        return DirectoryReader.open(directory);
    }

    @Test
    void lettersThatDifferAreCounted() {
        for (String word : WORDS) {
            LetterEdits edits = new LetterEdits(new BytesRef(word.length() == new BytesRef(word).length ? word : ""));
            for (String other : WORDS) {
                boolean counts = word.length() <= 64 && word.length() == new BytesRef(word).length
                        && other.length() == new BytesRef(other).length;
                assertThat(edits.to(new BytesRef(other))).as("%s, %s", word, other).isEqualTo(counts ? Nearest.edits(word, other) : 0);
            }
        }
    }
}
