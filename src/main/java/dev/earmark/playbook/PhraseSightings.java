package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls that have each of some phrases, and what the sentences with it mean. For one thread. */
final class PhraseSightings {

    /** A row of words that mostly stands in a longer one is no sign of its own. */
    private static final double PART_OF_LONGER = 0.85;
    private static final int ROOM = 4;
    /** Of a key, by which most phrases that are not looked for are told from few bits that lie together. */
    private static final int TOLD_BY = 17;

    private final PhraseKeys phrases = new PhraseKeys();
    private final @Nullable Sighting[] places;
    private final BitSet maybe = new BitSet(1 << TOLD_BY);

    private static final class Sighting {

        private final long key;
        private final BitSet with = new BitSet();
        private final SenseVotes votes = new SenseVotes();
        private Sign.@Nullable Words words;

        Sighting(long key) {
            this.key = key;
        }

        void see(Saying saying, int from, int to, int call) {
            with.set(call);
            if (saying.meaning() != null) {
                votes.add(saying.meaning());
            }
            if (words == null) {
                words = new Sign.Words(saying.situation(), saying.stems().subList(from, to));
            }
        }
    }

    /** @param keys of the phrases to look for, each once */
    PhraseSightings(List<Long> keys) {
        this.places = new Sighting[Integer.highestOneBit(keys.size() + 1) * ROOM];
        keys.forEach(key -> {
            places[place(key)] = new Sighting(key);
            maybe.set(told(key));
        });
    }

    private static int told(long key) {
        return (int) (key >>> Long.SIZE - TOLD_BY);
    }

    private int place(long key) {
        int place = (int) key & places.length - 1;
        for (Sighting there = places[place]; there != null && there.key != key; there = places[place]) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    void see(Saying saying, int call) {
        phrases.each(saying, (from, to, key) -> {
            Sighting sighting = maybe.get(told(key)) ? places[place(key)] : null;
            if (sighting != null) {
                sighting.see(saying, from, to, call);
            }
        });
    }

    List<SignSeen> seen(Function<Situation, BitSet> among) {
        Map<Long, Integer> longest = new HashMap<>();
        for (Sighting sighting : places) {
            if (sighting != null) {
                parts(sighting.words).forEach(part -> longest.merge(part, sighting.with.cardinality(), Math::max));
            }
        }
        List<SignSeen> seen = new ArrayList<>();
        for (Sighting sighting : places) {
            Sign.Words words = sighting == null ? null : sighting.words;
            if (words != null && longest.getOrDefault(sighting.key, 0) < PART_OF_LONGER * sighting.with.cardinality()) {
                seen.add(new SignSeen(words, among.apply(words.situation()), sighting.with,
                        sighting.votes.size() == 0 ? null : sighting.votes.elected()));
            }
        }
        return seen;
    }

    private static List<Long> parts(Sign.@Nullable Words words) {
        if (words == null || words.stems().size() <= PhraseKeys.SHORTEST) {
            return List.of();
        }
        int last = words.stems().size();
        return List.of(PhraseKeys.key(words.situation(), words.stems().subList(0, last - 1)),
                PhraseKeys.key(words.situation(), words.stems().subList(1, last)));
    }
}
