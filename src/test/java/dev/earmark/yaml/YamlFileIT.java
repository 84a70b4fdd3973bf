package dev.earmark.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileIT {

    @TempDir
    Path folder;

    @Test
    void missingFileAndFolderAreNotFound() {
        Path missing = folder.resolve("none.yaml");

        assertThatThrownBy(() -> YamlFile.read(missing, "test.invalid")).isInstanceOf(NotFound.class)
                .hasMessage("There is no file " + missing + ".");
        assertThatThrownBy(() -> YamlFile.read(folder, "test.invalid")).isInstanceOf(NotFound.class)
                .hasMessage("There is no file " + folder + ".");
    }

    @Test
    void hugeFileIsRefusedWithoutReadingIt() throws IOException {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(8L << 30);
        }

        assertThatThrownBy(() -> YamlFile.read(huge, "test.invalid"))
                .isInstanceOf(Rejected.class)
                .hasMessage("huge.yaml is 8589934592 bytes long; at most 262144 are read.");
    }

    @Test
    void fileOfTheGreatestSizeIsRead() throws IOException {
        Path full = Files.writeString(folder.resolve("full.yaml"), "a: 1\n#" + "x".repeat(YamlFile.MOST_BYTES - 6));

        assertThat(YamlFile.read(full, "test.invalid").text("a")).isEqualTo("1");
    }
}
