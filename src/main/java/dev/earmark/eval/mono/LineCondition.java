package dev.earmark.eval.mono;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What happens to a call before it is mixed. Always the same for the same call. */
enum LineCondition {
    /** Nothing. */
    AS_IS("as recorded"),
    /** Noise on the mixed line, 20 dB below the mean of the voices. */
    NOISE("noise 20 dB below"),
    /** One party 10 dB fainter, by turns the agent and the customer. */
    LEVELS("one 10 dB fainter"),
    /** What the customer says comes 0.6 s earlier, into the agent's last words. */
    OVERLAP("0.6 s earlier"),
    /** All of it, each by half: noise 26 dB below, 5 dB, 0.3 s. */
    ALL("half of each");

    private static final double FAINTER_DB = 10;
    private static final double EARLIER_SECONDS = 0.6;
    private static final double NOISE_DB = 20;
    private static final double HALF_NOISE_DB = 26;

    private final String label;

    LineCondition(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    TwoSides of(TwoSides call) {
        boolean agentFainter = new Random(call.id().hashCode()).nextBoolean();
        return switch (this) {
            case AS_IS, NOISE -> call;
            case LEVELS -> fainter(call, agentFainter, FAINTER_DB);
            case OVERLAP -> earlier(call, earlierSeconds());
            case ALL -> earlier(fainter(call, agentFainter, FAINTER_DB / 2), earlierSeconds());
        };
    }

    /** The transcript of the call as recorded, with the customer's words as much earlier as they are here. */
    Transcript of(Transcript heard) {
        long earlierMs = Math.round(1_000 * earlierSeconds());
        if (earlierMs == 0) {
            return heard;
        }
        List<Turn> turns = new ArrayList<>();
        heard.turns().stream().map(turn -> turn.speaker() == Speaker.CUSTOMER ? earlier(turn, earlierMs) : turn)
                .sorted(Comparator.comparingLong(turn -> Objects.requireNonNull(turn.time()).startMs()))
                .forEach(turn -> turns.add(new Turn(turns.size(), turn.speaker(), turn.time(), turn.text(), turn.words())));
        return new Transcript(heard.id(), heard.channel(), heard.source(), heard.engine(), turns);
    }

    private double earlierSeconds() {
        return this == OVERLAP ? EARLIER_SECONDS : this == ALL ? EARLIER_SECONDS / 2 : 0;
    }

    private static Turn earlier(Turn turn, long ms) {
        List<Word> words = turn.words().stream().map(word -> new Word(word.text(), earlier(word.time(), ms), word.confidence())).toList();
        return new Turn(turn.index(), turn.speaker(), earlier(Objects.requireNonNull(turn.time()), ms), turn.text(), words);
    }

    private static TimeSpan earlier(TimeSpan time, long ms) {
        return new TimeSpan(Math.max(0, time.startMs() - ms), Math.max(0, time.endMs() - ms));
    }

    /** Standard deviation of the noise on the mixed line, in steps of 16 bits. */
    double noise(TwoSides call) {
        double below = this == NOISE ? NOISE_DB : this == ALL ? HALF_NOISE_DB : Double.POSITIVE_INFINITY;
        double voices = call.asOne(0, 0).parties().getFirst().level().speechDbfs();
        return 32_768 * Math.pow(10, (voices - below) / 20);
    }

    private static TwoSides fainter(TwoSides call, boolean agent, double db) {
        short[] side = (agent ? call.agent() : call.customer()).clone();
        double gain = Math.pow(10, -db / 20);
        for (int i = 0; i < side.length; i++) {
            side[i] = (short) Math.round(side[i] * gain);
        }
        return new TwoSides(call.id(), call.rateHz(), agent ? side : call.agent(), agent ? call.customer() : side);
    }

    private static TwoSides earlier(TwoSides call, double seconds) {
        int shift = (int) Math.round(seconds * call.rateHz());
        short[] customer = new short[call.customer().length];
        System.arraycopy(call.customer(), Math.min(shift, customer.length), customer, 0, Math.max(0, customer.length - shift));
        return new TwoSides(call.id(), call.rateHz(), call.agent(), customer);
    }
}
