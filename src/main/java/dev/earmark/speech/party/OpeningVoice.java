package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.message.Announcements;
import dev.earmark.speech.voice.TwoVoices;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * What is played on a party's channel before that party answers, whatever its words: another voice, which never says "I", speaks at length
 * before anybody else does, and the one that goes on is not it. Safe for many threads.
 *
 * <p>In 18 calls as recorded, the first 4 or 8 s of a party's speech are never more likely another voice than the rest's: the logarithm of
 * the Bayes factor is at most 0. Six announcements by three computer voices before these calls have 24 to 580; where nothing has learnt how
 * voices differ, 1 to 70.
 */
final class OpeningVoice {

    private static final double ANOTHER = 3;
    private static final int LEAST_WORDS = 8;
    private static final int MOST_OF_OTHERS = 3;
    private static final int MOST_PIECES = 12;
    /** What comes behind is listened to for no longer. */
    private static final int MOST_BEHIND = 200;

    private OpeningVoice() {}

    /** The transcript itself where nothing is played so, and where the parties share a channel. */
    static Transcript told(Transcript heard, CallAudio audio, VoiceModels models) {
        for (CallAudio.Party party : audio.parties().size() < 2 ? List.<CallAudio.Party>of() : audio.parties()) {
            List<Turn> pieces = heard.turns().stream().flatMap(turn -> Announced.pieces(turn).stream()).toList();
            int end = played(pieces, party, models);
            if (end > 0) {
                boolean[] played = new boolean[pieces.size()];
                for (int i = 0; i < end; i++) {
                    played[i] = pieces.get(i).speaker() == party.speaker();
                }
                return new Transcript(heard.id(), heard.channel(), heard.source(), heard.engine(),
                        Announced.joined(heard.turns(), pieces, played));
            }
        }
        return heard;
    }

    /** How many of the pieces are over when the party answers; 0 when nothing is played before. */
    private static int played(List<Turn> pieces, CallAudio.Party party, VoiceModels models) {
        List<Integer> ends = new ArrayList<>();
        List<long[]> times = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        boolean opening = true;
        int others = 0;
        for (int i = 0; i < pieces.size() && (opening || times.size() < words.getLast() + MOST_BEHIND); i++) {
            Turn piece = pieces.get(i);
            if (piece.speaker() != party.speaker() || !piece.hasWords()) {
                others += piece.speaker().isPerson() ? piece.words().size() : 0;
                opening &= others <= MOST_OF_OTHERS;
            } else {
                opening &= !Announcements.isPerson(piece.text()) && ends.size() < MOST_PIECES;
                piece.words().forEach(word -> times.add(new long[] {word.time().startMs(), word.time().endMs()}));
                if (opening) {
                    ends.add(i + 1);
                    words.add(times.size());
                }
            }
            if (!opening && words.isEmpty()) {
                return 0;
            }
        }
        return best(ends, words, times, party, models);
    }

    private static int best(List<Integer> ends, List<Integer> words, List<long[]> times, CallAudio.Party party,
            VoiceModels models) {
        int[] possible = words.stream().mapToInt(Integer::intValue)
                .filter(count -> count >= LEAST_WORDS && count <= times.size() - LEAST_WORDS).toArray();
        if (possible.length == 0) {
            return 0;
        }
        double[] apart = TwoVoices.apart(party.pcm(), times, possible, models);
        double most = ANOTHER;
        int end = 0;
        for (int i = 0; i < apart.length; i++) {
            if (apart[i] > most) {
                most = apart[i];
                end = ends.get(words.indexOf(possible[i]));
            }
        }
        return end;
    }
}
