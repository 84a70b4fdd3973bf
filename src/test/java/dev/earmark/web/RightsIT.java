package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Account;
import dev.earmark.access.Role;
import dev.earmark.events.EventType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever loses rights while something long is told to them is told nothing more of it. */
@Timeout(60)
class RightsIT {

    private static final int LARGE = 48 << 20;

    @TempDir
    Path folder;

    Served served;

    @BeforeEach
    void serve() {
        served = new Served(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** Something that happens to agents a-1 and a-2 in turn, all the time; numbered. */
    private final class Flow implements AutoCloseable {

        private final AtomicInteger last = new AtomicInteger();
        private final List<String> shared = List.of(served.shared("a-1"), served.shared("a-2"));
        private final Thread writing = Thread.ofVirtual().start(this::write);

        private void write() {
            try {
                while (true) {
                    int number = last.get() + 1;
                    served.store.write(tx -> tx.events().append(EventType.REVISED, served.clock.instant(), shared.get(number % 2),
                            "a-" + (number % 2 + 1), Map.of("number", "i-" + number, "rubric", "billing-care@7")));
                    last.set(number);
                    Thread.sleep(5);
                }
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            writing.interrupt();
            try {
                writing.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static int number(Listening.Message message) {
        return Integer.parseInt(message.data().replaceAll(".*\"i-(\\d+)\".*", "$1"));
    }

    private static void readSome(Listening stream) throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(stream.next().event()).isEqualTo("review.revised");
        }
    }

    /** Reads to the end of the stream. @return number of the last that was told */
    private static int readToEnd(Listening stream) throws IOException {
        int last = 0;
        for (Listening.Message next = stream.next(); !next.event().equals("end"); next = stream.next()) {
            last = number(next);
        }
        return last;
    }

    private String keyOf(Http program) {
        return served.me(program).get("id").asText();
    }

    private void revoke(String key) {
        assertThat(served.<Boolean>inStore(tx -> tx.credentials().revokeKey(key, served.clock.instant()))).isTrue();
    }

    private void change(Account old, Role role, @Nullable String agentId, boolean disabled) {
        Account changed = new Account(old.id(), old.login(), old.name(), role, agentId, old.passwordHash(), old.subject(), disabled,
                old.createdAt(), old.version() + 1);
        assertThat(served.<Boolean>inStore(tx -> tx.accounts().save(changed))).isTrue();
    }

    @Test
    void aRevokedKeyIsToldOfNothingThatHappensAfterwards() throws IOException {
        Http program = served.program();
        String key = keyOf(program);
        try (Flow flow = new Flow(); Listening stream = new Listening(served.base(), program, null)) {
            readSome(stream);
            revoke(key);
            int then = flow.last.get() + 1; // this one may have been under way

            assertThat(readToEnd(stream)).isLessThanOrEqualTo(then);
        }
    }

    @Test
    void aDisabledAccountIsToldOfNothingThatHappensAfterwards() throws IOException {
        Account account = served.account("coach", Role.COACH, null);
        try (Flow flow = new Flow(); Listening stream = new Listening(served.base(), served.login("coach"), null)) {
            readSome(stream);
            change(account, Role.COACH, null, true);
            int then = flow.last.get() + 1;

            assertThat(readToEnd(stream)).isLessThanOrEqualTo(then);
        }
    }

    @Test
    void whoeverBecomesAnAgentIsToldOfTheirOwnOnlyFromThenOn() throws IOException {
        Account account = served.account("lead", Role.COACH, null);
        try (Flow flow = new Flow(); Listening stream = new Listening(served.base(), served.login("lead"), null)) {
            readSome(stream);
            change(account, Role.AGENT, "a-1", false);
            int then = flow.last.get() + 1;
            int own = 0;
            while (own < 50) {
                Listening.Message next = stream.next();
                assertThat(next.event()).isEqualTo("review.revised");
                if (number(next) > then) {
                    assertThat(next.data()).contains("\"agentId\":\"a-1\"");
                    own++;
                }
            }
        }
    }

    @Test
    void anAgentWhoBecomesAnotherAgentIsToldOfThatOneOnly() throws IOException {
        Account account = served.account("agent", Role.AGENT, "a-1");
        try (Flow flow = new Flow(); Listening stream = new Listening(served.base(), served.login("agent"), null)) {
            readSome(stream);
            change(account, Role.AGENT, "a-2", false);
            int then = flow.last.get() + 1;
            int other = 0;
            while (other < 50) {
                Listening.Message next = stream.next();
                if (number(next) > then) {
                    assertThat(next.data()).contains("\"agentId\":\"a-2\"");
                    other++;
                }
            }
        }
    }

    @Test
    void aRecordingThatIsReadSlowlyEndsWithTheKey() throws Exception {
        Http program = served.program();
        assertThat(slowly(program, "", () -> revoke(keyOf(program)))).isLessThan(LARGE);
    }

    @Test
    void aPartOfARecordingThatIsReadSlowlyEndsWhenItsReaderMayHearOnlyOthers() throws Exception {
        Account account = served.account("agent", Role.AGENT, "a-1");
        Http agent = served.login("agent");
        assertThat(slowly(agent, "Range: bytes=1-\r\n", () -> change(account, Role.AGENT, "a-2", false))).isLessThan(LARGE - 1);
    }

    @Test
    void aRecordingThatIsReadSlowlyByWhoeverMayIsReadToItsEnd() throws Exception {
        assertThat(slowly(served.program(), "", () -> {})).isEqualTo(LARGE);
    }

    /** Reads a little, waits, reads the rest. @return how much of the sound came */
    private long slowly(Http who, String range, Runnable meanwhile) throws Exception {
        String audio = "/api/v1/interactions/" + served.shared("a-1", new byte[LARGE]) + "/audio";
        StringBuilder head = new StringBuilder("GET " + audio + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + range);
        who.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send(head + "Connection: close\r\n\r\n");
            InputStream in = raw.in();
            skipHead(in);
            meanwhile.run();
            Thread.sleep(Served.ASK.multipliedBy(10)); // on a busy machine it may be asked late
            return count(in);
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 20");
    }

    private static long count(InputStream in) throws IOException {
        byte[] piece = new byte[1 << 16];
        long all = 0;
        try {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                all += count;
            }
        } catch (SocketException | EOFException cut) {
            return all;
        }
        return all;
    }

    @Test
    void aRecordingIsNotKeptWhenItsKeyEndsBeforeItsLastByte() throws Exception {
        Http program = served.program();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("facts", "{}".getBytes(StandardCharsets.UTF_8));
        parts.put("audio", dev.earmark.testing.Workplace.sound(440));
        byte[] form = Served.form(parts);
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send("POST /api/v1/interactions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + program.headers().get("Authorization")
                    + "\r\nContent-Type: multipart/form-data; boundary=XX\r\nConnection: close\r\nContent-Length: " + form.length
                    + "\r\n\r\n");
            raw.send(java.util.Arrays.copyOf(form, form.length - 100));
            Thread.sleep(Duration.ofMillis(300));
            revoke(keyOf(program));
            raw.send(java.util.Arrays.copyOfRange(form, form.length - 100, form.length));

            assertThat(raw.all()).startsWith("HTTP/1.1 401").contains("web.not-known");
        }
        assertThat(served.program().get("/api/v1/interactions").must(200).json().get("items")).isEmpty();
    }
}
