package dev.earmark.eval.channels;

import dev.earmark.eval.mono.TwoSides;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who was given the words of a call.
 *
 * @param said    words of agent and customer in the call as recorded
 * @param right   of them, those at whose time the same party was heard
 * @param wrong   words that stand with a party while only the other one spoke
 * @param nobodys words that stand with a party, or with an unknown one, though nobody of the call spoke
 * @param own     words that stand with the party that said them
 */
record CreditedWords(int said, int right, int wrong, int nobodys, int own) {

    static final CreditedWords NONE = new CreditedWords(0, 0, 0, 0, 0);
    private static final int STEP_MS = 10;
    private static final double HEARD = 0.5;
    private static final double TOUCHED = 0.3;

    /**
     * @param found   in the changed call
     * @param clean   in the call as recorded
     * @param sides   of the call as recorded
     * @param laterMs by how much the changed call is later
     * @param misplaced is given each turn that holds words of another or of nobody
     */
    static CreditedWords of(Transcript found, Transcript clean, TwoSides sides, long laterMs, Consumer<Turn> misplaced) {
        CreditedWords sum = NONE;
        for (Speaker party : new Speaker[] {Speaker.AGENT, Speaker.CUSTOMER}) {
            BitSet heard = times(found, party, laterMs);
            int said = 0;
            int right = 0;
            for (Word word : words(clean, party)) {
                said++;
                right += share(heard, word.time()) >= HEARD ? 1 : 0;
            }
            sum = sum.plus(new CreditedWords(said, right, 0, 0, 0));
        }
        BitSet agent = times(clean, Speaker.AGENT, 0);
        BitSet customer = times(clean, Speaker.CUSTOMER, 0);
        for (Turn turn : found.turns()) {
            CreditedWords ofTurn = NONE;
            for (Word word : turn.speaker().isPerson() ? turn.words() : List.<Word>of()) {
                ofTurn = ofTurn.plus(one(turn.speaker(), word.time(), laterMs, agent, customer, sides));
            }
            if (ofTurn.wrong + ofTurn.nobodys > 0) {
                misplaced.accept(turn);
            }
            sum = sum.plus(ofTurn);
        }
        return sum;
    }

    private static CreditedWords one(Speaker with, TimeSpan time, long laterMs, BitSet agent, BitSet customer, TwoSides sides) {
        if (time.endMs() <= laterMs) {
            return new CreditedWords(0, 0, 0, 1, 0);
        }
        TimeSpan then = new TimeSpan(Math.max(0, time.startMs() - laterMs), time.endMs() - laterMs);
        Speaker louder = sides.louder(then);
        boolean byAgent = share(agent, then) >= TOUCHED || louder == Speaker.AGENT;
        boolean byCustomer = share(customer, then) >= TOUCHED || louder == Speaker.CUSTOMER;
        if (!byAgent && !byCustomer) {
            return new CreditedWords(0, 0, 0, 1, 0);
        }
        boolean own = with == Speaker.AGENT && byAgent || with == Speaker.CUSTOMER && byCustomer;
        boolean unknown = with != Speaker.AGENT && with != Speaker.CUSTOMER;
        return new CreditedWords(0, 0, own || unknown ? 0 : 1, 0, own ? 1 : 0);
    }

    CreditedWords plus(CreditedWords other) {
        return new CreditedWords(said + other.said, right + other.right, wrong + other.wrong, nobodys + other.nobodys, own + other.own);
    }

    /** Of the words of the call as recorded, in percent. */
    double rightPercent() {
        return 100.0 * right / Math.max(1, said);
    }

    /** Words that count against somebody who did not say them, for a hundred words of the call. */
    double wrongPercent() {
        return 100.0 * (wrong + nobodys) / Math.max(1, said);
    }

    /** Whether the parties are not taken for each other. */
    boolean rolesRight() {
        return own > wrong;
    }

    private static Iterable<Word> words(Transcript transcript, Speaker party) {
        return transcript.turns().stream().filter(turn -> turn.speaker() == party).flatMap(turn -> turn.words().stream())::iterator;
    }

    private static BitSet times(Transcript transcript, Speaker party, long laterMs) {
        BitSet times = new BitSet();
        for (Word word : words(transcript, party)) {
            int from = (int) (Math.max(0, word.time().startMs() - laterMs) / STEP_MS);
            times.set(from, (int) Math.max(from, (word.time().endMs() - laterMs + STEP_MS - 1) / STEP_MS));
        }
        return times;
    }

    private static double share(BitSet times, TimeSpan time) {
        int from = (int) (time.startMs() / STEP_MS);
        int end = (int) Math.max(from + 1L, (time.endMs() + STEP_MS - 1) / STEP_MS);
        return times.get(from, end).cardinality() / (double) (end - from);
    }
}
