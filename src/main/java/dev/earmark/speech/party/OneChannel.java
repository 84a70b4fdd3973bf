package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells agent and customer apart on one channel, by voice and words together. A stretch of which it is not sure stays with an unknown
 * speaker, so that no verdict rests on it. Safe for many threads.
 */
final class OneChannel {

    /** A pause from here on may be where the other one takes over. */
    private static final long CUT_MS = 120;
    private static final double SURE = 0.85;
    private static final int LEAST_STRETCHES = 4;

    private final RoleWords words;

    OneChannel(RoleWords words) {
        this.words = words;
    }

    /** As it is when there is too little to tell. @param audio of one party */
    Transcript apart(Transcript heard, CallAudio audio) {
        List<List<Word>> pieces = pieces(heard);
        if (audio.parties().getFirst().speaker() != Speaker.UNKNOWN || pieces.size() < LEAST_STRETCHES) {
            return heard;
        }
        VoiceFeatures voices = new VoiceFeatures(audio.parties().getFirst().pcm());
        List<TurnRoles.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            long start = pieces.get(i).getFirst().time().startMs();
            long end = pieces.get(i).getLast().time().endMs();
            double pause = i == 0 ? 1 : (start - pieces.get(i - 1).getLast().time().endMs()) / 1e3;
            stretches.add(new TurnRoles.Stretch(words.ofTurn(text(pieces.get(i))), voices.of(start, end), (end - start) / 1e3,
                    Math.clamp(0.08 + 0.35 * pause, 0.08, 0.6)));
        }
        double[] agent = TurnRoles.agent(stretches);
        List<Turn> turns = turns(pieces, agent, heard.turns().stream().filter(turn -> turn.speaker() == Speaker.SYSTEM).toList());
        double sure = turns.stream().filter(turn -> turn.speaker() != Speaker.UNKNOWN).mapToInt(turn -> turn.words().size()).sum()
                / (double) Math.max(1, turns.stream().mapToInt(turn -> turn.words().size()).sum());
        SourceRemark told = new SourceRemark("speech.told-apart", String.format(Locale.ROOT,
                "One channel: agent and customer were told apart by voice and words, surely for %.0f %% of the words; a channel for each "
                + "party is surer.", 100 * sure));
        return new Transcript(heard.id(), heard.channel(), heard.source().with(List.of(told)), heard.engine(), turns);
    }

    private static List<List<Word>> pieces(Transcript heard) {
        List<List<Word>> pieces = new ArrayList<>();
        for (Turn turn : heard.turns()) {
            if (turn.speaker() == Speaker.SYSTEM) {
                continue;
            }
            List<Word> piece = new ArrayList<>();
            for (Word word : turn.words()) {
                if (!piece.isEmpty() && word.time().startMs() - piece.getLast().time().endMs() >= CUT_MS) {
                    pieces.add(piece);
                    piece = new ArrayList<>();
                }
                piece.add(word);
            }
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** @param played by a machine, in order of time */
    private static List<Turn> turns(List<List<Word>> pieces, double[] agent, List<Turn> played) {
        List<Turn> turns = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < pieces.size(); i++) {
            for (; next < played.size() && before(played.get(next), pieces.get(i)); next++) {
                turns.add(Announced.at(turns.size(), played.get(next)));
            }
            Speaker speaker = agent[i] >= SURE ? Speaker.AGENT : agent[i] <= 1 - SURE ? Speaker.CUSTOMER : Speaker.UNKNOWN;
            List<Word> said = new ArrayList<>(pieces.get(i));
            if (!turns.isEmpty() && turns.getLast().speaker() == speaker) {
                said.addAll(0, turns.removeLast().words());
            }
            turns.add(new Turn(turns.size(), speaker, said.getFirst().time().covering(said.getLast().time()), text(said), said));
        }
        for (; next < played.size(); next++) {
            turns.add(Announced.at(turns.size(), played.get(next)));
        }
        return turns;
    }

    private static boolean before(Turn played, List<Word> piece) {
        return played.words().getFirst().time().startMs() <= piece.getFirst().time().startMs();
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
