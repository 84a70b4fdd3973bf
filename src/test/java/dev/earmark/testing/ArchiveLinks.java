package dev.earmark.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the pages lead that lie in an archive, or in a folder laid out as one. */
public final class ArchiveLinks {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private ArchiveLinks() {}

    /** Every page, wherever it lies. */
    public static List<Path> pages(Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    /** One sentence for each link to what is not there, or lies outside the archive. */
    public static List<String> broken(Path archive) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages(archive)) {
            LINK.matcher(Files.readString(page)).results().map((MatchResult link) -> link.group(1))
                    .filter(target -> !isIn(archive, page.resolveSibling(target).normalize()))
                    .forEach(target -> broken.add(archive.relativize(page) + " links to " + target));
        }
        return broken;
    }

    private static boolean isIn(Path archive, Path file) {
        return file.startsWith(archive.normalize()) && Files.exists(file);
    }
}
