package dev.earmark.search.opensearch;

import dev.earmark.search.line.Need;
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
    private final Map<Need.Heard, Set<String>> known = new HashMap<>();
    private long count = -1;

    AlikeWords(WordsOnServer words) {
        this.words = words;
    }

    /** Throws as {@link WordsOnServer#alike}. */
    Set<String> of(Need.Heard needed) {
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
    void prepare(Collection<Need.Heard> needed) {
        List<Need.Heard> missing = needed.stream().filter(one -> !known.containsKey(one)).distinct().toList();
        if (missing.isEmpty()) {
            return;
        }
        long now = count();
        Map<Need.Heard, Future<Set<String>>> asked = new HashMap<>();
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
    static void heard(Need need, Collection<Need.Heard> into) {
        switch (need) {
            case Need.Heard heard -> into.add(heard);
            case Need.InOrder(List<Need> parts) -> parts.forEach(part -> heard(part, into));
            case Need.AtLeast(int _, List<Need> parts) -> parts.forEach(part -> heard(part, into));
            case Need.Either(List<Need> choices) -> choices.forEach(choice -> heard(choice, into));
            case Need.Term _, Need.Nothing _ -> {
                // certain
            }
        }
    }
}
