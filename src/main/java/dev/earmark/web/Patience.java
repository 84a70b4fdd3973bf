package dev.earmark.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections that have not sent one whole request head in time. The idle time-out alone does not see somebody who sends a letter
 * every few seconds.
 */
final class Patience {

    private final Vertx vertx;
    private final long mostMs;
    private final ConcurrentHashMap<HttpConnection, Long> waiting = new ConcurrentHashMap<>();

    Patience(Vertx vertx, Duration most) {
        this.vertx = vertx;
        this.mostMs = most.toMillis();
    }

    void begun(HttpConnection connection) {
        waiting.put(connection, vertx.setTimer(mostMs, _ -> {
            if (waiting.remove(connection) != null) {
                connection.close();
            }
        }));
        connection.closeHandler(_ -> spoke(connection));
    }

    void spoke(HttpConnection connection) {
        Long timer = waiting.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
