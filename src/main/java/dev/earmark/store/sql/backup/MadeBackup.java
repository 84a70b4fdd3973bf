package dev.earmark.store.sql.backup;

import java.util.List;

/**
 * What was copied.
 *
 * @param files      with the database
 * @param missing    keys of files that the database names but that are not there and were not deleted meanwhile: to be looked into
 * @param rotten     keys of files whose bytes are not those that were kept; they are left out
 * @param rottenRows places of rows that are not what was written; the copy has them as they are
 */
public record MadeBackup(int files, long bytes, List<String> missing, List<String> rotten, List<String> rottenRows) {
    public MadeBackup {
        missing = List.copyOf(missing);
        rotten = List.copyOf(rotten);
        rottenRows = List.copyOf(rottenRows);
    }
}
