package dev.earmark.eval.mono;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Diarization error as NIST counts it (Rich Transcription 2009 evaluation plan): time missed, falsely found and given to the wrong voice
 * over the time of all who speak, without 0.25 s around each beginning and end, under whichever naming of the two voices fits best. Words
 * of one party up to 0.3 s apart are one stretch.
 *
 * @param wrongMs  missed, false and confused
 * @param spokenMs of the reference
 */
record DiarizationError(double wrongMs, double spokenMs) {

    static final DiarizationError NONE = new DiarizationError(0, 0);
    private static final int STEP_MS = 10;
    private static final long COLLAR_MS = 250;
    private static final long JOINED_MS = 300;

    static DiarizationError of(Transcript reference, Transcript found) {
        List<TimeSpan> agent = stretches(reference, Speaker.AGENT);
        List<TimeSpan> customer = stretches(reference, Speaker.CUSTOMER);
        List<TimeSpan> first = stretches(found, Speaker.AGENT);
        List<TimeSpan> second = stretches(found, Speaker.CUSTOMER);
        List<TimeSpan> unsure = stretches(found, Speaker.UNKNOWN);
        DiarizationError named = counted(agent, customer, List.of(first, second, unsure));
        DiarizationError swapped = counted(agent, customer, List.of(second, first, unsure));
        return named.wrongMs <= swapped.wrongMs ? named : swapped;
    }

    DiarizationError plus(DiarizationError other) {
        return new DiarizationError(wrongMs + other.wrongMs, spokenMs + other.spokenMs);
    }

    double percent() {
        return 100 * wrongMs / Math.max(1, spokenMs);
    }

    private static DiarizationError counted(List<TimeSpan> agent, List<TimeSpan> customer, List<List<TimeSpan>> found) {
        List<TimeSpan> all = new ArrayList<>(agent);
        all.addAll(customer);
        found.forEach(all::addAll);
        int steps = (int) (all.stream().mapToLong(TimeSpan::endMs).max().orElse(0) / STEP_MS + 1);
        boolean[] left = collars(agent, customer, steps);
        boolean[][] who = {at(agent, steps), at(customer, steps), at(found.get(0), steps), at(found.get(1), steps),
            at(found.get(2), steps)};
        double wrong = 0;
        double spoken = 0;
        for (int i = 0; i < steps; i++) {
            if (!left[i]) {
                int said = count(who[0][i]) + count(who[1][i]);
                int heard = count(who[2][i]) + count(who[3][i]) + count(who[4][i]);
                int right = count(who[0][i] && who[2][i]) + count(who[1][i] && who[3][i]);
                wrong += Math.max(said, heard) - right;
                spoken += said;
            }
        }
        return new DiarizationError(wrong * STEP_MS, spoken * STEP_MS);
    }

    private static int count(boolean is) {
        return is ? 1 : 0;
    }

    private static boolean[] at(List<TimeSpan> stretches, int steps) {
        boolean[] at = new boolean[steps];
        stretches.forEach(one -> Arrays.fill(at, (int) (one.startMs() / STEP_MS), (int) (one.endMs() / STEP_MS), true));
        return at;
    }

    private static boolean[] collars(List<TimeSpan> agent, List<TimeSpan> customer, int steps) {
        boolean[] left = new boolean[steps];
        for (List<TimeSpan> party : List.of(agent, customer)) {
            for (TimeSpan one : party) {
                for (long edge : new long[] {one.startMs(), one.endMs()}) {
                    Arrays.fill(left, (int) Math.clamp((edge - COLLAR_MS) / STEP_MS, 0, steps),
                            (int) Math.clamp((edge + COLLAR_MS) / STEP_MS, 0, steps), true);
                }
            }
        }
        return left;
    }

    private static List<TimeSpan> stretches(Transcript transcript, Speaker speaker) {
        List<TimeSpan> stretches = new ArrayList<>();
        transcript.turns().stream().filter(turn -> turn.speaker() == speaker).map(Turn::words).flatMap(List::stream).map(Word::time)
                .forEach(time -> {
                    boolean joined = !stretches.isEmpty() && time.startMs() - stretches.getLast().endMs() <= JOINED_MS;
                    stretches.add(joined ? stretches.removeLast().covering(time) : time);
                });
        return stretches;
    }
}
