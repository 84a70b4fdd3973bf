package dev.earmark.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.match.PatternCompiler;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.CheckParts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.line.Synonyms;
import dev.earmark.testing.LongForm;
import dev.earmark.testing.SearchDocuments;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/**
 * An index and a rubric find the same turns: every phrase of every rubric that ships, in every conversation that ships, as it was typed or
 * written down, and once more as if a recogniser had heard it, which forgives the most. The short form takes one conversation of three.
 */
class SamePhrasesIT {

    private static final List<String> SETS =
            List.of("bank-phone-service", "sales-call-heard", "retail-support-chat", "retail-support-email");

    private static final int PASSAGES = 40;

    private record Said(Facts facts, Transcript transcript) {}

    private static List<Said> conversations() {
        TranscriptReader reader = new TranscriptReader(IntakeSettings.defaults());
        List<Said> all = new ArrayList<>();
        for (String set : SETS) {
            reader.read(Path.of("eval-sets", set, "cases.jsonl"), arrival -> {
                if (arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(Facts facts, Transcript transcript, _), _)) {
                    all.add(new Said(facts, renamed(transcript, set + "/" + transcript.id(), transcript.engine())));
                }
            });
        }
        List<Said> heard = all.stream().filter(said -> said.transcript.channel() == Channel.VOICE)
                .map(said -> new Said(said.facts, renamed(said.transcript, "heard/" + said.transcript.id(), new Engine("vosk", "m", "0"))))
                .toList();
        all.addAll(heard);
        return IntStream.range(0, all.size()).filter(one -> LongForm.isAsked() || one % 3 == 0).mapToObj(all::get).toList();
    }

    private static Transcript renamed(Transcript transcript, String id, Engine engine) {
        return new Transcript(id, transcript.channel(), transcript.source(), engine, transcript.turns());
    }

    private static Set<Phrase> phrases() {
        Set<Phrase> phrases = new HashSet<>();
        for (Rubric rubric : new RubricShelf(Path.of("rubrics")).all()) {
            rubric.criteria().flatMap(SamePhrasesIT::checks).flatMap(CheckParts::all)
                    .forEach(check -> patterns(check).forEach(pattern ->
                            phrases.add(new Phrase(pattern.toString(), pattern, rubric.words(), false))));
            rubric.words().values().stream().flatMap(List::stream)
                    .forEach(pattern -> phrases.add(new Phrase(pattern.toString(), pattern, rubric.words(), false)));
        }
        return phrases;
    }

    /** Four words one after the other as they were said somewhere: mostly small ones, of which one may be lost. */
    private static Set<Phrase> passages(List<Said> conversations) {
        Random random = new Random(11);
        Set<Phrase> passages = new HashSet<>();
        while (passages.size() < PASSAGES) {
            List<Turn> turns = conversations.get(random.nextInt(conversations.size())).transcript.turns();
            List<String> words = Tokeniser.words(turns.get(random.nextInt(turns.size())).text());
            int from = random.nextInt(Math.max(1, words.size() - 3));
            List<String> passage = words.subList(from, Math.min(words.size(), from + 4));
            if (passage.size() == 4 && passage.stream().allMatch(word -> word.chars().allMatch(Character::isLetter))) {
                String written = String.join(" ", passage);
                passages.add(new Phrase(written, PatternParser.parse(written), Map.of(), false));
            }
        }
        return passages;
    }

    private static Stream<Check> checks(Criterion criterion) {
        return Stream.concat(Stream.of(criterion.check()), Stream.ofNullable(criterion.appliesWhen()));
    }

    private static Stream<Pattern> patterns(Check check) {
        return switch (check) {
            case Check.Phrase phrase -> phrase.patterns().stream();
            case Check.Echo echo -> echo.what().stream();
            case Check.Examples _, Check.Measured _, Check.PrivateWords _, Check.Search _, Check.Judged _, Check.All _, Check.Any _,
                    Check.Not _ -> Stream.empty();
        };
    }

    @Test
    void everyPhraseOfEveryRubricIsFoundInTheSameTurns() throws IOException {
        List<Said> conversations = conversations();
        Set<Phrase> phrases = phrases();
        assertThat(conversations).hasSizeGreaterThan(LongForm.isAsked() ? 590 : 190);
        assertThat(phrases).hasSizeGreaterThan(300);
        phrases.addAll(passages(conversations));
        Map<Phrase, Set<String>> rubric = byRubric(conversations, phrases);

        SegmentFacts segments = new SegmentFacts(new SoundAlike());
        try (IndexWriter writer = IndexFolder.open(new ByteBuffersDirectory(), "memory", "none", _ -> {})) {
            new Keeping(writer, segments, Map.of()).keep(conversations.stream().map(SamePhrasesIT::document).toList(), List.of());
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                for (Phrase phrase : phrases) {
                    assertThat(byIndex(reader, segments, phrase)).as(phrase.written()).isEqualTo(rubric.getOrDefault(phrase, Set.of()));
                }
            }
        }
        assertThat(rubric.values().stream().mapToInt(Set::size).sum()).as("turns that were found")
                .isGreaterThan(LongForm.isAsked() ? 10_000 : 3_000);
    }

    private static SearchDocument document(Said said) {
        SearchDocument plain = SearchDocuments.of(said.transcript.id(), said.transcript).document();
        return new SearchDocument(plain.id(), 1, null, said.facts, plain.routing(), plain.startedAt(), plain.receivedAt(), null,
                "scored", null,
                List.of(), null, Map.of(), Map.of(), said.transcript, List.of());
    }

    private static Map<Phrase, Set<String>> byRubric(List<Said> conversations, Set<Phrase> phrases) {
        Map<Phrase, Automaton> automata = new HashMap<>();
        phrases.forEach(phrase -> automata.put(phrase, PatternCompiler.compile(phrase.pattern(), phrase.lists())));
        Vocabulary vocabulary = new Vocabulary(automata.values());
        SoundAlike sound = new SoundAlike();
        Map<Phrase, Set<String>> found = new HashMap<>();
        for (Said said : conversations) {
            ConversationWords words = new ConversationWords(said.transcript, said.facts, sound, vocabulary);
            for (Speaker speaker : Speaker.values()) {
                PhraseSearch search = words.search(speaker);
                automata.forEach((phrase, automaton) -> {
                    for (Match match : search.find(automaton, 0, words.of(speaker).tokens().size(), search.tolerance())) {
                        words.of(speaker).tokens().subList(match.from(), match.to()).forEach(token ->
                                found.computeIfAbsent(phrase, _ -> new TreeSet<>()).add(said.transcript.id() + "#" + token.turn()));
                    }
                });
            }
        }
        return found;
    }

    private static Set<String> byIndex(DirectoryReader reader, SegmentFacts segments, Phrase phrase) throws IOException {
        Set<String> found = new TreeSet<>();
        IndexSearcher searcher = new IndexSearcher(reader);
        Spelling spelling = new Spelling(reader, segments);
        Deadline hour = new Deadline(Duration.ofHours(1));
        Query query = new Translator(segments, new WordsTranslator(Synonyms.NONE, spelling, segments, hour), hour).query(phrase);
        for (ScoreDoc doc : searcher.search(query, reader.maxDoc(), Sort.INDEXORDER).scoreDocs) {
            TurnAt turn = TurnAt.of(reader, doc.doc, segments);
            found.add(turn.about().id() + "#" + turn.number());
        }
        return found;
    }
}
