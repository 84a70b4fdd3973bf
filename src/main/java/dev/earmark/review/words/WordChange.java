package dev.earmark.review.words;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts other words in the place of some that were misheard.
 *
 * @param turn  index
 * @param word  index within the turn of the first that is replaced; null for the whole turn
 * @param count how many are replaced; 0 puts words in before that one
 * @param text  the right words; empty when nothing was said there
 */
public record WordChange(int turn, @Nullable Integer word, int count, String text) {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** @throws Rejected with {@code review.turn-unknown}, {@code review.word-unknown} or {@code review.nothing-changed} */
    public Transcript in(Transcript transcript) {
        if (turn >= transcript.turns().size()) {
            throw new Rejected("review.turn-unknown", "There is no turn " + turn + "; the conversation has the turns 0 to "
                    + (transcript.turns().size() - 1) + ".");
        }
        Turn before = transcript.turns().get(turn);
        Turn after = word == null || before.words().isEmpty() ? whole(before) : some(before, word);
        if (after.text().equals(before.text()) && words(after).equals(words(before))) {
            throw new Rejected("review.nothing-changed", "The transcript already has these words.");
        }
        List<Turn> turns = new ArrayList<>(transcript.turns());
        turns.set(turn, after);
        return new Transcript(transcript.id(), transcript.channel(), transcript.source(), transcript.engine(), turns);
    }

    private static List<String> words(Turn turn) {
        return turn.words().stream().map(Word::text).toList();
    }

    private String line() {
        return PlainText.line(PlainText.kept(text, clause -> new Rejected("review.text-invalid", "The text " + clause + ".")));
    }

    private Turn whole(Turn before) {
        List<Word> words = before.words().isEmpty() ? List.of()
                : spread(before.words().getFirst().time().covering(before.words().getLast().time()));
        return new Turn(before.index(), before.speaker(), before.time(), line(), words);
    }

    private Turn some(Turn before, int first) {
        List<Word> words = before.words();
        if (first > words.size() || first + count > words.size()) {
            throw new Rejected("review.word-unknown", "Turn " + turn + " has " + words.size() + " words, from 0 on; there are no "
                    + Math.max(1, count) + " from " + first + " on.");
        }
        List<Word> fresh = spread(time(words, first));
        List<Word> all = Stream.of(words.subList(0, first), fresh, words.subList(first + count,
                words.size())).flatMap(List::stream).toList();
        return new Turn(before.index(), before.speaker(), before.time(), replaced(before, first), all);
    }

    /** Of the words that are replaced; of none, the moment at which the next one begins or the last one ends. */
    private TimeSpan time(List<Word> words, int first) {
        if (count > 0) {
            return words.get(first).time().covering(words.get(first + count - 1).time());
        }
        long at = first < words.size() ? words.get(first).time().startMs() : words.getLast().time().endMs();
        return new TimeSpan(at, at);
    }

    /** The right words share the time by their lengths; a person is sure of them. */
    private List<Word> spread(TimeSpan time) {
        List<String> said = Stream.of(SPACES.split(line())).filter(one -> !one.isEmpty()).toList();
        int letters = said.stream().mapToInt(String::length).sum();
        List<Word> words = new ArrayList<>();
        int behind = 0;
        for (String one : said) {
            long start = time.startMs() + time.lengthMs() * behind / letters;
            behind += one.length();
            words.add(new Word(one, new TimeSpan(start, time.startMs() + time.lengthMs() * behind / letters), 1));
        }
        return words;
    }

    /** The text with the right words in their place; where it does not follow the words, it is made of them. */
    private String replaced(Turn before, int first) {
        String kept = before.text();
        int at = 0;
        int from = -1;
        int to = -1;
        for (int i = 0; i < before.words().size(); i++) {
            String said = before.words().get(i).text();
            int start = kept.indexOf(said, at);
            if (start < 0) {
                return joined(before, first);
            }
            from = i == first ? start : from;
            at = start + said.length();
            to = i == first + count - 1 ? at : to;
        }
        int begin = from < 0 ? kept.length() : from;
        int end = count == 0 ? begin : to;
        return SPACES.matcher(kept.substring(0, begin) + " " + line() + " " + kept.substring(end)).replaceAll(" ").strip();
    }

    private String joined(Turn before, int first) {
        Stream<String> front = before.words().subList(0, first).stream().map(Word::text);
        Stream<String> back = before.words().subList(first + count, before.words().size()).stream().map(Word::text);
        return Stream.of(front, Stream.of(line()), back).flatMap(all -> all).filter(one -> !one.isEmpty())
                .reduce((left, right) -> left + " " + right).orElse("");
    }
}
