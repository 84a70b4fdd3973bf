package dev.earmark.eval.search;

import dev.earmark.eval.clock.ProcessClock;
import dev.earmark.interaction.Progress;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.TurnMeaning;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.BareLucene;
import dev.earmark.search.lucene.LuceneIndex;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** How fast a large index answers while more arrives, and how fast it takes in. */
public final class SearchSpeed {

    private static final int AT_ONCE = 400;
    private static final int ROUNDS = 400;
    private static final int WARM_UP = 200;
    private static final int PAGE = 10;
    private static final int TURNS_A_SECOND = 50;
    private static final int TURNS_WITH_MEANING = 1_500;
    private static final int GIVEN_UP_SHOWN = 5;
    private static final long MEGABYTE = 1 << 20;

    private final Embedder embedder;
    private final Progress progress;
    private final ManyCalls calls;
    private final List<SearchDocument> originals;

    /**
     * @param sets   folder of the project's eval sets, whose conversations are varied
     * @param meaning whether turns have vectors
     */
    public SearchSpeed(Path sets, Embedder embedder, boolean meaning, long seed, Progress progress) {
        this.embedder = embedder;
        this.progress = progress;
        SearchSet set = new SearchSets(sets, sets).read("coach-questions").orElseThrow();
        TurnMeaning reader = new TurnMeaning(embedder);
        List<SearchDocument> read = new ArrayList<>();
        for (SearchDocument document : set.documents()) {
            read.add(meaning ? reader.into(document) : document);
            progress.at("reading", (double) read.size() / set.documents().size());
        }
        this.originals = List.copyOf(read);
        this.calls = new ManyCalls(originals, seed);
    }

    /** @param folder for the index, which stays there; one that an earlier run left there is asked as it is */
    public void run(PrintStream out, Path folder, int turns) {
        try (LuceneIndex index = LuceneIndex.open(folder, embedder, Synonyms.shipped())) {
            AtomicLong next = new AtomicLong(index.count());
            if (next.get() == 0) {
                made(out, index, folder, turns, next);
            } else {
                out.printf(Locale.ROOT, "index: %,d interactions that an earlier run left, %,d MB on the disk%n", next.get(),
                        bytes(folder) / MEGABYTE);
            }
            vectors(out);
            ask(out, index, folder, next);
            out.printf(Locale.ROOT, "heap: %,d MB after a collection%n", heapMb());
        }
    }

    private void made(PrintStream out, LuceneIndex index, Path folder, int turns, AtomicLong next) {
        long begun = System.nanoTime();
        long processor = ProcessClock.nanos();
        int kept = fill(index, turns, next);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double worked = (ProcessClock.nanos() - processor) / 1e9;
        out.printf(Locale.ROOT, "index: %,d turns of %,d interactions, taken in at %,.0f turns/s by the clock, %,.0f turns a second"
                + " of processor time; %,d MB on the disk%n", kept, index.count(), kept / seconds, kept / worked,
                bytes(folder) / MEGABYTE);
    }

    /** Each turn that is made has a vector of its own, so that the graph of neighbours is as large as the index. */
    private void vectors(PrintStream out) {
        long read = originals.stream().flatMap(document -> document.vectors().stream()).filter(vector -> vector.length > 0).count();
        if (read > 0) {
            out.printf(Locale.ROOT, "meaning: %,d turns were read by the sentence model; each turn of the index has the vector of one of"
                    + " them, turned a little by noise of a fixed seed%n", read);
        }
    }

    private int fill(LuceneIndex index, int turns, AtomicLong next) {
        int kept = 0;
        while (kept < turns) {
            List<SearchDocument> batch = new ArrayList<>();
            for (int i = 0; i < AT_ONCE && kept < turns; i++) {
                batch.add(calls.call(next.getAndIncrement()));
                kept += batch.getLast().transcript().turns().size();
            }
            index.keep(batch, List.of());
            progress.at("indexing", (double) kept / turns);
        }
        return kept;
    }

    private void ask(PrintStream out, LuceneIndex index, Path folder, AtomicLong next) {
        AtomicBoolean over = new AtomicBoolean();
        Thread arrivals = Thread.ofPlatform().daemon().start(() -> arrive(index, next, over));
        try (BareLucene bare = new BareLucene(folder, Synonyms.shipped())) {
            Timings timings = new SpeedQueries(calls, new Random(7), index, bare, PAGE).run(WARM_UP, ROUNDS, progress);
            out.printf(Locale.ROOT, "  %-28s %-26s %s%n", "milliseconds, p50 / p99", "by the clock", "processor time");
            timings.timings().forEach((kind, timing) -> out.printf(Locale.ROOT, "  %-28s %8.2f / %8.2f        %8.2f / %8.2f%n", kind,
                    timing.p50(), timing.p99(), timing.processorP50(), timing.processorP99()));
            out.printf(Locale.ROOT, "  given up: %d%n", timings.givenUp().size());
            timings.givenUp().stream().limit(GIVEN_UP_SHOWN).forEach(query -> out.println("    " + query));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            over.set(true);
            join(arrivals);
        }
    }

    private void arrive(SearchIndex index, AtomicLong next, AtomicBoolean over) {
        while (!over.get()) {
            long begun = System.currentTimeMillis();
            List<SearchDocument> batch = new ArrayList<>();
            for (int turns = 0; turns < TURNS_A_SECOND; ) {
                SearchDocument call = calls.call(next.getAndIncrement());
                turns += Math.max(1, call.transcript().turns().size());
                batch.add(call);
            }
            index.keep(batch, List.of());
            pause(1_000 - (System.currentTimeMillis() - begun));
        }
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(Math.max(0, ms));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many turns a second are read by the sentence model and indexed, on two threads. */
    public void meaning(PrintStream out) {
        List<SearchDocument> some = new ArrayList<>();
        int turns = 0;
        for (long number = 0; turns < TURNS_WITH_MEANING; number++) {
            some.add(calls.call(-1 - number).with(List.of()));
            turns += some.getLast().transcript().turns().size();
        }
        TurnMeaning reader = new TurnMeaning(embedder);
        try (LuceneIndex index = LuceneIndex.inMemory(embedder, Synonyms.shipped())) {
            long begun = System.nanoTime();
            List<SearchDocument> read = Stream.of(some.subList(0, some.size() / 2), some.subList(some.size() / 2, some.size())).parallel()
                    .flatMap(half -> half.stream().map(reader::into).toList().stream()).toList();
            for (int from = 0; from < read.size(); from += AT_ONCE) {
                index.keep(read.subList(from, Math.min(read.size(), from + AT_ONCE)), List.of());
            }
            out.printf(Locale.ROOT, "with meaning: %,.0f turns/s on two threads, read by the sentence model and indexed%n",
                    turns / ((System.nanoTime() - begun) / 1e9));
        }
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long heapMb() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
    }
}
