package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.store.StoreSettings;
import dev.earmark.testing.ServiceProcess;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the version before kept is opened by this one, and everything is still there. */
class UpgradePromiseIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Pattern COMES_WITH_US = Pattern.compile("/rubrics(/(bank-phone-service|retail-support-chat|sales-call)|$)");

    @TempDir
    Path data;

    @TempDir
    Path logs;

    @Test
    void whatTheVersionBeforeKeptInSqliteIsThereAndValid() throws IOException {
        check(EarlierData.unpacked("0.1.0-sqlite", data), Map.of());
    }

    @Test
    void whatTheVersionBeforeKeptInPostgresIsThereAndValid() throws IOException, SQLException {
        EarlierData earlier = EarlierData.unpacked("0.1.0-postgres", data);
        StoreSettings database = Stores.postgresSettings();
        try (Connection connection = DriverManager.getConnection(database.url()); Statement statement = connection.createStatement()) {
            statement.execute(earlier.dump());
        }
        check(earlier, Map.of("EARMARK_STORE_URL", database.url(), "EARMARK_STORE_FOLDER", data.toString()));
    }

    private void check(EarlierData earlier, Map<String, String> settings) throws IOException {
        Sender sender = new Sender(earlier.text("key"));
        try (ServiceProcess service = ServiceProcess.start(data, logs, settings)) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, LONGEST);
            assertThat(sender.get(service, "/interactions/" + earlier.text("underWay")).path("state").asText()).isEqualTo("scored");
            everyAnswerIsTheSame(earlier, sender, service);
            whoMayLogInMayStill(earlier, sender, service);
            checker.awaitIndexed(service, LONGEST);
            assertThat(sender.get(service, "/search?limit=1&facets=state").at("/facets/0/values/0/interactions").asInt())
                    .as("what was kept before is found").isPositive();
            workGoesOn(earlier, sender, service);
            checker.awaitQuiet(service, LONGEST);
            assertThat(service.stop(Duration.ofSeconds(35))).isEqualTo(143);
        }
        assertThat(ServiceProcess.command(data, settings, "audit", "verify")).contains("sound");
    }

    private static void everyAnswerIsTheSame(EarlierData earlier, Sender sender, ServiceProcess service) throws IOException {
        for (Map.Entry<String, JsonNode> answer : earlier.answers()) {
            JsonNode then = COMES_WITH_US.matcher(answer.getKey()).lookingAt() ? EarlierData.withoutTrust(answer.getValue())
                    : answer.getValue();
            assertThat(EarlierData.missing(answer.getKey(), then, sender.get(service, answer.getKey()))).isEmpty();
        }
        for (Map.Entry<String, JsonNode> digest : earlier.recorded().path("digests").properties()) {
            assertThat(sender.digest(service, digest.getKey())).as(digest.getKey()).isEqualTo(digest.getValue().asText());
        }
        int before = earlier.recorded().at("/answers/~1interactions?sort=received/items").size();
        assertThat(sender.get(service, "/interactions").path("items").size()).isEqualTo(before + 1);
        assertThat(sender.status(service, "/interactions/" + earlier.text("erased"))).isEqualTo(404);
    }

    private static void whoMayLogInMayStill(EarlierData earlier, Sender sender, ServiceProcess service) throws IOException {
        for (Map.Entry<String, JsonNode> password : earlier.recorded().path("passwords").properties()) {
            String login = "{\"login\":\"" + password.getKey() + "\",\"password\":\"" + password.getValue().asText() + "\"}";
            int expected = password.getKey().equals("gone") ? 401 : 200; // the account was switched off
            assertThat(sender.post(service, "/login", login).statusCode()).as(password.getKey()).isEqualTo(expected);
        }
    }

    private static void workGoesOn(EarlierData earlier, Sender sender, ServiceProcess service) throws IOException {
        for (JsonNode item : earlier.recorded().at("/answers/~1interactions?sort=received/items")) {
            String rubric = item.at("/score/rubric").asText() + "@" + item.at("/score/version").asInt();
            String again = "{\"rubric\":\"" + rubric + "\",\"makeCurrent\":true}";
            assertThat(sender.post(service, "/interactions/" + item.path("id").asText() + "/rescore", again).statusCode()).as(rubric)
                    .isEqualTo(202);
        }
        new Checker(sender).awaitQuiet(service, LONGEST);
        for (JsonNode item : earlier.recorded().at("/answers/~1interactions?sort=received/items")) {
            JsonNode now = sender.get(service, "/interactions/" + item.path("id").asText());
            assertThat(now.path("state").asText()).isEqualTo("scored");
            assertThat(now.at("/score/at").asText()).isGreaterThan(item.at("/score/at").asText());
            assertThat(now.at("/score/percent").isNumber()).isTrue();
        }
        assertThat(sender.sendChat(service, "after-the-upgrade", Sender.chat("new")).statusCode()).isEqualTo(201);
    }
}
