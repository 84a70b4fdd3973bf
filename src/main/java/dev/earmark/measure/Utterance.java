package dev.earmark.measure;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A turn in which something was said, without its noises.
 *
 * @param words lower case, without marks of noises such as {@code [noise]} or {@code <unk>}; at least one
 * @param talk  when the party was heard, in time order, pauses left out; empty when the turn has no times
 */
record Utterance(int turn, Speaker speaker, List<String> words, List<TimeSpan> talk) {

    private static final Pattern NOISE = Pattern.compile("\\[[^\\]]{0,40}]|\\[(?:attachment|image): [^\\]\\n]{0,200}]|<[^>]{0,40}>");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");
    private static final List<String> BACK_CHANNELS = List.of(
            "mm", "mhm", "hmm", "hm", "mmhmm", "uh", "huh", "uhhuh", "um", "ah", "oh", "okay", "ok", "yeah", "yes", "yep", "yup", "right",
            "sure", "alright", "all", "good", "great", "perfect", "i", "see", "got", "it", "thanks", "thank", "you");

    /** What people said in the transcript, in order of turns. Pauses of at least {@code breathMs} between words are not talk. */
    static List<Utterance> of(Transcript transcript, long breathMs) {
        List<Utterance> utterances = new ArrayList<>();
        for (Turn turn : transcript.turns()) {
            List<String> words = words(turn.text());
            if (!words.isEmpty() && turn.speaker().isPerson()) {
                utterances.add(new Utterance(turn.index(), turn.speaker(), words, talk(turn, breathMs)));
            }
        }
        return utterances;
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(NOISE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
        while (matcher.find()) {
            if (matcher.group().chars().anyMatch(Character::isLetterOrDigit)) {
                words.add(matcher.group());
            }
        }
        return List.copyOf(words);
    }

    private static List<TimeSpan> talk(Turn turn, long breathMs) {
        List<TimeSpan> heard = turn.words().stream()
                .filter(word -> !words(word.text()).isEmpty())
                .map(Word::time)
                .sorted(Comparator.comparingLong(TimeSpan::startMs))
                .toList();
        TimeSpan whole = turn.time();
        return !heard.isEmpty() ? Spans.joined(heard, breathMs) : whole == null ? List.of() : List.of(whole);
    }

    /** From the first to the last sound; null without times. */
    @Nullable TimeSpan span() {
        return talk.isEmpty() ? null : talk.getFirst().covering(talk.getLast());
    }

    long talkMs() {
        return talk.stream().mapToLong(TimeSpan::lengthMs).sum();
    }

    /** Whether this only tells the other party to go on. */
    boolean backChannel(long belowMs) {
        return talkMs() < belowMs && BACK_CHANNELS.containsAll(words);
    }
}
