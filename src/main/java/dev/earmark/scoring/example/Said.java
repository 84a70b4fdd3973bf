package dev.earmark.scoring.example;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.scoring.example.Segments.Segment;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the parties of one conversation said, sentence by sentence, read once for all checks. Not thread-safe. */
public final class Said {

    /**
     * @param segment    where it was said
     * @param confidence of the recogniser, mean over the words; 1 for given text
     */
    public record Sentence(Segment segment, Meaning meaning, double confidence) {}

    private final ConversationWords words;
    private final Map<Speaker, List<Sentence>> sentences = new EnumMap<>(Speaker.class);

    public Said(ConversationWords words) {
        this.words = words;
    }

    /** Everything that one party said. @param reader the same for every call */
    public List<Sentence> by(Speaker speaker, Meaning.Reader reader) {
        List<Sentence> known = sentences.get(speaker);
        if (known == null) {
            known = read(words.of(speaker), reader);
            sentences.put(speaker, known);
        }
        return known;
    }

    private List<Sentence> read(PartyWords line, Meaning.Reader reader) {
        List<Segment> segments = Segments.of(words, line, 0, line.tokens().size());
        List<Meaning> meanings = reader.read(segments.stream().map(segment -> PlainMeaning.of(segment.text(), words.ear())).toList());
        List<Sentence> read = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            double confidence = line.tokens().subList(segment.from(), segment.to()).stream().mapToDouble(Token::confidence).average()
                    .orElse(1);
            read.add(new Sentence(segment, meanings.get(i), confidence));
        }
        return List.copyOf(read);
    }
}
