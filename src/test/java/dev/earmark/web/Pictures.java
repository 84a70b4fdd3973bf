package dev.earmark.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.earmark.testing.LongForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pictures of the guide. Each run goes through their pages; the long form makes them in {@code target/pages/guide}, and with
 * {@code -Dearmark.pictures=keep} they become those that are committed.
 */
final class Pictures {

    static final Path KEPT = Path.of("src/docs/pictures");

    private static final Path MADE = Path.of("target/pages/guide");
    private static final String WHICH = System.getProperty("earmark.pictures", "");
    private static final boolean KEEP = WHICH.equals("keep");
    private static final String SMALLER = """
            async png => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
              canvas.getContext('2d').drawImage(image, 0, 0);
              return canvas.toDataURL('image/webp', 0.82).split(',')[1];
            }""";

    private final Set<String> names = new TreeSet<>();

    /** Whether whoever runs the tests looks at pictures: a run of all tests takes none, which saves a fifth. */
    static boolean wanted() {
        return LongForm.isAsked() || !WHICH.equals("none");
    }

    /** One of what a page shows now. @param name without its ending */
    void take(Page page, String name) {
        names.add(name + ".webp");
        if (KEEP || LongForm.isAsked()) {
            make(page, name);
        }
    }

    private static void make(Page page, String name) {
        String png = Base64.getEncoder().encodeToString(page.screenshot());
        try (BrowserContext bare = page.context().browser().newContext()) {
            byte[] webp = Base64.getDecoder().decode((String) bare.newPage().evaluate(SMALLER, png));
            Files.createDirectories(MADE);
            Files.write(MADE.resolve(name + ".webp"), webp);
            Files.write(MADE.resolve(name + ".png"), Base64.getDecoder().decode(png));
            if (KEEP) {
                Files.createDirectories(KEPT);
                Files.write(KEPT.resolve(name + ".webp"), webp);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Files of all that were taken. */
    Set<String> names() {
        return Set.copyOf(names);
    }
}
