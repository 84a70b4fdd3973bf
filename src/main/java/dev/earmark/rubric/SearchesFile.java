package dev.earmark.rubric;

import dev.earmark.fault.Rejected;
import dev.earmark.search.KeptQueries;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Searches of a folder of rubrics that are kept under a name, in {@value #NAME}: what {@code score} knows in the place of those that
 * people share in the service. Reads afresh at each call; safe for many threads.
 */
public final class SearchesFile implements KeptQueries {

    public static final String NAME = "searches.yaml";
    static final String INVALID = "rubric.invalid";

    private final Path file;

    /** @param folder of rubrics; it need not have such a file */
    public SearchesFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** @throws Rejected with {@code rubric.invalid} and the place when the file is wrong */
    @Override
    public Optional<String> query(String name) {
        return Files.isRegularFile(file) ? read().textIf(name) : Optional.empty();
    }

    /** How many there are; whether a rubric can use one is said where a rubric does. @throws Rejected as {@link #query} */
    public int check() {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        return read().keys().size();
    }

    private YamlMap read() {
        return YamlFile.read(file, INVALID).mapIf(RubricSearches.KEY).orElseThrow(() -> new Rejected(INVALID,
                NAME + " has no \"searches\"; write them there as name: search."));
    }
}
