package dev.earmark.moments;

import dev.earmark.scoring.Evidence;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * As much of a turn as a coach has to hear to understand the words in it: the sentence, where it was typed; up to eight words on either
 * side without a pause, where it was spoken.
 *
 * @param turn  index of the turn; null where no turn is known
 * @param time  null when the transcript has no times
 * @param quote exact words of one turn
 */
record Passage(@Nullable Integer turn, @Nullable TimeSpan time, String quote) {

    private static final int WORDS_AROUND = 8;
    private static final long PAUSE_MS = 700;
    private static final int LONGEST_SENTENCE = 240;
    private static final int SHORTEST_SENTENCE = 40;
    private static final String SENTENCE_ENDS = ".!?\n";

    /** The words alone where nothing was said, where the turn does not hold them once, or where the sentence is too long to read. */
    static Passage around(Evidence evidence, Transcript transcript) {
        Passage alone = new Passage(evidence.turn(), evidence.time(), evidence.quote());
        if (evidence.turn() == null || evidence.quote().isEmpty()) {
            return alone;
        }
        Turn turn = transcript.turns().get(evidence.turn());
        Passage wider = turn.hasWords() && evidence.time() != null ? spoken(turn, evidence.time()) : sentence(turn, evidence.quote());
        return wider != null && turn.text().contains(wider.quote) && wider.quote.contains(evidence.quote()) ? wider : alone;
    }

    /** What the party says first in a place where something is missing; the time is that of the whole place. */
    static Passage at(Evidence place, Transcript transcript) {
        @Nullable Integer from = place.turn();
        return transcript.turns().stream()
                .filter(turn -> from != null && turn.index() >= from && turn.speaker() == place.speaker() && !turn.text().isBlank())
                .filter(turn -> place.time() == null || turn.time() == null || turn.time().startMs() < place.time().endMs())
                .findFirst().map(turn -> new Passage(turn.index(), place.time(), beginning(turn.text())))
                .orElse(new Passage(from, place.time(), ""));
    }

    /** The first sentence that is not too short to be known again, cut at a word where there is none. */
    static String beginning(String text) {
        String said = text.strip();
        for (int at = SHORTEST_SENTENCE; at < Math.min(said.length(), LONGEST_SENTENCE); at++) {
            if (endsSentence(said, at)) {
                return said.substring(0, at + 1);
            }
        }
        int blank = said.lastIndexOf(' ', LONGEST_SENTENCE);
        return said.length() <= LONGEST_SENTENCE || blank < SHORTEST_SENTENCE ? said : said.substring(0, blank);
    }

    private static @Nullable Passage spoken(Turn turn, TimeSpan said) {
        List<Word> words = turn.words();
        int first = 0;
        while (first < words.size() && words.get(first).time().endMs() <= said.startMs()) {
            first++;
        }
        int last = words.size() - 1;
        while (last >= 0 && words.get(last).time().startMs() >= said.endMs()) {
            last--;
        }
        if (first > last) {
            return null;
        }
        List<Word> heard = words.subList(before(words, first), after(words, last));
        return new Passage(turn.index(), heard.getFirst().time().covering(heard.getLast().time()),
                heard.stream().map(Word::text).collect(Collectors.joining(" ")));
    }

    private static int before(List<Word> words, int first) {
        int from = first;
        while (from > 0 && first - from < WORDS_AROUND
                && words.get(from).time().startMs() - words.get(from - 1).time().endMs() < PAUSE_MS) {
            from--;
        }
        return from;
    }

    private static int after(List<Word> words, int last) {
        int to = last + 1;
        while (to < words.size() && to - last <= WORDS_AROUND
                && words.get(to).time().startMs() - words.get(to - 1).time().endMs() < PAUSE_MS) {
            to++;
        }
        return to;
    }

    private static @Nullable Passage sentence(Turn turn, String quote) {
        String text = turn.text();
        int at = text.indexOf(quote);
        if (at < 0 || at != text.lastIndexOf(quote)) {
            return null;
        }
        int from = at;
        while (from > 0 && !endsSentence(text, from - 1)) {
            from--;
        }
        int to = at + quote.length();
        while (to < text.length() && !endsSentence(text, to - 1)) {
            to++;
        }
        String sentence = text.substring(from, to).strip();
        return sentence.length() > LONGEST_SENTENCE ? null : new Passage(turn.index(), turn.time(), sentence);
    }

    /** The dot in "3.50" or "shop.com" ends none. */
    private static boolean endsSentence(String text, int at) {
        char sign = text.charAt(at);
        return SENTENCE_ENDS.indexOf(sign) >= 0 && (sign == '\n' || at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }
}
