package dev.earmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.ArchiveLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the archive of {@code ./earmark package}, laid out by its own script, long before a whole archive is made and unpacked. */
class ArchivePagesTest {

    @TempDir
    static Path archive;

    @BeforeAll
    static void layOut() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "src/main/dist/pages.sh", Path.of("").toAbsolutePath().toString(),
                archive.toString()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void everyLinkLeadsToAFileThatIsInTheArchiveToo() throws IOException {
        assertThat(ArchiveLinks.pages(archive)).map(page -> archive.relativize(page).toString()).contains("README.md", "CHANGELOG.md",
                "docs/guide.md", "rubrics/README.md", "eval-sets/README.md", "models/service-talk/README.md", "licences/third-party.md");
        assertThat(ArchiveLinks.broken(archive)).isEmpty();
    }

    /** The proof of the proof. */
    @Test
    void aLinkToAFileThatOnlyACheckoutHasIsFound(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("rubrics"));
        Files.writeString(other.resolve("rubrics/README.md"), "[kept](#here), [site](https://example.org), [it](README.md#there), "
                + "[redaction](../src/docs/privacy.md), [away](../../other.md)");
        Files.writeString(other.resolveSibling("other.md"), "outside");

        assertThat(ArchiveLinks.broken(other)).containsExactly("rubrics/README.md links to ../src/docs/privacy.md",
                "rubrics/README.md links to ../../other.md");
    }
}
