package dev.earmark.store.sql.backup;

import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a backup with their digests, as {@code sha256sum --check} reads them. Written last: without it a backup is not whole. */
final class Manifest {

    static final String FILE = "manifest.sha256";

    private static final String HEADING = "# Earmark backup 1";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._/-]*)");

    private final Map<String, String> sha256ByPath = new TreeMap<>();

    void add(String path, String sha256) {
        sha256ByPath.put(path, sha256);
    }

    Map<String, String> sha256ByPath() {
        return sha256ByPath;
    }

    void write(Path backup, String about) throws IOException {
        StringBuilder text = new StringBuilder(HEADING).append(", ").append(about).append('\n');
        sha256ByPath.forEach((path, sha256) -> text.append(sha256).append("  ").append(path).append('\n'));
        Path file = backup.resolve(FILE);
        PrivateFiles.createFile(file);
        Files.writeString(file, text);
        Forced.file(file);
        Forced.folder(backup);
    }

    /** @throws dev.earmark.fault.Rejected with {@code store.backup-damaged} when it is missing or not one of ours */
    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw CopyFaults.damaged(backup, "it has no " + FILE + ", so it was not finished");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().startsWith(HEADING)) {
            throw CopyFaults.damaged(backup, FILE + " does not begin with \"" + HEADING + "\"");
        }
        Manifest manifest = new Manifest();
        for (String line : lines.subList(1, lines.size())) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || parts.group(2).contains("..") || parts.group(2).contains("//")) {
                throw CopyFaults.damaged(backup, FILE + " has a line that is no digest with a path");
            }
            manifest.add(parts.group(2), parts.group(1));
        }
        return manifest;
    }

    /** Compares every file with its digest. @return the paths of those that are missing or have changed */
    List<String> wrong(Path backup) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> entry : sha256ByPath.entrySet()) {
            Path file = backup.resolve(entry.getKey());
            if (!Files.isRegularFile(file) || !Sha256.of(file).equals(entry.getValue())) {
                wrong.add(entry.getKey());
            }
        }
        return wrong;
    }
}
