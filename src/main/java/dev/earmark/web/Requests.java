package dev.earmark.web;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.RequestBody;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.Problems;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each request from the event loop to a virtual thread of its own, once, and no more than so many at a time. */
final class Requests {

    private final RequestRunner runner;
    private final RequestListener listener;
    private final WebSettings settings;
    private final Duration ask;
    private final AtomicInteger running = new AtomicInteger();
    private final ThreadFactory threads = Thread.ofVirtual().name("request-", 0).factory();
    private volatile boolean stopped;

    /** @param ask whether somebody may still be told the answer is asked as often, while it is being sent */
    Requests(RequestRunner runner, RequestListener listener, WebSettings settings, Duration ask) {
        this.runner = runner;
        this.listener = listener;
        this.settings = settings;
        this.ask = ask;
    }

    /** On the event loop. */
    void take(HttpServerRequest request, Patience patience) {
        Optional<HttpRefusal> wrong = PlainHead.wrong(request);
        if (wrong.isPresent()) {
            refuse(request, patience, wrong.get());
            return;
        }
        Context loop = Vertx.currentContext();
        RequestBody bodies = new RequestBody(loop, request, settings.bodyPace());
        request.response().exceptionHandler(_ -> {}); // players drop connections all the time
        threads.newThread(() -> {
            try {
                answer(request, loop, bodies);
            } finally {
                onLoop(loop, () -> patience.answered(request.connection()));
            }
        }).start();
    }

    /** On the event loop: says what is wrong, and ends the connection. */
    void refuse(HttpServerRequest request, Patience patience, HttpRefusal wrong) {
        if (!patience.condemn(request.connection())) {
            return;
        }
        Answer answer = runner.secured(Problems.of(wrong));
        HttpServerResponse response = request.response().setStatusCode(answer.status()).putHeader("Connection", "close");
        response.exceptionHandler(_ -> {});
        answer.headers().forEach(header -> response.putHeader(header.name(), header.value()));
        Answer.Bytes body = (Answer.Bytes) answer.content();
        response.putHeader("Content-Type", body.type()).end(Buffer.buffer(body.bytes())).onComplete(_ -> request.connection().close());
        listener.answered("unknown", answer.status(), Duration.ZERO);
    }

    private void answer(HttpServerRequest request, Context loop, RequestBody bodies) {
        long begun = System.nanoTime();
        boolean counted = true;
        int now = running.incrementAndGet();
        try {
            boolean open = now <= settings.mostRequests() && !stopped;
            RequestRunner.Ran ran = open ? runner.run(request, bodies) : RequestRunner.Ran.of("unknown", runner.secured(full()));
            if (ran.answer().content() instanceof Answer.Live) {
                running.decrementAndGet(); // streams have a limit of their own
                counted = false;
            }
            new Sender(loop, request, ask, ran.stillMay()).send(ran.answer(), request.method().name().equals("HEAD"));
            listener.answered(ran.operation(), ran.answer().status(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (ClientGone | Fault | RejectedExecutionException gone) { // a fault only amid a stream, which its client takes up again
            listener.answered("unknown", 499, Duration.ofNanos(System.nanoTime() - begun));
            onLoop(loop, request.connection()::close);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            FaultLog.bug("-", "sending", bug);
            onLoop(loop, request.connection()::close);
        } finally {
            if (counted) {
                running.decrementAndGet();
            }
        }
    }

    /** A server that has closed has ended its event loops, and every connection with them: nothing is left to be done. */
    private static void onLoop(Context loop, Runnable work) {
        try {
            loop.runOnContext(_ -> work.run());
        } catch (RejectedExecutionException closed) {
            // see above
        }
    }

    private Answer full() {
        String why = stopped ? "The server is stopping."
                : "More than " + settings.mostRequests() + " requests are being answered at this moment.";
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
