package dev.earmark.example;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Reach;
import dev.earmark.blobs.BlobStore;
import dev.earmark.inbox.Reception;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.interaction.Status;
import dev.earmark.outcome.entry.OutcomeEntry;
import dev.earmark.playbook.making.MadePlaybook;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.store.Interactions;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One load of the example, on a thread of its own: people, chats, their reviews, then the calls, which take longest. */
final class Loading {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);
    /** Of the rest, two of three are looked at for certain: calls are what people want to hear. */
    private static final int UNSEEN_CALL_IN = 3;

    private final Script script;
    private final Store store;
    private final Plan plan;
    private final Doorstep doorstep;
    private final Colleagues colleagues;
    private final Afterwards afterwards;
    private final HeldMeetings meetings;
    private final FoundPlays plays;
    private final PastClock reported;
    private final OutcomeEntry outcomes;
    private final Clock clock;
    private final Supplier<String> ids;
    private final boolean guests;
    private final Consumer<RuntimeException> onFailure;
    private final List<Runnable> onReady = new ArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("example").unstarted(this::run);
    private boolean ready;
    private volatile boolean ending;

    private record Heard(Script.Call call, Instant startedAt) {}

    Loading(Script script, Store store, Plan plan, BlobStore blobs, Function<Clock, Reception> receptions, Clock clock,
            Supplier<String> ids, Function<PlaybookQuestion, MadePlaybook> maker, boolean guests,
            Consumer<RuntimeException> onFailure) {
        PastClock past = new PastClock(clock);
        this.script = script;
        this.store = store;
        this.plan = plan;
        this.doorstep = new Doorstep(receptions.apply(past), blobs, past);
        this.colleagues = new Colleagues(script, store, clock, ids);
        this.afterwards = new Afterwards(script.phrases());
        this.meetings = new HeldMeetings(script, store, clock, ids);
        this.plays = new FoundPlays(script, store, maker, clock);
        this.reported = new PastClock(clock);
        this.outcomes = new OutcomeEntry(reported, new Redactor(RedactionSettings.defaults()));
        this.clock = clock;
        this.ids = ids;
        this.guests = guests;
        this.onFailure = onFailure;
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Also when it was ready before. */
    void onReady(Runnable then) {
        boolean now;
        synchronized (onReady) {
            now = ready;
            onReady.add(then);
        }
        if (now) {
            then.run();
        }
    }

    private void tellReady() {
        List<Runnable> all;
        synchronized (onReady) {
            ready = true;
            all = List.copyOf(onReady);
        }
        all.forEach(Runnable::run);
    }

    /** Waits until it has ended. */
    void end() {
        ending = true;
        thread.interrupt();
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            new Belongings(script, store).bring(clock.instant(), guests, ids);
            Map<String, Plan.Chat> chats = new LinkedHashMap<>();
            for (Plan.Chat chat : plan.chats()) {
                if (ending) {
                    return;
                }
                chats.put(doorstep.chat(chat), chat);
            }
            review(chats);
            meetings.hold(plan);
            tellReady();
            plays.publish();
            listen();
            store.write(tx -> {
                tx.audit().append(new AuditEntry(clock.instant(), Interactions.EXAMPLE, ExampleHouse.DONE, "", ""));
                return true;
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            if (!ending) {
                onFailure.accept(failed);
                tellReady();
            }
        }
    }

    /** As they are scored, in the order in which they were. */
    private void review(Map<String, Plan.Chat> chats) throws InterruptedException {
        Set<String> settled = new HashSet<>();
        for (Map.Entry<String, Plan.Chat> one : chats.entrySet()) {
            if (await(one.getKey(), settled)) {
                Plan.Chat chat = one.getValue();
                colleagues.see(one.getKey(), chat.agent().id(), chat, chat.endedAt(), false);
                report(one.getKey(), chat);
            }
        }
    }

    /** A day later it is known how it ended. */
    private void report(String id, Plan.Chat chat) {
        reported.set(chat.endedAt().plus(A_DAY));
        store.write(tx -> tx.interactions().find(id, Reach.EVERYTHING)
                .map(one -> outcomes.add(tx, one, afterwards.of(chat), script.cast().systems())).orElse(0));
    }

    private void listen() throws InterruptedException {
        Map<String, Heard> calls = new LinkedHashMap<>();
        for (Script.Call call : script.calls()) {
            Instant at = plan.of(call);
            calls.put(doorstep.call(call, script.cast().agent(call.agent()), at), new Heard(call, at));
        }
        Set<String> settled = new HashSet<>();
        int number = 0;
        for (Map.Entry<String, Heard> one : calls.entrySet()) {
            if (await(one.getKey(), settled)) {
                Instant ended = one.getValue().startedAt().plus(Duration.ofMinutes(2));
                colleagues.see(one.getKey(), one.getValue().call().agent(), null, ended, ++number % UNSEEN_CALL_IN != 0);
            }
        }
    }

    /** Waits until it is scored. @param settled ids that are known to be @return false when nothing can be made of it */
    private boolean await(String id, Set<String> settled) throws InterruptedException {
        while (!settled.contains(id)) {
            Map<String, Interaction> all = store.read(tx -> tx.interactions().examples()).stream()
                    .collect(Collectors.toMap(Interaction::id, one -> one));
            all.values().stream().filter(one -> one.stage() == Stage.MARKED).forEach(one -> settled.add(one.id()));
            Optional<Interaction> here = Optional.ofNullable(all.get(id));
            if (here.isEmpty() || here.get().status() instanceof Status.Parked) {
                return false;
            }
            if (!settled.contains(id)) {
                Thread.sleep(LOOK);
            }
            if (ending) {
                throw new InterruptedException("ending");
            }
        }
        return !ending;
    }
}
