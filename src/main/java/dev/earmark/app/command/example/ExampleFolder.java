package dev.earmark.app.command.example;

import dev.earmark.app.command.part.Folders;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that holds nothing but the example, and says so by a file. Nothing else is ever filled, and nothing else deleted. */
final class ExampleFolder {

    static final String MARK = "this-is-the-example.txt";
    private static final String WORDS = """
            Everything in this folder belongs to the example that `earmark demo --page` shows: nobody in it exists.
            `earmark demo --page --fresh` deletes it and begins anew.
            """;

    private ExampleFolder() {}

    /**
     * Makes it, or finds it as it was left.
     *
     * @param fresh whether it is to be emptied first
     * @throws Rejected    with {@code example.folder-in-use} when something else is there
     * @throws Unavailable with {@code app.data-not-writable}
     */
    static void prepare(Path folder, boolean fresh) {
        try {
            if (!isExample(folder) && holdsSomething(folder)) {
                throw new Rejected("example.folder-in-use", "The folder " + folder
                        + " holds something that is not the example (there is no " + MARK
                        + " in it), so it is left alone; name an empty folder with --data.");
            }
            if (fresh && isExample(folder)) {
                Folders.remove(folder);
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), WORDS);
        } catch (IOException closed) {
            throw new Unavailable("app.data-not-writable", "The folder " + folder + " cannot be written; check who owns it.", closed);
        }
    }

    private static boolean isExample(Path folder) {
        return !Files.isSymbolicLink(folder) && Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }
}
