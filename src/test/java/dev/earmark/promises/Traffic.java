package dev.earmark.promises;

import dev.earmark.hash.Sha256;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Several senders that hand in one conversation after the other until they are stopped or the service is gone. Every fifth is a recording.
 */
final class Traffic implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ExecutorService senders;
    private final Duration pause;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Queue<AssertionError> wrong = new ConcurrentLinkedQueue<>();

    Traffic(ServiceProcess service, Sender sender, Acknowledged acknowledged, int threads) {
        this(service, sender, acknowledged, threads, Duration.ZERO);
    }

    /** @param pause of each sender between two conversations, where something that takes its time happens meanwhile */
    Traffic(ServiceProcess service, Sender sender, Acknowledged acknowledged, int threads, Duration pause) {
        this.pause = pause;
        this.senders = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            senders.execute(() -> handIn(service, sender, acknowledged));
        }
    }

    /** Goes on until so many of this traffic's conversations were acknowledged: as much work on a busy machine as on a quick one. */
    void await(int acknowledged) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (taken.get() < acknowledged && wrong.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(taken + " of " + acknowledged + " acknowledged within " + LONGEST);
            }
            ServiceProcess.pause(5);
        }
    }

    /** Until it is stopped, or an answer was not to be expected. */
    private void handIn(ServiceProcess service, Sender sender, Acknowledged acknowledged) {
        while (!stopped.get() && wrong.isEmpty()) {
            try {
                one(service, sender, acknowledged, NUMBERS.incrementAndGet());
                LockSupport.parkNanos(pause.toNanos());
            } catch (IOException gone) { // killed in the middle: it was not acknowledged
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } catch (AssertionError unexpected) {
                wrong.add(unexpected);
            }
        }
    }

    private void one(ServiceProcess service, Sender sender, Acknowledged acknowledged, int number) throws IOException {
        boolean sound = number % 5 == 0;
        String key = "key-" + number;
        String marker = "marker-" + number;
        byte[] wav = sound ? Sender.call(number) : new byte[0];
        HttpResponse<String> answer = sound ? sender.sendCall(service, key, wav) : sender.sendChat(service, key, Sender.chat(marker));
        switch (answer.statusCode()) {
            case 200, 201 -> {
                acknowledged.add(new Acknowledged.Receipt(key, Sender.json(answer).path("id").asText(),
                        sound ? Sha256.hex(wav) : marker, sound));
                taken.incrementAndGet();
            }
            case 429, 503, 507 -> LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            default -> throw new AssertionError("answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        senders.shutdownNow();
        try {
            if (!senders.awaitTermination(40, TimeUnit.SECONDS)) {
                throw new AssertionError("senders did not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!wrong.isEmpty()) {
            throw wrong.element();
        }
    }
}
