package dev.earmark.adapting;

import dev.earmark.speech.talk.HouseText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Texts in two parts: those to learn from, and about a tenth to measure by. The tenth is drawn by a fixed seed, from texts with a
 * recording and from those without; it grows until it has {@value #FEWEST_WORDS} words, to a third of them all at most. A single text is
 * parted by its paragraphs.
 *
 * @param learnt to learn from
 * @param kept   to measure by
 */
record HeldOut(List<HouseSource> learnt, List<HouseSource> kept) {

    private static final int ONE_OF = 10;
    private static final int AT_MOST_ONE_OF = 3;
    private static final int FEWEST_WORDS = 200;
    private static final long SEED = 20_261_201;

    static HeldOut of(List<HouseSource> sources) {
        List<HouseSource> all = sources.size() == 1 ? paragraphs(sources.getFirst()) : sources;
        List<HouseSource> learnt = new ArrayList<>();
        List<HouseSource> kept = new ArrayList<>();
        all.stream().collect(Collectors.partitioningBy(source -> source.spoken() != null)).values()
                .forEach(group -> part(group, learnt, kept));
        Collections.shuffle(learnt, new Random(SEED));
        while (words(kept) < FEWEST_WORDS && (kept.size() + 1) * AT_MOST_ONE_OF <= all.size()) {
            kept.add(learnt.removeLast());
        }
        return new HeldOut(List.copyOf(learnt), List.copyOf(kept));
    }

    private static void part(List<HouseSource> group, List<HouseSource> learnt, List<HouseSource> kept) {
        List<HouseSource> mixed = new ArrayList<>(group);
        Collections.shuffle(mixed, new Random(SEED));
        int count = mixed.size() > 1 ? Math.max(1, mixed.size() / ONE_OF) : 0;
        kept.addAll(mixed.subList(0, count));
        learnt.addAll(mixed.subList(count, mixed.size()));
    }

    private static List<HouseSource> paragraphs(HouseSource source) {
        return source.text().passages().stream()
                .map(passage -> new HouseSource(new HouseText(source.text().name(), List.of(passage)), null)).toList();
    }

    private static int words(List<HouseSource> sources) {
        return sources.stream().mapToInt(source -> source.text().words()).sum();
    }

    static List<HouseText> texts(List<HouseSource> sources) {
        return sources.stream().map(HouseSource::text).toList();
    }
}
