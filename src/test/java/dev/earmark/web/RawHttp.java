package dev.earmark.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes over a socket, for what a proper client would never send. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;

    RawHttp(URI server) throws IOException {
        this(new Socket(server.getHost(), server.getPort()));
    }

    RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
    }

    RawHttp send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** Everything until the server closes the connection. */
    String all() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One request on a connection of its own. */
    static String once(URI server, String head, byte[] body) throws IOException {
        try (RawHttp raw = new RawHttp(server)) {
            String host = head.contains("\nHost:") ? "" : "Host: " + server.getAuthority() + "\r\n";
            String length = head.contains("Content-Length") || head.contains("chunked") ? "" : "Content-Length: " + body.length + "\r\n";
            raw.send(head + host + length + "Connection: close\r\n\r\n").send(body);
            return raw.all();
        }
    }
}
