package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.web.Http.Answered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said before private words were removed is shown to administrators alone, and every look is written down. */
class OriginalsIT {

    private static final String CARD = "4111 1111 1111 1111";

    @TempDir
    static Path folder;

    static Served served;
    static String id;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        id = served.shared("a-1");
        Blob words = served.kept(id, "original-words", "application/json",
                ("{\"partiesSwapped\":false,\"turns\":[{\"speaker\":\"customer\",\"startMs\":100,\"endMs\":900,\"text\":\"" + CARD
                        + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        Blob sound = served.kept(id, "original-audio", "audio/wav", new byte[] {1, 2, 3, 4, 5});
        served.inStore(tx -> {
            List.of(words, sound).forEach(original -> tx.interactions().putBlob(id, original));
            return true;
        });
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String at(String rest) {
        return "/api/v1/interactions/" + id + rest;
    }

    private static JsonNode lastOf(String action) {
        String audit = "/api/v1/audit?target=" + id + "&before=9007199254740991";
        for (JsonNode entry : served.program().get(audit).must(200).json().get("items")) {
            if (entry.get("action").asText().equals(action)) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + action);
    }

    @Test
    void anAdministratorSeesItAndTheAuditLogSaysWhoAndWhy() {
        Http admin = served.person("ada", Role.ADMIN, null);

        JsonNode words = admin.get(at("/original?reason=a%20disputed%20payment")).must(200).json();

        assertThat(words.at("/turns/0/text").asText()).isEqualTo(CARD);
        assertThat(words.at("/sounds/0").asText()).isEqualTo("audio");
        assertThat(lastOf("original.read").get("target").asText()).isEqualTo(id);
        assertThat(lastOf("original.read").get("detail").asText()).isEqualTo("a disputed payment");
        Answered part = admin.with("Range", "bytes=1-2").get(at("/original/audio?reason=heard%20again")).must(206);
        assertThat(part.response().body()).containsExactly(2, 3);
        assertThat(lastOf("original.hear").get("detail").asText()).isEqualTo("heard again");
        assertThat(served.program().get("/api/v1/audit/reads?interaction=" + id).must(200).text()).contains("readOriginal", "hearOriginal");
    }

    @Test
    void withoutAReasonNothingIsShown() {
        for (String query : List.of("", "?reason=", "?reason=x", "?reason=%20%20%20%20")) {
            for (String path : List.of("/original", "/original/audio")) {
                assertThat(served.program().get(at(path + query)).status()).as(path + query).isBetween(400, 422);
            }
        }
    }

    @Test
    void nobodyElseIsToldThatThereIsOne() {
        for (Role role : List.of(Role.REVIEWER, Role.COACH, Role.AGENT)) {
            @Nullable String agent = role == Role.AGENT ? "a-1" : null;
            Http person = served.person("one-" + role.label(), role, agent);
            person.get(at("/original?reason=curious")).must(403);
            person.get(at("/original/audio?reason=curious")).must(403);
            assertThat(person.get(at("")).must(200).json().has("original")).isFalse();
        }
        Set<Permission> masked = EnumSet.allOf(Permission.class);
        masked.remove(Permission.READ_CUSTOMERS);
        served.key(Role.ADMIN, masked, null).get(at("/original?reason=curious")).must(403);
        assertThat(served.program().get(at("")).must(200).json().get("original").asBoolean()).isTrue();
        assertThat(served.program().get("/api/v1/interactions/" + served.shared("a-2") + "/original?reason=curious").must(404).code())
                .isEqualTo("web.no-original");
    }

    @Test
    void itIsNoSoundOfTheInteractionAndNotInTheFileOfTheCustomer() throws IOException {
        assertThat(served.program().get(at("")).must(200).json().get("sounds").toString()).doesNotContain("original");
        assertThat(served.program().get(at("/audio?part=original-audio")).status()).isBetween(400, 422);
        byte[] file = served.program().get("/api/v1/customer/file?id=c-1").must(200).response().body();
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all.toString()).contains(id).contains("Originals, from which no private words were removed, are left out")
                .doesNotContain(CARD, "original-");
    }
}
