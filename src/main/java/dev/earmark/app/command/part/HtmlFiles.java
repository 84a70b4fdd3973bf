package dev.earmark.app.command.part;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.report.html.CallAudioView;
import dev.earmark.report.html.HtmlReport;
import dev.earmark.results.Result;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes HTML pages: one named file for one conversation, or a file for each in a folder, named by its id. */
public final class HtmlFiles {

    private static final int LONGEST_NAME = 100;

    private final Path target;
    private final boolean single;
    private final Set<String> taken = new HashSet<>();

    /** @param target a name that ends with {@code .html} is a file, everything else a folder */
    public HtmlFiles(Path target) {
        this.target = target;
        this.single = target.toString().toLowerCase(Locale.ROOT).matches(".*\\.html?") && !Files.isDirectory(target);
    }

    /**
     * Never leaves half a page behind.
     *
     * @return where the page is
     * @throws Rejected    when a single file is named for more than one conversation
     * @throws Unavailable when it cannot be written
     */
    public Path write(HtmlReport report, Result result, @Nullable CallAudioView audio) {
        Path page = page(result.transcript().id());
        Path unfinished = page.resolveSibling(page.getFileName() + ".part");
        try {
            Files.createDirectories(page.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(unfinished)) {
                report.write(result, audio, out);
            }
            return Files.move(unfinished, page, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new Unavailable("app.page-not-written", "The page " + page + " cannot be written: " + why(failed) + ".", failed);
        }
    }

    private static String why(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
        return reason == null ? failed.getClass().getSimpleName() : reason;
    }

    private Path page(String id) {
        if (single && !taken.add("")) {
            throw new Rejected("app.html-needs-folder", "There is more than one conversation, but --html names the single file " + target
                    + "; name a folder.");
        }
        return single ? target : target.resolve(fileName(id) + ".html");
    }

    private String fileName(String id) {
        String clean = id.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("^[.]+", "_");
        String name = clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
