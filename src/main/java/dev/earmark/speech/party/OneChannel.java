package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.voice.TwoVoices;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.speech.voice.VoiceStretch;
import dev.earmark.speech.voice.VoiceWeighing;
import dev.earmark.speech.voice.Voiceprints;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tells agent and customer apart on one channel, word by word, by voice and words together. A word of which it is not sure stays with an
 * unknown speaker, so that no verdict rests on it. Safe for many threads.
 */
final class OneChannel {

    /** A pause from here on may be where the other one takes over. */
    private static final long CUT_MS = 120;
    private static final double SURE = 0.7;
    private static final double LIKELIER = 0.5;
    /** What a run of words tells, beside what its voice tells, and at most for a stretch without a pause. */
    private static final double WORDS = 1.2;
    private static final double MOST = 1;
    /** How likely the other one goes on: from word to word, more for each second of a pause, at most. */
    private static final double LEAST_CHANGES = 0.01;
    private static final double CHANGES_A_SECOND = 0.35;
    private static final double MOST_CHANGES = 0.6;
    /** How much it counts that the parties as a whole speak as such. */
    private static final double ROLE = 2;
    private static final double FIRST_IS_AGENT = 3;
    private static final int LEAST_WORDS = 8;

    private final RoleWords words;
    private final Telling telling;
    private final VoiceModels models;

    /** @param models what is known of voices beforehand */
    OneChannel(RoleWords words, Telling telling, VoiceModels models) {
        this.models = models;
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
        List<VoiceStretch> stretches = stretches(pieces);
        TwoVoices.Told told = telling == Telling.WORDS ? new TwoVoices.Told(TwoVoices.byOthersAlone(stretches), 0, 0)
                : told(heard, all, new TwoVoices(audio.parties().getFirst().pcm(), stretches, models));
        List<Turn> turns = new ToldTurns(SURE).of(all, told.first(),
                heard.turns().stream().filter(turn -> turn.speaker() == Speaker.SYSTEM).toList());
        return new Transcript(heard.id(), heard.channel(), heard.source().with(remarks(turns, told, all)), engine(heard.engine()),
                turns);
    }

    /** What decided whose words they are is named beside what heard them. */
    private Engine engine(Engine ears) {
        Voiceprints prints = models.prints();
        return prints == null || telling == Telling.WORDS ? ears : new Engine(ears.name(), ears.model() + "+" + prints.name(),
                Sha256.hex((ears.sha256() + "\n" + prints.sha256()).getBytes(StandardCharsets.UTF_8)));
    }

    private TwoVoices.Told told(Transcript heard, List<Word> all, TwoVoices voices) {
        double[] agent = new double[all.size()];
        List<Integer> others = new ArrayList<>();
        for (VoiceWeighing weighing : voices.weighings()) {
            TwoVoices.Told best = best(heard, all, voices.told(weighing));
            List<TwoVoices.Told> taken = new ArrayList<>(voices.withOther(weighing, best));
            taken.addFirst(best);
            TwoVoices.Told told = best(heard, all, taken);
            for (int i = 0; i < agent.length; i++) {
                agent[i] += told.first()[i] / voices.weighings().size();
            }
            others.add(told.otherFrom());
        }
        others.sort(null);
        return new TwoVoices.Told(agent, 0, others.get(others.size() / 2));
    }

    private TwoVoices.Told best(Transcript heard, List<Word> all, List<TwoVoices.Told> several) {
        TwoVoices.Told best = several.getFirst();
        double highest = Double.NEGATIVE_INFINITY;
        for (TwoVoices.Told told : several) {
            double role = telling == Telling.VOICE ? 0 : ROLE * words.asNamed(new Transcript(heard.id(), heard.channel(), heard.source(),
                    heard.engine(), new ToldTurns(LIKELIER).of(all, told.first(), List.of())));
            if (told.fit() + role > highest) {
                highest = told.fit() + role;
                best = told;
            }
        }
        return best;
    }

    private List<VoiceStretch> stretches(List<List<Word>> pieces) {
        List<VoiceStretch> stretches = new ArrayList<>();
        for (List<Word> piece : pieces) {
            double[] evidence = words.ofWords(piece.stream().map(Word::text).toList());
            double sum = Math.abs(Arrays.stream(evidence).sum());
            double weight = telling == Telling.VOICE ? 0 : Math.min(WORDS, MOST / Math.max(1e-9, sum));
            for (int i = 0; i < piece.size(); i++) {
                long start = piece.get(i).time().startMs();
                double pause = stretches.isEmpty() ? 0 : Math.max(0, start - stretches.getLast().endMs()) / 1e3;
                double first = telling == Telling.VOICE && stretches.isEmpty() ? FIRST_IS_AGENT : weight * evidence[i];
                stretches.add(new VoiceStretch(start, piece.get(i).time().endMs(), first,
                        Math.clamp(LEAST_CHANGES + CHANGES_A_SECOND * pause, LEAST_CHANGES, MOST_CHANGES)));
            }
        }
        return stretches;
    }

    private static List<SourceRemark> remarks(List<Turn> turns, TwoVoices.Told told, List<Word> all) {
        List<SourceRemark> remarks = new ArrayList<>();
        double sure = turns.stream().filter(turn -> turn.speaker() != Speaker.UNKNOWN).mapToInt(turn -> turn.words().size()).sum()
                / (double) Math.max(1, turns.stream().mapToInt(turn -> turn.words().size()).sum());
        remarks.add(new SourceRemark("speech.told-apart", String.format(Locale.ROOT,
                "One channel: agent and customer were told apart by voice and words, surely for %.0f %% of the words; a channel for each "
                + "party is surer.", 100 * sure)));
        if (told.otherFrom() > 0) {
            long seconds = all.get(told.otherFrom()).time().startMs() / 1_000;
            remarks.add(new SourceRemark("speech.another-agent", String.format(Locale.ROOT,
                    "From %d:%02d on the agent has another voice: the call was probably passed on.", seconds / 60, seconds % 60)));
        }
        return remarks;
    }

    private static List<List<Word>> pieces(Transcript heard) {
        List<List<Word>> pieces = new ArrayList<>();
        for (Turn turn : heard.turns()) {
            List<Word> piece = new ArrayList<>();
            for (Word word : turn.speaker() == Speaker.SYSTEM ? List.<Word>of() : turn.words()) {
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
}
