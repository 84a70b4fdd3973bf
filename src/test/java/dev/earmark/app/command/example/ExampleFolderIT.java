package dev.earmark.app.command.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what is marked as the example's is filled and deleted. */
class ExampleFolderIT {

    @TempDir
    Path folder;

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path diary = Files.writeString(folder.resolve("diary.txt"), "mine");

        assertThatThrownBy(() -> ExampleFolder.prepare(folder, true)).isInstanceOf(Rejected.class).extracting("code")
                .isEqualTo("example.folder-in-use");
        assertThat(diary).hasContent("mine");
        assertThat(folder.resolve(ExampleFolder.MARK)).doesNotExist();
    }

    @Test
    void theFolderOfTheExampleIsContinuedOrBegunAnew() throws IOException {
        Path house = folder.resolve("house");
        ExampleFolder.prepare(house, false);
        Path kept = Files.writeString(house.resolve("earmark.db"), "work");

        ExampleFolder.prepare(house, false);
        assertThat(kept).hasContent("work");
        ExampleFolder.prepare(house, true);
        assertThat(house).isDirectoryContaining(file -> file.endsWith(ExampleFolder.MARK)).isDirectoryNotContaining(kept::equals);
    }

    @Test
    void aLinkToAFolderIsNotTheExample() throws IOException {
        Path house = folder.resolve("house");
        ExampleFolder.prepare(house, false);
        Path link = Files.createSymbolicLink(folder.resolve("link"), house);

        assertThatThrownBy(() -> ExampleFolder.prepare(link, true)).isInstanceOf(Rejected.class);
        assertThat(house.resolve(ExampleFolder.MARK)).exists();
    }
}
