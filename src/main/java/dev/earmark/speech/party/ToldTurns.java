package dev.earmark.speech.party;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns of words of which it is known how probably each is the agent's. Words of one party up to a second apart are one turn.
 *
 * @param sure from here on a word is a party's, 0.5 to 1; else it stays unknown whose it is
 */
record ToldTurns(double sure) {

    private static final long PAUSE_MS = 1_000;

    /** @param played what a machine said, in order of time */
    List<Turn> of(List<Word> words, double[] agent, List<Turn> played) {
        List<Turn> turns = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < agent.length; i++) {
            Word word = words.get(i);
            for (; next < played.size() && played.get(next).words().getFirst().time().startMs() <= word.time().startMs(); next++) {
                turns.add(Announced.at(turns.size(), played.get(next)));
            }
            Speaker speaker = agent[i] >= sure ? Speaker.AGENT : agent[i] <= 1 - sure ? Speaker.CUSTOMER : Speaker.UNKNOWN;
            List<Word> said = new ArrayList<>();
            if (!turns.isEmpty() && turns.getLast().speaker() == speaker
                    && word.time().startMs() - turns.getLast().words().getLast().time().endMs() < PAUSE_MS) {
                said.addAll(turns.removeLast().words());
            }
            said.add(word);
            turns.add(new Turn(turns.size(), speaker, said.getFirst().time().covering(said.getLast().time()),
                    said.stream().map(Word::text).collect(Collectors.joining(" ")), said));
        }
        for (; next < played.size(); next++) {
            turns.add(Announced.at(turns.size(), played.get(next)));
        }
        return turns;
    }
}
