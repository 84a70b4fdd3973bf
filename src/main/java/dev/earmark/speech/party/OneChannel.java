package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.speech.voice.TwoVoices;
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
 * Tells agent and customer apart on one channel, word by word, by voice and words together. A word of which it is not sure stays with an
 * unknown speaker, so that no verdict rests on it. Safe for many threads.
 */
final class OneChannel {

    /** A pause from here on may be where the other one takes over. */
    private static final long CUT_MS = 120;
    static double SURE = Double.parseDouble(System.getProperty("oc.sure", "0.85"));
    static double WORDS = Double.parseDouble(System.getProperty("oc.words", "2"));
    static double MOST = Double.parseDouble(System.getProperty("oc.most", "3"));
    static double LOW = Double.parseDouble(System.getProperty("oc.low", "0.02"));
    static double SLOPE = Double.parseDouble(System.getProperty("oc.slope", "0.35"));
    static double ROLE = Double.parseDouble(System.getProperty("oc.role", "2"));
    private static final int LEAST_WORDS = 8;

    private final RoleWords words;
    private final Telling telling;

    OneChannel(RoleWords words, Telling telling) {
        this.words = words;
        this.telling = telling;
    }

    /** As it is when there is too little to tell. @param audio of one party */
    Transcript apart(Transcript heard, CallAudio audio) {
        List<List<Word>> pieces = pieces(heard);
        List<Word> all = pieces.stream().flatMap(List::stream).toList();
        if (telling == Telling.NOT_AT_ALL || audio.parties().getFirst().speaker() != Speaker.UNKNOWN || all.size() < LEAST_WORDS) {
            return heard;
        }
        List<TwoVoices.Stretch> stretches = new ArrayList<>();
        for (List<Word> piece : pieces) {
            double[] evidence = words.ofWords(piece.stream().map(Word::text).toList());
            double sum = java.util.Arrays.stream(evidence).sum();
            double most = telling == Telling.VOICE ? 0 : Math.min(WORDS, MOST / Math.max(1e-9, Math.abs(sum)));
            for (int i = 0; i < piece.size(); i++) {
                Word word = piece.get(i);
                Word before = stretches.isEmpty() ? word : all.get(stretches.size() - 1);
                double pause = Math.max(0, word.time().startMs() - before.time().endMs()) / 1e3;
                stretches.add(new TwoVoices.Stretch(word.time().startMs(), word.time().endMs(), most * evidence[i],
                        Math.clamp(LOW + SLOPE * pause, LOW, 0.6)));
            }
        }
        if (telling == Telling.VOICE) {
            TwoVoices.Stretch first = stretches.removeFirst();
            stretches.addFirst(new TwoVoices.Stretch(first.startMs(), first.endMs(), 3, first.changes()));
        }
        var pcm = telling == Telling.WORDS ? dev.earmark.audio.samples.Pcm.of(8000, new short[8000]) : audio.parties().getFirst().pcm();
        double[] agent = {};
        double best = Double.NEGATIVE_INFINITY;
        for (TwoVoices.Told told : new TwoVoices(pcm, stretches).told()) {
            double role = telling == Telling.VOICE ? 0 : ROLE * words.asNamed(new Transcript(heard.id(), heard.channel(), heard.source(), heard.engine(),
                    turns(pieces, told.first(), List.of(), 0.5)));
            if (told.fit() + role > best) {
                best = told.fit() + role;
                agent = told.first();
            }
        }
        List<Turn> turns = turns(pieces, agent, heard.turns().stream().filter(turn -> turn.speaker() == Speaker.SYSTEM).toList(), SURE);
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
    private static List<Turn> turns(List<List<Word>> pieces, double[] agent, List<Turn> played, double least) {
        List<Turn> turns = new ArrayList<>();
        int next = 0;
        int at = 0;
        Word before = null;
        for (Word word : pieces.stream().flatMap(List::stream).toList()) {
            for (; next < played.size() && before(played.get(next), word); next++) {
                turns.add(Announced.at(turns.size(), played.get(next)));
            }
            double share = agent[at++];
            Speaker speaker = share >= least ? Speaker.AGENT : share <= 1 - least ? Speaker.CUSTOMER : Speaker.UNKNOWN;
            List<Word> said = new ArrayList<>(List.of(word));
            if (before != null && turns.getLast().speaker() == speaker && word.time().startMs() - before.time().endMs() < 1000) {
                said.addAll(0, turns.removeLast().words());
            }
            turns.add(new Turn(turns.size(), speaker, said.getFirst().time().covering(said.getLast().time()), text(said), said));
            before = word;
        }
        for (; next < played.size(); next++) {
            turns.add(Announced.at(turns.size(), played.get(next)));
        }
        return turns;
    }

    private static boolean before(Turn played, Word word) {
        return played.words().getFirst().time().startMs() <= word.time().startMs();
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
