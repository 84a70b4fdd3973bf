package dev.earmark.rubric;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.yaml.Nearest;
import dev.earmark.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The rubrics of a folder, one YAML file each, named by the rubric's id. Reads afresh at each call; safe for many threads. */
public final class RubricShelf {

    private final Path folder;

    public RubricShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * @param idOrFile the id of a rubric on the shelf, or the path of a YAML file anywhere
     * @throws NotFound when there is neither
     * @throws Rejected with {@code rubric.invalid} and the place when the file is wrong
     */
    public Rubric get(String idOrFile) {
        if (looksLikeFile(idOrFile)) {
            return read(Path.of(idOrFile));
        }
        Path file = folder.resolve(idOrFile + ".yaml");
        if (!idOrFile.matches("[a-z0-9_-]+") || !Files.isRegularFile(file)) {
            throw new NotFound("rubric.unknown", "There is no rubric \"" + idOrFile + "\"; " + hint(idOrFile) + ".");
        }
        return read(file);
    }

    /** Every rubric of the folder, by id. */
    public List<Rubric> all() {
        return ids().stream().map(this::get).toList();
    }

    public List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new NotFound("rubric.unknown", "The folder of rubrics " + folder + " cannot be read.", unreadable);
        }
    }

    private static boolean looksLikeFile(String idOrFile) {
        return idOrFile.endsWith(".yaml") || idOrFile.endsWith(".yml") || idOrFile.contains("/");
    }

    private static Rubric read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NotFound("rubric.unknown", "There is no rubric file " + file + ".");
        }
        YamlFile yaml = new YamlFile(String.valueOf(file.getFileName()), "rubric.invalid");
        try {
            byte[] bytes = Files.size(file) > 1 << 20 ? new byte[1 << 20] : Files.readAllBytes(file);
            return RubricReader.read(yaml.parse(new String(bytes, StandardCharsets.UTF_8)), sha256(bytes));
        } catch (IOException unreadable) {
            throw new Rejected("rubric.invalid", "The rubric file " + file + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    private String hint(String id) {
        List<String> ids = ids();
        return Nearest.to(id, ids).map(near -> "did you mean \"" + near + "\"?").orElse("there are " + String.join(", ", ids));
    }
}
