package dev.earmark.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections that have not sent one whole request head in time, the first one or the one after an answer. The idle time-out alone
 * does not see somebody who sends a letter every few seconds. Each connection is seen to on its own event loop.
 */
final class Patience {

    private final Vertx vertx;
    private final long mostMs;
    private final Map<HttpConnection, Peer> peers = new ConcurrentHashMap<>();

    Patience(Vertx vertx, Duration most) {
        this.vertx = vertx;
        this.mostMs = most.toMillis();
    }

    private final class Peer {

        private final HttpConnection connection;
        private long timer;
        private int underWay;
        private boolean condemned;

        Peer(HttpConnection connection) {
            this.connection = connection;
            listen();
        }

        void listen() {
            timer = vertx.setTimer(mostMs, _ -> connection.close());
        }

        void stop() {
            vertx.cancelTimer(timer);
        }
    }

    void begun(HttpConnection connection) {
        Peer peer = new Peer(connection);
        peers.put(connection, peer);
        connection.closeHandler(_ -> {
            peers.remove(connection);
            peer.stop();
        });
    }

    /** A whole head has come. @return false when nothing more is taken from this connection */
    boolean spoke(HttpConnection connection) {
        Peer peer = peers.get(connection);
        if (peer == null || peer.condemned) {
            return false;
        }
        peer.stop();
        peer.underWay++;
        return true;
    }

    /** The request has its answer. */
    void answered(HttpConnection connection) {
        Peer peer = peers.get(connection);
        if (peer != null && --peer.underWay == 0) {
            peer.listen();
        }
    }

    /**
     * What else comes by this connection cannot be told apart: it may be the body of what was refused. @return false when that is so
     * already
     */
    boolean condemn(HttpConnection connection) {
        Peer peer = peers.get(connection);
        boolean before = peer == null || peer.condemned;
        if (peer != null) {
            peer.condemned = true;
        }
        return !before;
    }
}
