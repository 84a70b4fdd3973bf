package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.blobs.s3.S3Blobs;
import dev.earmark.blobs.s3.S3Place;
import dev.earmark.blobs.s3.S3Settings;
import dev.earmark.disk.Ballast;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterIT {

    @TempDir
    private Path folder;

    private final StoreSettings database = Stores.postgresSettings();
    private final Store store = SqlStore.open(database, Path.of("."), Stores.AUDIT_KEY);

    @AfterEach
    void close() {
        store.close();
    }

    /** @param name of its data folder @param kept where it keeps recordings */
    private Roster node(String name, String kept, String indexed) {
        Path own = folder.resolve(kept);
        return roster(name, own, new FolderBlobs(own.resolve("blobs")), indexed);
    }

    private Roster roster(String name, Path own, BlobStore blobs, String indexed) {
        return new Roster(new Storage(own, store, blobs, Ballast.none()), folder.resolve(name), NodeSettings.Role.ALL, indexed,
                new CompletableFuture<>());
    }

    @Test
    void nodesThatHaveTheSameFolderMountedGoTogether() {
        try (Roster first = node("one", "shared", ""); Roster second = node("two", "shared", "")) {
            first.join();
            assertThatCode(second::join).doesNotThrowAnyException();
        }
    }

    @Test
    void aSecondNodeWithAFolderOfItsOwnIsRefusedUntilTheFirstHasLeft() {
        try (Roster second = node("two", "other", "")) {
            try (Roster first = node("one", "here", "")) {
                first.join();
                assertThatThrownBy(second::join).isInstanceOf(Rejected.class).hasMessageContaining("store.blobs").extracting("code")
                        .isEqualTo("app.folder-not-shared");
            }
            assertThatCode(second::join).doesNotThrowAnyException();
        }
    }

    @Test
    void theSameNodeAgainIsNoSecondOneWhateverWasLeftOfIt() {
        Roster killed = node("one", "here", Roster.localIndex());
        killed.join();

        try (Roster again = node("one", "elsewhere", Roster.localIndex())) {
            assertThatCode(again::join).doesNotThrowAnyException();
        }
        killed.close();
    }

    @Test
    void aNodeWhoseNameWasLostInAPowerCutTakesAnotherOne() throws IOException {
        Files.createDirectories(folder.resolve("one"));
        Files.createFile(folder.resolve("one/node.id"));

        try (Roster node = node("one", "here", "")) {
            assertThatCode(node::join).doesNotThrowAnyException();
        }

        assertThat(folder.resolve("one/node.id")).isNotEmptyFile();
    }

    @Test
    void nodesThatKeepRecordingsInOneBucketNeedNoFolderInCommon() {
        try (S3Blobs bucket = bucket("s3://recordings/a"); S3Blobs same = bucket("s3://recordings/a");
                S3Blobs other = bucket("s3://recordings/b");
                Roster first = roster("one", folder.resolve("f1"), bucket, "");
                Roster second = roster("two", folder.resolve("f2"), same, "");
                Roster stranger = roster("three", folder.resolve("f3"), other, ""); Roster local = node("four", "f4", "")) {
            first.join();
            assertThatCode(second::join).doesNotThrowAnyException();
            assertThatThrownBy(stranger::join).isInstanceOf(Rejected.class).hasMessageContaining("s3://recordings/b/");
            assertThatThrownBy(local::join).isInstanceOf(Rejected.class).hasMessageContaining("the same bucket");
        }
    }

    private S3Blobs bucket(String place) {
        return new S3Blobs(S3Place.of(place), S3Settings.defaults(), folder.resolve("spool"), _ -> {});
    }

    @Test
    void anIndexOnTheDiskOfOneMachineIsForOneNode() {
        try (Roster first = node("one", "shared", Roster.localIndex()); Roster second = node("two", "shared", Roster.localIndex());
                Roster server = node("three", "shared", "https://search.example.org"); Roster without = node("four", "shared", "")) {
            first.join();
            assertThatThrownBy(second::join).isInstanceOf(Rejected.class).hasMessageContaining("search.url").extracting("code")
                    .isEqualTo("app.search-not-shared");
            assertThatThrownBy(server::join).isInstanceOf(Rejected.class).extracting("code").isEqualTo("app.search-not-shared");
            assertThatCode(without::join).doesNotThrowAnyException();
        }
    }

    @Test
    void anIndexOnOneServerIsForAll() {
        try (Roster first = node("one", "shared", "https://a"); Roster second = node("two", "shared", "https://a")) {
            first.join();
            assertThatCode(second::join).doesNotThrowAnyException();
        }
        assertThat(store.<java.util.List<?>>read(tx -> tx.nodes().others("", 60_000))).as("both have left").isEmpty();
    }
}
