package dev.earmark.search.line;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a conversation as phrases see them.
 *
 * @param runs all runs of all parties; every turn with words stands in just one
 */
public record Lines(Hearing hearing, Set<String> agentNames, Set<String> customerNames, List<Run> runs) {

    public Lines {
        agentNames = Set.copyOf(agentNames);
        customerNames = Set.copyOf(customerNames);
        runs = List.copyOf(runs);
    }

    /** @param sound remembers what sounds alike from one conversation to the next */
    public static Lines of(Transcript transcript, Facts facts, SoundAlike sound) {
        ConversationWords words = new ConversationWords(transcript, facts, sound);
        List<Run> runs = new ArrayList<>();
        for (Speaker speaker : Speaker.values()) {
            runs.addAll(runs(words.of(speaker)));
        }
        return new Lines(hearing(transcript, words.ear()), words.names().agent(), words.names().customer(), runs);
    }

    private static Hearing hearing(Transcript transcript, Ear ear) {
        if (ear.recognised()) {
            return Hearing.RECOGNISED;
        }
        return transcript.channel() == Channel.VOICE ? Hearing.WRITTEN_DOWN : Hearing.TYPED;
    }

    /** The runs of one party, in order; together they are all of its words. */
    static List<Run> runs(PartyWords line) {
        List<Run> into = new ArrayList<>();
        int size = line.tokens().size();
        for (int from = 0; from < size; ) {
            int next = line.breaks().nextSetBit(from + 1);
            int to = next < 0 ? size : next;
            BitSet sentences = line.sentences().get(from, to);
            into.add(new Run(line.speaker(), line.tokens().subList(from, to), sentences));
            from = to;
        }
        return into;
    }

    /** Hears as in a scoring of this conversation. */
    public Ear ear(SoundAlike sound) {
        return new Ear(hearing, agentNames, customerNames, sound);
    }
}
