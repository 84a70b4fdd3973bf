package dev.earmark.store.sql.backup;

import java.nio.file.Path;

/**
 * Where a backup is put.
 *
 * @param folder of the database
 * @param files  of the recordings
 * @param data   folder in which the recogniser finds what it has learnt; mostly that of the database
 */
public record RestorePlace(Path folder, RestoredFiles files, Path data) {}
