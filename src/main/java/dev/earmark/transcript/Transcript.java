package dev.earmark.transcript;

import java.util.List;

/**
 * What was said. Turns are in order of time (their start), with indexes 0, 1, 2, …; overlapping turns are kept.
 *
 * @param id not blank
 */
public record Transcript(String id, Channel channel, Source source, Engine engine, List<Turn> turns) {

    public Transcript {
        if (id.isBlank()) {
            throw new IllegalArgumentException("transcript without id");
        }
        turns = List.copyOf(turns);
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).index() != i) {
                throw new IllegalArgumentException("turn " + i + " has index " + turns.get(i).index());
            }
        }
    }

    /** Whether the words were recognised by a machine, and so may be wrong. */
    public boolean recognised() {
        return !engine.equals(Engine.GIVEN);
    }

    /** Whether its words were deleted, so that nothing can be found in it any longer. */
    public boolean wordsDeleted() {
        return source.remarks().stream().anyMatch(remark -> remark.code().equals(SourceRemark.WORDS_DELETED));
    }

    /** With agent and customer in each other's place. */
    public Transcript swapped() {
        return new Transcript(id, channel, source, engine, turns.stream()
                .map(turn -> new Turn(turn.index(), turn.speaker().other(), turn.time(), turn.text(), turn.words())).toList());
    }
}
