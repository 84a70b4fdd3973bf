package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.HostileTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody sends is answered 4xx, or taken as text; never a 500, and the server goes on. */
class BadInputIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http program;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        program = served.program();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static Stream<byte[]> wrongJson() {
        List<byte[]> wrong = new ArrayList<>();
        for (String text : List.of("", " ", "{", "nonsense", "[1]", "1", "null", "\"x\"", "{\"a\":1,\"a\":2}", "{\"a\":1e400}",
                "{\"a\":1e999999999}", "{} {}", "{}x",
                "{\"login\":\"\\u0000\",\"password\":\"x\"}", "{\"login\":\"\\ud800\",\"password\":\"x\"}", "{\"\\udc00\":1}",
                "{\"login\":NaN}", "[".repeat(100_000),
                "{\"a\":".repeat(65) + "1" + "}".repeat(65), "{\"rules\":{}}", "{\"rules\":[1]}", "{\"a\":" + "9".repeat(5000) + "}",
                "{\"login\":\"" + "x".repeat(900_000) + "\",\"password\":\"x\"}", "{\"turns\":[]}",
                "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"\\u0000\"}]}",
                "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"\\ud800\"}]}",
                "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"x\",\"startMs\":1e400,\"endMs\":1}]}")) {
            wrong.add(text.getBytes(StandardCharsets.UTF_8));
        }
        wrong.add(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        wrong.add(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        wrong.add(new byte[] {0, 0, 0});
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            many.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
        }
        wrong.add(many.append("}").toString().getBytes(StandardCharsets.UTF_8));
        return wrong.stream();
    }

    @ParameterizedTest
    @MethodSource("wrongJson")
    void wrongJsonIsRefusedEverywhere(byte[] body) {
        for (String route : List.of("POST /api/v1/login", "POST /api/v1/interactions", "PUT /api/v1/rubric-rules", "POST /api/v1/accounts",
                "POST /api/v1/webhooks",
                "POST /api/v1/keys", "PUT /api/v1/agents/x%2Fy", "POST /api/v1/interactions/rescore", "POST /api/v1/password")) {
            String[] parts = route.split(" ");
            Http.Answered answer = program.send(parts[0], parts[1], BodyPublishers.ofByteArray(body), "application/json");
            assertThat(answer.status()).as(route + " " + answer.text()).isBetween(400, 422);
        }
        Http.Answered yaml = program.send("POST", "/api/v1/rubrics/validate", BodyPublishers.ofByteArray(body), "application/yaml");
        assertThat(yaml.status()).isBetween(400, 422);
    }

    static Stream<String> wrongAddresses() {
        return Stream.of("/api/v1/interactions/%00", "/api/v1/interactions/..%2f..%2fetc%2fpasswd", "/api/v1/interactions/%zz",
                "/api/v1/interactions/%ff%fe", "/api/v1/../../etc/passwd",
                "/api/v1/interactions/" + "x".repeat(4000), "/api/v1/interactions?after=%00", "/api/v1/interactions?limit=1&limit=2",
                "/api/v1/interactions?limit=1e3",
                "/api/v1/interactions?minScore=NaN", "/api/v1/interactions?minScore=1e400",
                "/api/v1/interactions?from=9999999-01-01T00:00:00Z", "/api/v1/schema/..%2fopenapi.yaml",
                "/api/v1/schema/none.schema.json", "/api/v1/rubrics/x/versions/0", "/api/v1/rubrics/x/versions/99999999999999999999",
                "/nothing", "/api/v1/nothing", "//", "/api/v1/",
                "/api/v1/interactions?after=" + "y".repeat(500), "/api/v1/audit?after=-1", "/api/v1/interactions?sort=constructor",
                "/api/v1/agents?after=%ed%a0%80&limit=0");
    }

    @ParameterizedTest
    @MethodSource("wrongAddresses")
    void wrongAddressesAreRefused(String address) throws IOException {
        String authorization = "Authorization: " + program.headers().get("Authorization") + "\r\n";
        String answer = RawHttp.once(served.base(), "GET " + address + " HTTP/1.1\r\n" + authorization, new byte[0]);

        assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContain("Exception");
    }

