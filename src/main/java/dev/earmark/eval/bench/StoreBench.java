package dev.earmark.eval.bench;

import dev.earmark.access.Reach;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery.Sort;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Store;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the store: how many chats a second are accepted and on the disk (each with its transcript, job, event and audit entry in one
 * transaction of its own), and how long it takes to get one interaction and to list a page of 50 among many. Wall clock, because disks
 * are what it waits for; everything is printed side by side from one run.
 */
public final class StoreBench {

    /** Of those that it makes. */
    public static final int TURNS_OF_A_CHAT = SampleChats.TURNS;

    private static final double SECONDS = 5;
    private static final double WARM_UP_SECONDS = 3;
    private static final int MOST_SENDERS = 16;
    private static final int AT_ONCE = 250;
    private static final int CALLS = 1_000;
    private static final int PAGE = 50;
    private static final int SEED = 7;

    private final PrintStream out;
    private final Map<String, Store> stores;

    /** @param stores empty ones, by the name that is printed */
    public StoreBench(PrintStream out, Map<String, Store> stores) {
        this.out = out;
        this.stores = new LinkedHashMap<>(stores);
    }

    /**
     * Takes some minutes.
     *
     * @param interactions how many there are when one is got or a page is listed; at least 1
     */
    public void run(int interactions) {
        line("", name -> name);
        Map<String, FilledStore> kept = new LinkedHashMap<>();
        stores.forEach((name, store) -> kept.put(name, fill(store, interactions)));
        out.println(String.format(Locale.ROOT, "Among %,d interactions, p50 / p99 in milliseconds:", interactions));
        times("  get one with its scores", kept, (store, known) -> get(store, known));
        queries().forEach((what, query) -> times("  list " + what, kept, (store, known) -> list(store, query)));
        times("  list the newest, page 100", kept, this::deepPage);
        out.println("Accepted and stored a second:");
        for (int senders : new int[] {1, MOST_SENDERS}) {
            Map<String, Double> perSecond = each(store -> accepted(store, senders));
            line("  " + senders + (senders == 1 ? " sender" : " senders"), name -> String.format(Locale.ROOT, "%.0f", perSecond.get(name)));
        }
    }

    private record FilledStore(Store store, List<String> ids) {}

    @FunctionalInterface
    private interface Call {
        IntConsumer on(Store store, FilledStore kept);
    }

    private static Map<String, InteractionQuery> queries() {
        Map<String, InteractionQuery> queries = new LinkedHashMap<>();
        queries.put("the newest", InteractionQuery.newest(PAGE));
        queries.put("of one agent", query("agent-7", null, null, null, Sort.RECEIVED, true));
        queries.put("of one team, the worst first", query(null, "team-3", null, null, Sort.PERCENT, false));
        queries.put("one criterion missed", query(null, null, "criterion-3", null, Sort.RECEIVED, true));
        queries.put("one criterion missed by one agent", query("agent-7", null, "criterion-3", null, Sort.RECEIVED, true));
        queries.put("parked (there are none)", query(null, null, null, "parked", Sort.RECEIVED, true));
        queries.put("the longest", query(null, null, null, null, Sort.DURATION, true));
        return queries;
    }

    private static InteractionQuery query(@Nullable String agent, @Nullable String team, @Nullable String missed, @Nullable String status,
            Sort sort, boolean descending) {
        return InteractionQuery.newest(PAGE).with(InteractionFilter.OfAgent::new, agent).with(InteractionFilter.OfTeam::new, team)
                .with(InteractionFilter.Missed::new, missed).with(InteractionFilter.In::new, status).sorted(sort, descending);
    }

    private <T> Map<String, T> each(java.util.function.Function<Store, T> measured) {
        Map<String, T> results = new LinkedHashMap<>();
        stores.forEach((name, store) -> results.put(name, measured.apply(store)));
        return results;
    }

    private void line(String what, java.util.function.UnaryOperator<String> cell) {
        out.println(String.format(Locale.ROOT, "%-46s", what)
                + stores.keySet().stream().map(name -> String.format(Locale.ROOT, "%22s", cell.apply(name))).collect(Collectors.joining()));
    }

    private static double accepted(Store store, int senders) {
        SampleChats chats = new SampleChats(SEED + senders);
        accept(store, chats, senders, WARM_UP_SECONDS);
        return accept(store, chats, senders, SECONDS);
    }

    /** Each sender waits for its answer before it sends the next. */
    private static double accept(Store store, SampleChats chats, int senders, double seconds) {
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                threads.execute(() -> {
                    while ((System.nanoTime() - start) / 1e9 < seconds) {
                        SampleChats.Chat chat = chats.next();
                        store.write(tx -> chat.accept(tx));
                        done.incrementAndGet();
                    }
                });
            }
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    /** Keeps so many scored chats, as a store holds them after a while. */
    public static void fillWithChats(Store store, int interactions) {
        fill(store, interactions);
    }

    private static FilledStore fill(Store store, int interactions) {
        SampleChats chats = new SampleChats(SEED);
        List<String> ids = new ArrayList<>();
        for (int left = interactions; left > 0; left -= AT_ONCE) {
            List<SampleChats.Chat> some = Stream.generate(chats::next).limit(Math.min(left, AT_ONCE)).toList();
            store.write(tx -> {
                some.forEach(chat -> chat.keepScored(tx));
                return some.size();
            });
            some.forEach(chat -> ids.add(chat.id()));
        }
        return new FilledStore(store, ids);
    }

    private void times(String what, Map<String, FilledStore> kept, Call call) {
        Map<String, String> cells = new LinkedHashMap<>();
        kept.forEach((name, known) -> cells.put(name, percentiles(call.on(known.store, known))));
        line(what, name -> cells.getOrDefault(name, ""));
    }

    private static String percentiles(IntConsumer call) {
        double[] ms = new double[CALLS];
        for (int i = -CALLS / 5; i < CALLS; i++) {
            long start = System.nanoTime();
            call.accept(Math.floorMod(i, CALLS));
            if (i >= 0) {
                ms[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(ms);
        return String.format(Locale.ROOT, "%.2f / %.2f", ms[CALLS / 2], ms[CALLS * 99 / 100]);
    }

    private static IntConsumer get(Store store, FilledStore kept) {
        Random random = new Random(SEED);
        return _ -> {
            String id = kept.ids.get(random.nextInt(kept.ids.size()));
            store.read(tx -> tx.interactions().find(id, Reach.EVERYTHING).isPresent() && !tx.findings().scorecards(id).isEmpty());
        };
    }

    private static IntConsumer list(Store store, InteractionQuery query) {
        return _ -> store.read(tx -> tx.interactions().list(query, Reach.EVERYTHING));
    }

    private IntConsumer deepPage(Store store, FilledStore kept) {
        String next = null;
        for (int page = 1; page < 100; page++) {
            String after = next;
            next = store.read(tx -> tx.interactions().list(newestAfter(after), Reach.EVERYTHING)).next();
            if (next == null) {
                break;
            }
        }
        return list(store, newestAfter(next));
    }

    private static InteractionQuery newestAfter(@Nullable String after) {
        return InteractionQuery.newest(PAGE).page(after, PAGE);
    }
}
