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

    private final Map<Long, Sighting> sightings = new HashMap<>();

    private static final class Sighting {

        private final BitSet with = new BitSet();
        private final SenseVotes votes = new SenseVotes();
        private Sign.@Nullable Words words;
    }

    void look(long key) {
        sightings.put(key, new Sighting());
    }

    void see(Saying saying, int call) {
        List<String> stems = saying.stems();
        for (int from = 0; from < stems.size(); from++) {
            for (int to = from + PhraseTable.SHORTEST; to <= Math.min(stems.size(), from + PhraseTable.LONGEST); to++) {
                Sighting sighting = sightings.get(PhraseTable.key(saying.situation(), stems.subList(from, to)));
                if (sighting != null) {
                    sighting.with.set(call);
                    if (saying.meaning() != null) {
                        sighting.votes.add(saying.meaning());
                    }
                    if (sighting.words == null) {
                        sighting.words = new Sign.Words(saying.situation(), stems.subList(from, to));
                    }
                }
            }
        }
    }

    List<SignSeen> seen(Function<Situation, BitSet> among) {
        Map<Long, Integer> longest = new HashMap<>();
        sightings.values().forEach(sighting -> parts(sighting.words).forEach(
                part -> longest.merge(part, sighting.with.cardinality(), Math::max)));
        List<SignSeen> seen = new ArrayList<>();
        sightings.forEach((key, sighting) -> {
            Sign.Words words = sighting.words;
            if (words != null && longest.getOrDefault(key, 0) < PART_OF_LONGER * sighting.with.cardinality()) {
                seen.add(new SignSeen(words, among.apply(words.situation()), sighting.with,
                        sighting.votes.size() == 0 ? null : sighting.votes.elected()));
            }
        });
        return seen;
    }

    private static List<Long> parts(Sign.@Nullable Words words) {
        if (words == null || words.stems().size() <= PhraseTable.SHORTEST) {
            return List.of();
        }
        int last = words.stems().size();
        return List.of(PhraseTable.key(words.situation(), words.stems().subList(0, last - 1)),
                PhraseTable.key(words.situation(), words.stems().subList(1, last)));
    }
}
