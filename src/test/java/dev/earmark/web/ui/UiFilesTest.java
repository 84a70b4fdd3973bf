package dev.earmark.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.web.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UiFilesTest {

    private final UiFiles files = UiFiles.load(null);
    private final String build = files.address().substring("/ui/".length());

    private static byte[] body(Answer answer) {
        return ((Answer.Bytes) answer.content()).bytes();
    }

    @Test
    void aFileIsKeptForGoodUnderTheAddressOfItsBuild() {
        Answer answer = files.answer(List.of("ui", build, "js", "app.js"), null).orElseThrow();

        assertThat(((Answer.Bytes) answer.content()).type()).isEqualTo("text/javascript; charset=utf-8");
        assertThat(answer.headers()).contains(new Answer.Header("Cache-Control", "public, max-age=31536000, immutable"),
                new Answer.Header("Vary", "Accept-Encoding"));
        assertThat(answer.has("Content-Encoding")).isFalse();
        assertThat(build).matches("[0-9a-f]{12}");
    }

    @Test
    void whoCanUnpackGetsItPacked() throws IOException {
        byte[] plain = body(files.answer(List.of("ui", build, "js", "app.js"), "br, gzip;q=0.8").map(answer -> {
            assertThat(answer.headers()).contains(new Answer.Header("Content-Encoding", "gzip"));
            return answer;
        }).orElseThrow());

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(plain))) {
            assertThat(in.readAllBytes()).isEqualTo(body(files.answer(List.of("ui", build, "js", "app.js"), "gzip;q=0").orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui/another/js/app.js", "ui/BUILD/js/none.js", "ui/BUILD/../db/V001__start.sql",
            "ui/BUILD/js/../../openapi.yaml", "ui/BUILD", "ui/BUILD/js", "ui", "else/BUILD/js/app.js"})
    void whatIsNoFileOfThisBuildIsUnknown(String path) {
        assertThat(files.answer(List.of(path.replace("BUILD", build).split("/")), null)).isEmpty();
    }

    @Test
    void aFolderOfSourcesIsReadAnewEachTimeAndNothingBesideIt(@TempDir Path folder) throws IOException {
        Path ui = Files.createDirectories(folder.resolve("ui"));
        Files.writeString(ui.resolve("index.html"), "{importmap}");
        Files.writeString(folder.resolve("secret.js"), "secret");
        UiFiles source = UiFiles.load(ui);

        for (String text : List.of("one", "two")) {
            Files.writeString(ui.resolve("new.js"), text);
            Answer answer = source.answer(List.of("ui", "source", "new.js"), null).orElseThrow();
            assertThat(new String(body(answer), StandardCharsets.UTF_8)).isEqualTo(text);
            assertThat(answer.headers()).contains(new Answer.Header("Cache-Control", "no-store"));
        }
        assertThat(source.answer(List.of("ui", "source", "..", "secret.js"), null)).isEmpty();
        assertThat(source.answer(List.of("ui", "source", "lib", "lit", "index.js"), null)).as("comes with the program").isPresent();
    }

    @Test
    void theShellLetsThroughThisServerAndItsImportMapOnly() {
        Answer page = new Shell(files).page("calls", List.of("/api/v1/me"));
        String html = new String(body(page), StandardCharsets.UTF_8);
        Optional<String> policy = page.headers().stream().filter(header -> header.name().equals("Content-Security-Policy"))
                .map(Answer.Header::value).findFirst();

        assertThat(policy.orElseThrow()).matches("default-src 'none'; script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; style-src 'self'; "
                + "img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(html).contains("<script type=\"importmap\">{").doesNotContain("{ui}", "{icons}", "{importmap}", "{ahead}", "style=",
                "http:", "https:");
        assertThat(page.headers()).contains(new Answer.Header("Cache-Control", "no-store"));
        assertThat(html).contains("href=\"/api/v1/me\" as=\"fetch\"", "/js/pages/calls.js\">", "/lib/lit-html/lit-html.js\">",
                "/js/parts/filters.js\">").doesNotContain("/js/pages/call.js");
        Matcher ahead = Pattern.compile("modulepreload\" href=\"/ui/[^/]+/([^\"]+)\"").matcher(html);
        assertThat(ahead.results().map(match -> files.answer(List.of(("ui/" + build + "/" + match.group(1)).split("/", -1)), null)))
                .isNotEmpty().allMatch(Optional::isPresent);
    }

    @Test
    void everyLibraryBringsItsLicence() {
        for (String library : List.of("lit", "lit-html", "lit-element", "reactive-element", "d3-scale", "d3-array", "d3-color", "d3-format",
                "d3-interpolate", "d3-time", "d3-time-format", "internmap")) {
            assertThat(files.answer(List.of("ui", build, "lib", library, "LICENSE"), null)).as(library).isPresent();
        }
    }
}
