package dev.earmark.rubric;

import dev.earmark.disk.Forced;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlListEdit;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The file of a rubric, to which an author's answers are added: sentences that count or do not count for a criterion. Comments and layout
 * stay. Each addition replaces the file as a whole, and only when what comes out is a rubric. Not safe for several threads.
 */
public final class RubricFile {

    private static final String INVALID = "rubric.invalid";

    private final Path file;
    private final Deque<byte[]> before = new ArrayDeque<>();
    private byte[] written = new byte[0];

    public RubricFile(Path file) {
        this.file = file;
    }

    /** Whether a criterion has examples among what decides it, so that sentences can be added. */
    public boolean takes(String criterion) {
        return place(YamlFile.read(file, INVALID), criterion).isPresent();
    }

    /**
     * Adds a sentence to the first examples of a criterion's check that look at its party.
     *
     * @param counts as an example, else as one that comes near
     * @throws Rejected    with {@code rubric.invalid} when it has no examples, or the file would be no rubric with it
     * @throws Conflict    with {@code rubric.changed} when somebody else has changed the file since the last addition
     * @throws Unavailable with {@code rubric.not-written}
     */
    public void add(String criterion, boolean counts, String sentence) {
        YamlFile yaml = YamlFile.of(file, INVALID);
        byte[] bytes = yaml.bytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<Object> place = place(yaml.parse(bytes), criterion).orElseThrow(() -> new Rejected(INVALID, "The criterion \"" + criterion
                + "\" of " + yaml.name() + " has no \"examples\" in its check, so there is no list to write the sentence into."));
        String changed = new YamlListEdit(yaml, text).added(place, counts ? "count" : "do-not-count", "count", sentence);
        RubricText.read(yaml.name(), changed, RubricShelf.searches(file));
        replace(changed.getBytes(StandardCharsets.UTF_8));
        before.push(bytes);
    }

    /**
     * Takes the last addition back.
     *
     * @return whether there was one
     * @throws Conflict with {@code rubric.changed} when somebody else has changed the file since
     */
    public boolean undo() {
        if (before.isEmpty()) {
            return false;
        }
        if (!java.util.Arrays.equals(YamlFile.of(file, INVALID).bytes(file), written)) {
            throw new Conflict("rubric.changed", file.getFileName() + " was changed by somebody else, so nothing is taken back.");
        }
        replace(before.pop());
        return true;
    }

    /** Beside the file, forced to the disk, then in its place, with the same rights. */
    private void replace(byte[] bytes) {
        try {
            Path real = file.toRealPath();
            Path fresh = Files.createTempFile(real.toAbsolutePath().getParent(), "." + real.getFileName(), ".new");
            try {
                Files.write(fresh, bytes);
                if (Files.getFileAttributeView(fresh, PosixFileAttributeView.class) != null) {
                    Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
                }
                Forced.file(fresh);
                Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            written = bytes;
        } catch (FileSystemException failed) {
            throw new Unavailable("rubric.not-written", file + " cannot be replaced: " + failed.getClass().getSimpleName() + " "
                    + failed.getFile() + ".", failed);
        } catch (IOException failed) {
            throw new Unavailable("rubric.not-written", file + " cannot be replaced: " + failed.getMessage() + ".", failed);
        }
    }

    /** The way to the mapping that holds {@code count}. */
    private static Optional<List<Object>> place(YamlMap top, String criterion) {
        List<YamlMap> sections = top.maps("sections");
        for (int section = 0; section < sections.size(); section++) {
            List<YamlMap> criteria = sections.get(section).maps("criteria");
            for (int at = 0; at < criteria.size(); at++) {
                YamlMap one = criteria.get(at);
                if (one.text("id").equals(criterion)) {
                    String party = one.textIf("evidence-from").orElse(Speaker.AGENT.label());
                    List<Object> way = List.of("sections", section, "criteria", at, "check");
                    return one.mapIf("check").flatMap(check -> examples(check, way, party));
                }
            }
        }
        return Optional.empty();
    }

    /** What stands under "not" is meant the other way round, and is left alone. */
    private static Optional<List<Object>> examples(YamlMap check, List<Object> way, String party) {
        if (check.isMap("examples") && check.textIf("from").orElse(party).equals(party)) {
            return Optional.of(then(way, "examples"));
        }
        for (String several : List.of("any", "all")) {
            List<YamlMap> parts = check.has(several) ? check.maps(several) : List.of();
            for (int at = 0; at < parts.size(); at++) {
                Optional<List<Object>> found = examples(parts.get(at), then(then(way, several), at), party);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Object> then(List<Object> way, Object step) {
        List<Object> longer = new ArrayList<>(way);
        longer.add(step);
        return List.copyOf(longer);
    }
}