    static Stream<String> wrongRequests() {
        return Stream.of(
                "GET / HTTP/1.1\r\nHost: evil.example\r\n", "GET /api/v1/me HTTP/1.1\r\nHost: evil.example:80\r\n",
                "GET / HTTP/1.1\r\nHost: \r\n",
                "BREW /api/v1/me HTTP/1.1\r\n", "GET /" + "x".repeat(9000) + " HTTP/1.1\r\n",
                "GET /api/v1/me HTTP/1.1\r\nX: " + "y".repeat(20_000) + "\r\n",
                "POST /api/v1/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: -1\r\n",
                "POST /api/v1/login HTTP/1.1\r\nContent-Type: text/plain\r\n",
                "POST /api/v1/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n", "nonsense\r\n",
                "GET /api/v1/me HTTP/1.1\r\nAuthorization: Bearer " + "z".repeat(500) + "\r\n",
                "GET /api/v1/me HTTP/1.1\r\nCookie: earmark=x; earmark=y; =; ;;\r\n",
                "OPTIONS * HTTP/1.1\r\n", "CONNECT 127.0.0.1:80 HTTP/1.1\r\n", "TRACE / HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void wrongRequestsAreRefused(String head) throws IOException {
        String answer = RawHttp.once(served.base(), head, new byte[0]);

        assertThat(answer).matches("(?s)(HTTP/1\\.[01] 4\\d\\d .*)?").doesNotContain("Exception").doesNotContain("yyyyyyyyyyyy");
        served.nobody().get("/api/v1/openapi.yaml").must(200);
    }

    /** What two readers could understand in two ways, or what nobody writes: {@code ME} stands for the host, {@code KEY} for who asks. */
    static Stream<Arguments> ambiguous() {
        String get = "GET /api/v1/me HTTP/1.1\r\n";
        String post = "POST /api/v1/login HTTP/1.1\r\nHost: ME\r\nContent-Type: application/json\r\n";
        String chunks = "\r\n2\r\n{}\r\n0\r\n\r\n";
        List<Arguments> all = new ArrayList<>();
        for (String head : List.of(get + "Host: ME\r\nHost: ME\r\nKEY", get + "Host: ME\r\nHost: evil.example\r\nKEY",
                get + "Host: evil.example\r\nHost: ME\r\nKEY", get + "KEY",
                get + "Host:\r\nKEY", get + "Host: \r\nKEY", get + "Host: someone@ME\r\nKEY", get + "Host: ME/path\r\nKEY",
                get + "Host: ME, evil.example\r\nKEY",
                get + "Host: ME\r\n evil.example\r\nKEY", get + "Host: 127.0.0.1:port\r\nKEY", get + "Host: 127.0.0.1:999999\r\nKEY",
                get + "Host: [::1\r\nKEY",
                "GET /api/v1/me HTTP/1.0\r\nKEY")) {
            all.add(Arguments.of("web.host-invalid", head));
        }
        for (String target : List.of("http://evil.example/api/v1/me", "https://evil.example/api/v1/me", "HTTP://evil.example",
                "ftp://ME/api/v1/me", "file:///etc/passwd", "http:///api/v1/me",
                "http://someone@ME/api/v1/me", "ME/api/v1/me", "*", "api/v1/me", "/api/v1/me#x", "/api/v1/interactions/%ff",
                        "/api/v1/interactions?agent=%ff", "/api/v1/interactions?%ff=1",
                "/api/v1/interactions?agent=%c0%af", "/api/v1/interactions/%c0%ae%c0%ae", "/api/v1/interactions?agent=%ed%a0%80",
                "/api/v1/interactions?agent=%f4%90%80%80",
                "/api/v1/interactions?agent=%e2%82", "/api/v1/interactions?agent=%00", "/api/v1/interactions/a%00b",
                "/api/v1/interactions?agent=%", "/api/v1/interactions?agent=%a",
                "/api/v1/interactions?agent=%-1", "/api/v1/interactions?agent=%u0041", "/api/v1/interactions?agent=\u00ff",
                "/api/v1/interactions?agent=\0", "/api/v1/m\u007fe",
                "/api/v1/interactions?limit=1&limit=2")) {
            all.add(Arguments.of("web.address-invalid", "GET " + target + " HTTP/1.1\r\nHost: ME\r\nKEY"));
        }
        for (String head : List.of(get + "Host: ME\r\nKEYKEY", get + "Host: ME\r\nKEYIdempotency-Key: a\r\nIdempotency-Key: b\r\n",
                get + "Host: ME\r\nKEY: nameless\r\n",
                get + "Host: ME\r\nKEYX-A: b\0c\r\n", get + "Host: ME\r\nKEYX\0A: b\r\n", get + "Host: ME\r\nKEYX-A: b\rX-B: c\r\n",
                get + "Host: ME\r\nKEYX-A : b\r\n",
                get + "Host: ME\r\nKEYnonsense\r\n", get + " X-A: b\r\nHost: ME\r\nKEY", "GET /api/v1/me HTTP/1.1\nHost: ME\r\nKEY",
                "GET /api/v1/me\r\nHost: ME\r\nKEY",
                "GET /api/v1/ me HTTP/1.1\r\nHost: ME\r\nKEY", "GET /api/v1/me\tx HTTP/1.1\r\nHost: ME\r\nKEY",
                "G\u00ccT /api/v1/me HTTP/1.1\r\nHost: ME\r\nKEY",
                post + "Content-Length: 2\r\nContent-Length: 2\r\n", post + "Content-Length: 2\r\nContent-Length: 3\r\n",
                post + "Content-Length: 2, 2\r\n",
                post + "Content-Length: +2\r\n", post + "Content-Length: 0x2\r\n", post + "Content-Length: -1\r\n",
                post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", post + "Transfer-Encoding: xchunked\r\n",
                post + "Transfer-Encoding: gzip, chunked\r\n",
                post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", post + "Transfer-Encoding: chunked, identity\r\n",
                "POST /api/v1/login HTTP/1.0\r\nHost: ME\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n")) {
            all.add(Arguments.of("web.request-invalid", head + (head.contains("Transfer-Encoding") ? chunks : "")));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void whatCouldBeReadInTwoWaysIsRefusedWithACode(String code, String head) throws IOException {
        String written = head.replace("KEY", "Authorization: " + program.headers().get("Authorization") + "\r\n")
                .replace("ME", served.base().getAuthority());
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send(written + (written.endsWith("\r\n\r\n") ? "" : "Connection: close\r\n\r\n"));

            assertThat(raw.all()).matches("(?s)HTTP/1\\.[01] 400 .*").contains("\"code\":\"" + code + "\"")
                    .contains("application/problem+json").doesNotContainPattern("(?s)HTTP/1.*HTTP/1\\.[01] \\d");
        }
    }

    @Test
    void theWholeAddressOfThisServerIsUnderstood() throws IOException {
        String host = served.base().getAuthority();
        String authorization = "Authorization: " + program.headers().get("Authorization") + "\r\n";

        assertThat(RawHttp.once(served.base(), "GET http://" + host + "/api/v1/me HTTP/1.1\r\n" + authorization, new byte[0]))
                .startsWith("HTTP/1.1 200");
        assertThat(RawHttp.once(served.base(), "GET /api/v1/interactions?agent=%E2%82%AC+%F0%9F%99%82&team=a%2Bb HTTP/1.1\r\n"
                + authorization, new byte[0])).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatFollowsARefusedRequestIsNotTakenForAnother() throws IOException {
        String smuggled = "POST /api/v1/webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + program.headers().get("Authorization")
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + "67\r\n\r\n{\"url\":\"https://evil.example/\",\"events\":[\"interaction.scored\"],\"x\":1}";
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send("GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: xchunked\r\n\r\n" + smuggled);
            assertThat(raw.all()).startsWith("HTTP/1.1 400").doesNotContainPattern("(?s)HTTP/1.*HTTP/1\\.[01] \\d");
        }
    }

    static Stream<String> wrongForms() {
        return Stream.of("login=%ff&password=x", "login=%c0%af&password=x", "login=a&login=b&password=x", "login=%00&password=x",
                "login=%zz&password=x", "login=\u00fc&password=x");
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void formsThatNoBrowserSendsAreRefused(String form) throws IOException {
        byte[] body = form.getBytes(StandardCharsets.ISO_8859_1);
        String answer = RawHttp.once(served.base(), "POST /login/form HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                body);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("The form ");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        String head = "POST /api/v1/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n";
        assertThat(RawHttp.once(served.base(), head, new byte[0])).startsWith("HTTP/1.1 413").contains("web.body-too-large");
    }

    @Test
    void endlessChunksAreCutOff() throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20; i++) {
            chunks.writeBytes(chunk);
        }
        String head = "POST /api/v1/login HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
        assertThat(RawHttp.once(served.base(), head, chunks.toByteArray())).startsWith("HTTP/1.1 413");
    }

    @Test
    void whatCallersSayComesBackAsTextThatNoBrowserTakesForAPage() {
        List<String> texts = HostileTexts.all().stream().filter(text -> text.indexOf('\0') < 0 && !text.contains("lone")).toList();
        String id = program.post("/api/v1/interactions", Served.transcript("<script>", texts.toArray(String[]::new))).must(201).json()
                .get("id").asText();
        Http.Answered list = program.get("/api/v1/interactions?agent=%3Cscript%3E").must(200);
        Http.Answered transcript = program.get("/api/v1/interactions/" + id + "/transcript");

        assertThat(list.json().get("items")).hasSize(1);
        for (Http.Answered answer : List.of(list, transcript)) {
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("content-security-policy")).contains("default-src 'none'").contains("sandbox");
        }
    }

    @Test
    void aPageEscapesWhatComesFromOutside() {
        String login = "x\"><script>alert(1)</script>";
        Http.Answered page = served.nobody().send("POST", "/login/form",
                BodyPublishers.ofString("login=" + java.net.URLEncoder.encode(login, StandardCharsets.UTF_8) + "&password=y"),
                "application/x-www-form-urlencoded");

        assertThat(page.status()).isBetween(401, 422);
        assertThat(page.text()).doesNotContain("alert(1)").containsOnlyOnce("<script")
                .containsPattern("<script type=\"module\" src=\"/ui/[0-9a-f]{12}/js/login\\.js\"></script>");
        assertThat(page.header("content-security-policy")).contains("form-action 'self'").contains("script-src 'self';");
    }
}
