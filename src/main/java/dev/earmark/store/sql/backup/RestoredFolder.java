package dev.earmark.store.sql.backup;

import dev.earmark.disk.FolderTree;
import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.store.sql.engine.DataFolder;
import dev.earmark.store.sql.engine.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A data folder that a backup is put into. Until it is finished the database lies in a folder of its own below; where that is found
 * without a database above, an earlier restore was broken off, and what it left is thrown away.
 */
final class RestoredFolder {

    private static final String STAGE = DataFolder.RESTORING;

    private final Path folder;
    private final RestoredFiles files;
    private final RestoredLearnt learnt;
    private boolean made;

    RestoredFolder(RestorePlace place) {
        this.folder = place.folder();
        this.files = place.files();
        this.learnt = new RestoredLearnt(place.data());
    }

    Path folder() {
        return folder;
    }

    boolean empty() throws IOException {
        return !Files.exists(folder.resolve(SqliteDatabase.FILE)) && files.empty();
    }

    void forgetBrokenOff() throws IOException {
        if (DataFolder.halfRestored(folder)) {
            files.forgetBrokenOff();
            FolderTree.delete(folder.resolve(STAGE));
        }
    }

    /** @return the folder in which the database lies for now */
    Path stage(Path database) throws IOException {
        made = !Files.exists(folder);
        Path stage = folder.resolve(STAGE);
        PrivateFiles.createFolders(stage);
        Forced.folder(folder);
        RestoredInFolder.copy(database, stage.resolve(SqliteDatabase.FILE));
        return stage;
    }

    void copy(Path from, String key) throws IOException {
        files.copy(from, key);
    }

    void copyLearnt(Path from, String name) throws IOException {
        learnt.copy(from, name);
    }

    /** From now on it is a data folder. */
    void finish() throws IOException {
        files.finish();
        Files.move(folder.resolve(STAGE).resolve(SqliteDatabase.FILE), folder.resolve(SqliteDatabase.FILE));
        Forced.folder(folder);
        FolderTree.delete(folder.resolve(STAGE));
    }

    /** As if nothing had been begun, as far as the disk allows. */
    void takeBack() {
        try {
            files.takeBack();
            learnt.takeBack();
            FolderTree.delete(folder.resolve(STAGE));
            if (made) {
                RestoredInFolder.removeEmpty(folder);
            }
        } catch (IOException failing) {
            // The next restore throws away what is left: the folder of the broken one shows it.
        }
    }
}
