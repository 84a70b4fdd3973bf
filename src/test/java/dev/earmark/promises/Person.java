package dev.earmark.promises;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser who has logged in. */
final class Person {

    private static final Pattern LINK = Pattern.compile("/password/([A-Za-z0-9_-]+)");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceProcess service;
    private final String cookie;
    private final String csrf;

    private Person(ServiceProcess service, String path, Map<String, String> body) throws IOException {
        this.service = service;
        HttpResponse<String> begun = send(HttpRequest.newBuilder(service.api(path))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (begun.statusCode() != 200) {
            throw new AssertionError(path + ": " + begun.statusCode() + " " + begun.body());
        }
        this.cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        this.csrf = JSON.readTree(begun.body()).path("csrf").asText();
    }

    /** Follows the link that the service printed. */
    static Person first(ServiceProcess service, String login, String password) throws IOException {
        Matcher link = service.printed(LINK);
        return new Person(service, "/password", Map.of("token", link.group(1), "login", login, "password", password));
    }

    /** Logs in. */
    static Person loggedIn(ServiceProcess service, String login, String password) throws IOException {
        return new Person(service, "/login", Map.of("login", login, "password", password));
    }

    /** @return the status */
    int delete(String path) throws IOException {
        return send(HttpRequest.newBuilder(service.api(path)).header("Cookie", cookie).header("X-CSRF-Token", csrf).DELETE()).statusCode();
    }

    int logout() throws IOException {
        return send(HttpRequest.newBuilder(service.api("/logout")).header("Cookie", cookie)
                .header("X-CSRF-Token", csrf).POST(BodyPublishers.noBody())).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
