package dev.earmark.rubric;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.yaml.Nearest;
import dev.earmark.search.KeptQueries;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rubrics of a folder, one YAML file each, named by the rubric's id. Reads afresh at each call; safe for many threads. */
public final class RubricShelf {

    private static final String INVALID = "rubric.invalid";
    private static final String UNKNOWN = "rubric.unknown";
    private static final String ENDING = ".yaml";

    /** What else lies in such a folder. */
    private static final Set<String> NO_RUBRICS = Set.of(SearchesFile.NAME, "moments.yaml");

    private final Path folder;

    /**
     * A rubric, and what is published of it.
     *
     * @param text that of its file, with the searches that it names written into it; the rubric's digest is that of this text
     */
    public record Shelved(Rubric rubric, String text) {}

    public RubricShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads one rubric.
     *
     * @param idOrFile the id of a rubric on the shelf, or the path of a YAML file anywhere
     * @throws NotFound when there is neither
     * @throws Rejected with {@code rubric.invalid} and the place when the file is wrong, or on the shelf under another name than its id
     */
    public Rubric get(String idOrFile) {
        if (looksLikeFile(idOrFile)) {
            return read(path(idOrFile)).rubric();
        }
        Path file = folder.resolve(isId(idOrFile) ? idOrFile + ENDING : "");
        if (!Files.isRegularFile(file)) {
            throw new NotFound(UNKNOWN, "There is no rubric \"" + idOrFile + "\"; " + hint(idOrFile));
        }
        return named(idOrFile, read(file).rubric());
    }

    /** Where the file of a rubric lies, whether or not it is there. */
    public Path folderOf(String idOrFile) {
        Path parent = looksLikeFile(idOrFile) ? path(idOrFile).toAbsolutePath().normalize().getParent() : folder;
        return parent == null ? folder : parent;
    }

    /** The file of a rubric, whether or not it is there; throws as {@link #get} for what can be no name. */
    public Path file(String idOrFile) {
        if (!looksLikeFile(idOrFile) && !isId(idOrFile)) {
            throw new NotFound(UNKNOWN, "There is no rubric \"" + idOrFile + "\"; " + hint(idOrFile));
        }
        return looksLikeFile(idOrFile) ? path(idOrFile) : folder.resolve(idOrFile + ENDING);
    }

    /** Every rubric of the folder, by id; one that is wrong stops it. */
    public List<Rubric> all() {
        return ids().stream().map(this::get).toList();
    }

    /** The ids of all rubrics of the folder, whether or not they are right. */
    public List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(RubricShelf::isId).filter(id -> !NO_RUBRICS.contains(id + ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new NotFound(UNKNOWN, "The folder of rubrics " + folder + " cannot be read.", unreadable);
        }
    }

    private static boolean isId(String text) {
        return text.matches(RubricReader.ID);
    }

    private static boolean looksLikeFile(String idOrFile) {
        return idOrFile.endsWith(ENDING) || idOrFile.endsWith(".yml") || idOrFile.contains("/");
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new NotFound(UNKNOWN, "The name of the rubric file has a character that no file can have.", impossible);
        }
    }

    private static Rubric named(String id, Rubric rubric) {
        if (!rubric.id().equals(id)) {
            throw new Rejected(INVALID, id + ENDING + " holds the rubric \"" + rubric.id()
                    + "\"; give the file and the rubric the same name.");
        }
        return rubric;
    }

    private static Shelved read(Path file) {
        YamlFile yaml = YamlFile.of(file, INVALID);
        byte[] bytes = yaml.bytes(file);
        YamlMap top = yaml.parse(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String written = SearchPins.written(yaml, text, top, searches(file));
        Rubric rubric = text.equals(written) ? RubricReader.read(top, Sha256.hex(bytes)) : RubricText.read(yaml.name(), written);
        return new Shelved(rubric, written);
    }

    static KeptQueries searches(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? KeptQueries.NONE : new SearchesFile(folder);
    }

    /**
     * A rubric of the folder as it is published.
     *
     * @throws Rejected with {@code rubric.invalid} and the place when the file is wrong
     */
    public Shelved published(String id) {
        return read(file(id));
    }

    private String hint(String id) {
        List<String> ids = ids();
        return Nearest.to(id, ids)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(ids.isEmpty() ? "the folder " + folder + " has none." : "there are " + String.join(", ", ids) + ".");
    }
}
