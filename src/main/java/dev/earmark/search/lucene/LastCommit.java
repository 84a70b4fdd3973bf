package dev.earmark.search.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** What was committed last in a folder. Reads a small file and the names in the folder. */
public final class LastCommit {

    private static final int LOOKS = 3;

    private LastCommit() {}

    /** Whether all files that it names are there; their bytes are not looked at. Another commit may be under way. */
    public static boolean complete(Path folder) {
        for (int look = 0; look < LOOKS; look++) { // files of the commit before may go between two looks at the folder
            if (Files.isDirectory(folder) && named(folder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(Path folder) {
        try (Directory directory = FSDirectory.open(folder); Stream<Path> listed = Files.list(folder)) {
            Set<String> there = listed.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            return there.containsAll(SegmentInfos.readLatestCommit(directory).files(true));
        } catch (IOException gone) {
            return false;
        }
    }
}
