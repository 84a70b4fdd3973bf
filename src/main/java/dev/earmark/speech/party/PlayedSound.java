package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.SteadySound;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Leaves out what a recogniser takes for words in ringing, tones and music: nobody said it. Judged by the sound around each word, and where
 * that is not quite sure by how sure the recogniser was of its words, too. Safe for many threads.
 */
final class PlayedSound {

    /** Around a word, either way: music lasts. */
    private static final long AROUND_MS = 1_200;
    private static final double TONE = 0.85;
    private static final double MUSIC = 0.33;
    private static final double PERHAPS = 0.15;
    private static final double UNSURE_WORDS = 0.72;
    private static final double SECONDS_TOLD = 2;
    private static final int PIECE_MS = 1_000;

    private PlayedSound() {}

    /** The transcript without such words, with a remark when there was such sound. */
    static Transcript without(Transcript heard, CallAudio audio) {
        Map<Speaker, SteadySound> sounds = new EnumMap<>(Speaker.class);
        double seconds = 0;
        for (CallAudio.Party party : audio.parties()) {
            if (!sounds.containsKey(party.speaker())) {
                SteadySound sound = SteadySound.of(party.pcm());
                sounds.put(party.speaker(), sound);
                seconds = Math.max(seconds, seconds(sound));
            }
        }
        List<Turn> turns = new ArrayList<>();
        boolean left = false;
        for (Turn turn : heard.turns()) {
            SteadySound sound = sounds.get(turn.speaker());
            List<Word> said = sound == null ? turn.words() : said(turn.words(), sound);
            left |= said.size() < turn.words().size();
            if (said.size() == turn.words().size()) {
                turns.add(new Turn(turns.size(), turn.speaker(), turn.time(), turn.text(), turn.words()));
            } else if (!said.isEmpty()) {
                String text = said.stream().map(Word::text).collect(Collectors.joining(" "));
                turns.add(new Turn(turns.size(), turn.speaker(), said.getFirst().time().covering(said.getLast().time()), text, said));
            }
        }
        return left || seconds >= SECONDS_TOLD ? new Transcript(heard.id(), heard.channel(), heard.source().with(List.of(remark(seconds))),
                heard.engine(), turns) : heard;
    }

    private static SourceRemark remark(double seconds) {
        return new SourceRemark(SourceRemark.PLAYED, String.format(Locale.ROOT, "Tones or music were heard for %.0f s; nothing in them was"
                + " taken for words.",
                Math.max(1, seconds)));
    }

    private static double seconds(SteadySound sound) {
        double seconds = 0;
        for (long from = 0; from < sound.lengthMs(); from += PIECE_MS) {
            seconds += sound.share(from, from + PIECE_MS) >= 0.5 ? 1 : 0;
        }
        return seconds;
    }

    private static List<Word> said(List<Word> words, SteadySound sound) {
        return words.stream().filter(word -> !played(word, words, sound)).toList();
    }

    private static boolean played(Word word, List<Word> words, SteadySound sound) {
        long start = word.time().startMs();
        long end = word.time().endMs();
        double around = sound.share(start - AROUND_MS, end + AROUND_MS);
        if (around >= MUSIC || sound.share(start, end) >= TONE) {
            return true;
        }
        return around >= PERHAPS && words.stream()
                .filter(other -> other.time().endMs() > start - AROUND_MS && other.time().startMs() < end + AROUND_MS)
                .mapToDouble(Word::confidence).average().orElse(1) < UNSURE_WORDS;
    }
}
