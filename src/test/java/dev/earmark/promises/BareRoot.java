package dev.earmark.promises;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The smallest root folder of this machine's own Debian suite, from the mirrors that its apt knows. Made once for each user (about 20 s)
 * and kept in the cache folder; several test runs may want it at the same time.
 */
enum BareRoot {
    /** libc, a shell and what Debian cannot do without. */
    PLAIN(List.of()),
    /** With what the README asks for, but for the JDK. */
    BUILDER(List.of("ca-certificates", "git", "maven"));

    private final List<String> packages;

    BareRoot(List<String> packages) {
        this.packages = packages;
    }

    /** Asked once: it does not change while tests run. */
    private static final class Asked {

        static final boolean YES = "root".equals(System.getProperty("user.name")) && Shell.succeeds("mmdebstrap", "--version")
                && Shell.succeeds("unshare", "--mount", "--pid", "--fork", "--net", "true");
    }

    static boolean canBeMade() {
        return Asked.YES;
    }

    Path folder() throws IOException {
        String suite = Shell.run("sh", "-c", ". /etc/os-release; printf %s \"$VERSION_CODENAME\"");
        Path cache = Files.createDirectories(cache());
        Path root = cache.resolve(suite + "-" + name().toLowerCase(java.util.Locale.ROOT));
        try (FileChannel lock = FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock.lock()) {
            if (!Files.isDirectory(root)) {
                make(suite, root);
            }
        }
        return root;
    }

    private void make(String suite, Path root) throws IOException {
        Path fresh = root.resolveSibling(root.getFileName() + "-unfinished");
        Shell.run("rm", "-rf", fresh.toString());
        List<String> command = new ArrayList<>(List.of("mmdebstrap", "--quiet", "--variant=minbase"));
        if (!packages.isEmpty()) {
            command.add("--include=" + String.join(",", packages));
        }
        for (String line : Shell.run("apt-config", "dump").lines().filter(line -> line.matches("(?i)Acquire::https?::Proxy.*")).toList()) {
            command.add("--aptopt=" + line);
        }
        command.addAll(List.of(suite, fresh.toString()));
        command.addAll(mirrors());
        Shell.run(command.toArray(String[]::new));
        Files.move(fresh, root);
    }

    /**
     * Lines for apt of the distribution itself, not of those who add to it; none where apt was never updated: then the usual ones are
     * taken.
     */
    private static List<String> mirrors() {
        return Shell.run("sh", "-c",
                ". /etc/os-release; apt-get indextargets --format '$(ORIGIN)|deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: "
                + "Packages'"
                + " | grep -i \"^$ID|\" | cut -d'|' -f2 || true").lines().toList();
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path cache = named == null || named.isBlank() ? Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".cache")
                : Path.of(named);
        return cache.resolve("earmark").resolve("bare-roots");
    }
}
