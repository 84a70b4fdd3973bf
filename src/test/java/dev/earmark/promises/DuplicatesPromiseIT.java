package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesPromiseIT {

    @TempDir
    Path data;

    @TempDir
    Path logs;

    @Test
    void theSameRequestAThousandTimesAtOnceIsOneInteraction() throws IOException, InterruptedException, ExecutionException {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        byte[] call = Sender.call(1);
        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(64)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                answers.add(threads.submit(() -> untilAccepted(service, sender, call)));
            }
            Set<String> ids = new TreeSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }

            assertThat(ids).hasSize(1);
            assertThat(sender.get(service, "/interactions").path("items")).hasSize(1);
        }
    }

    /** As a program does that is told to come again. */
    private static String untilAccepted(ServiceProcess service, Sender sender, byte[] call) throws IOException {
        while (true) {
            HttpResponse<String> answer = sender.sendCall(service, "the-same-key", call);
            switch (answer.statusCode()) {
                case 200, 201 -> {
                    return Sender.json(answer).path("id").asText();
                }
                case 409, 429 -> ServiceProcess.pause(200);
                default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
        }
    }
}
