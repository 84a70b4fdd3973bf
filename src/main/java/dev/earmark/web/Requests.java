package dev.earmark.web;

import dev.earmark.fault.Unavailable;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Bodies;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.Problems;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each request from the event loop to a virtual thread of its own, once, and no more than so many at a time. */
final class Requests {

    private final RequestRunner runner;
    private final RequestListener listener;
    private final int most;
    private final AtomicInteger running = new AtomicInteger();
    private final ThreadFactory threads = Thread.ofVirtual().name("request-", 0).factory();
    private volatile boolean stopped;

    Requests(RequestRunner runner, RequestListener listener, int most) {
        this.runner = runner;
        this.listener = listener;
        this.most = most;
    }

    /** On the event loop. */
    void take(HttpServerRequest request) {
        Context loop = Vertx.currentContext();
        Bodies bodies = new Bodies(loop, request);
        long begun = System.nanoTime();
        request.response().exceptionHandler(_ -> {}); // players drop connections all the time
        threads.newThread(() -> {
            Sender sender = new Sender(loop, request);
            boolean head = request.method().name().equals("HEAD");
            int now = running.incrementAndGet();
            boolean counted = true;
            try {
                RequestRunner.Ran ran = now > most || stopped ? new RequestRunner.Ran("unknown", runner.secured(full())) : runner.run(request, bodies);
                if (ran.answer().content() instanceof Answer.Live) {
                    running.decrementAndGet(); // streams have a limit of their own
                    counted = false;
                }
                sender.send(ran.answer(), head);
                listener.answered(ran.operation(), ran.answer().status(), Duration.ofNanos(System.nanoTime() - begun));
            } catch (ClientGone gone) {
                listener.answered("unknown", 499, Duration.ofNanos(System.nanoTime() - begun));
                loop.runOnContext(_ -> request.connection().close());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                FaultLog.bug("-", "sending", bug);
                loop.runOnContext(_ -> request.connection().close());
            } finally {
                if (counted) {
                    running.decrementAndGet();
                }
            }
        }).start();
    }

    private Answer full() {
        String why = stopped ? "The server is stopping." : "More than " + most + " requests are being answered at this moment.";
        Answer answer = Problems.of(new Unavailable("web.busy", why, Duration.ofSeconds(stopped ? 10 : 1)));
        return stopped ? answer.with("Connection", "close") : answer;
    }

    void stop() {
        stopped = true;
    }

    /** Waits until nothing is being answered any more, at most so long. */
    void awaitQuiet(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        try {
            while (running.get() > 0 && System.nanoTime() < until) {
                Thread.sleep(20);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
