package dev.earmark.testing;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes transcripts out of what was said: {@code Calls.call(agent("hello"), silence(12_000), customer("hi"))}. In a spoken turn every
 * word takes {@value #WORD_MS} ms, the next follows at once, and the other party answers after {@value #PAUSE_MS} ms.
 */
public final class Calls {

    public static final int WORD_MS = 300;
    public static final int PAUSE_MS = 500;

    private static final Engine RECOGNISER = new Engine("vosk", "test", "00");

    private Calls() {}

    /** A part of a call. */
    public sealed interface Part {}

    /**
     * What one party says in one turn, cut into words at blanks.
     *
     * @param doubted the word that was heard with {@code confidence}; all words when empty
     */
    public record Said(Speaker speaker, String text, double confidence, String doubted) implements Part {

        /** All of it was recognised with this confidence. */
        public Said heardAt(double sure) {
            return new Said(speaker, text, sure, "");
        }

        /** One word of it was recognised with this confidence, the others surely. */
        public Said doubting(String word, double sure) {
            return new Said(speaker, text, sure, word);
        }
    }

    /** Nobody speaks. */
    public record Silence(int ms) implements Part {}

    public static Said agent(String text) {
        return new Said(Speaker.AGENT, text, 1, "");
    }

    public static Said customer(String text) {
        return new Said(Speaker.CUSTOMER, text, 1, "");
    }

    /** Both parties are on one channel. */
    public static Said somebody(String text) {
        return new Said(Speaker.UNKNOWN, text, 1, "");
    }

    public static Silence silence(int ms) {
        return new Silence(ms);
    }

    /** A recorded call that a recogniser has heard: every word has a time and a confidence. */
    public static Transcript call(Part... parts) {
        return transcript(Channel.VOICE, RECOGNISER, List.of(parts), true, true);
    }

    /** A call that somebody wrote down: turns have times, words have none. */
    public static Transcript writtenDown(Part... parts) {
        return transcript(Channel.VOICE, Engine.GIVEN, List.of(parts), true, false);
    }

    /** A call that somebody wrote down without looking at the clock. */
    public static Transcript writtenDownWithoutTimes(Part... parts) {
        return transcript(Channel.VOICE, Engine.GIVEN, List.of(parts), false, false);
    }

    /** A typed conversation: no times at all. */
    public static Transcript chat(Part... parts) {
        return transcript(Channel.CHAT, Engine.GIVEN, List.of(parts), false, false);
    }

    private static Transcript transcript(Channel channel, Engine engine, List<Part> parts, boolean timed, boolean words) {
        List<Turn> turns = new ArrayList<>();
        long at = 0;
        for (Part part : parts) {
            switch (part) {
                case Silence(int ms) -> at += Math.max(0, ms - PAUSE_MS);
                case Said said -> {
                    List<Word> heard = heard(said, at);
                    long end = at + (long) heard.size() * WORD_MS;
                    @Nullable TimeSpan time = timed ? new TimeSpan(at, end) : null;
                    turns.add(new Turn(turns.size(), said.speaker(), time, said.text(), words ? heard : List.of()));
                    at = end + PAUSE_MS;
                }
            }
        }
        return new Transcript("call", channel, new Source("call.wav", "00", at / 1_000.0, timed ? 2 : 0, timed ? 8_000 : 0), engine, turns);
    }

    private static List<Word> heard(Said said, long from) {
        List<Word> words = new ArrayList<>();
        for (String word : said.text().strip().split("\\s+")) {
            if (!word.isBlank()) {
                long start = from + (long) words.size() * WORD_MS;
                boolean doubted = said.doubted().isEmpty() || said.doubted().equals(word);
                words.add(new Word(word, new TimeSpan(start, start + WORD_MS), doubted ? said.confidence() : 1));
            }
        }
        return words;
    }
}
