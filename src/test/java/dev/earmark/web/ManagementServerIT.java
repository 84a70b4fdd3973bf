package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.web.ManagementServer.Check;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ManagementServerIT {

    @Test
    void readinessTellsEveryReason() throws Exception {
        AtomicReference<Optional<String>> disk = new AtomicReference<>(Optional.empty());
        Check broken = new Check("database", () -> {
            if (Objects.requireNonNull(disk.get()).isPresent()) {
                throw new IllegalStateException("away");
            }
            return Optional.empty();
        });
        try (ManagementServer server = new ManagementServer(0, () -> "earmark_up 1\n", List.of(new Check("disk", disk::get), broken),
                List.of())) {
            assertThat(get(server, "/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/ready")).extracting(HttpResponse::statusCode, HttpResponse::body).containsExactly(503, "starting\n");
            server.started();
            assertThat(get(server, "/ready")).extracting(HttpResponse::statusCode, HttpResponse::body).containsExactly(200, "ready\n");
            disk.set(Optional.of("1 MiB free"));
            assertThat(get(server, "/ready").body()).contains("disk: 1 MiB free").contains("database: the check failed");
            disk.set(Optional.empty());
            server.draining();
            assertThat(get(server, "/ready")).extracting(HttpResponse::statusCode, HttpResponse::body).containsExactly(503, "draining\n");
            assertThat(get(server, "/metrics")).extracting(HttpResponse::statusCode, HttpResponse::body)
                    .containsExactly(200, "earmark_up 1\n");
            assertThat(get(server, "/metrics/x").statusCode()).isEqualTo(404);
            assertThat(get(server, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aCheckThatHangsIsAReasonToo() throws Exception {
        Check hanging = new Check("database", () -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        try (ManagementServer server = new ManagementServer(0, () -> "", List.of(hanging), List.of())) {
            server.started();
            assertThat(get(server, "/ready").body()).contains("no answer within");
        }
    }

    private static HttpResponse<String> get(ManagementServer server, String path) throws IOException, InterruptedException {
        return Http.CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
                BodyHandlers.ofString());
    }
}
