package dev.earmark.search.opensearch;

import dev.earmark.search.line.WordNeed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The words that may be taken for those that one request needs; several are asked for at the same time. For one request. */
final class AlikeWords {

    private final WordsOnServer words;
    private final Map<WordNeed.Heard, Set<String>> known = new HashMap<>();
    private long count = -1;

    AlikeWords(WordsOnServer words) {
        this.words = words;
    }

    /** Throws as {@link WordsOnServer#alike}. */
    Set<String> of(WordNeed.Heard needed) {
        Set<String> found = known.get(needed);
        if (found == null) {
            found = words.alike(needed, count());
            known.put(needed, found);
        }
        return found;
    }

    private long count() {
        if (count < 0) {
            count = words.count();
        }
        return count;
    }

    /** Looks all of them up. Throws as {@link #of}. */
    void prepare(Collection<WordNeed.Heard> needed) {
        List<WordNeed.Heard> missing = needed.stream().filter(one -> !known.containsKey(one)).distinct().toList();
        if (missing.isEmpty()) {
            return;
        }
        long now = count();
        Map<WordNeed.Heard, Future<Set<String>>> asked = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            missing.forEach(one -> asked.put(one, threads.submit(() -> words.alike(one, now))));
        }
        asked.forEach((one, answer) -> known.put(one, answered(answer)));
    }

    private static Set<String> answered(Future<Set<String>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted after all had answered", stopped);
        }
    }

    /** Every word that is needed somewhere in it. */
    static void heard(WordNeed need, Collection<WordNeed.Heard> into) {
        switch (need) {
            case WordNeed.Heard heard -> into.add(heard);
            case WordNeed.InOrder(List<WordNeed> parts) -> parts.forEach(part -> heard(part, into));
            case WordNeed.AtLeast(int _, List<WordNeed> parts) -> parts.forEach(part -> heard(part, into));
            case WordNeed.Within(int _, WordNeed part) -> heard(part, into);
            case WordNeed.Either(List<WordNeed> choices) -> choices.forEach(choice -> heard(choice, into));
            case WordNeed.Term _, WordNeed.Nothing _ -> {
                // certain
            }
        }
    }
}
