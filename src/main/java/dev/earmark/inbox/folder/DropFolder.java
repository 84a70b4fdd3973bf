package dev.earmark.inbox.folder;

import dev.earmark.fault.Fault;
import dev.earmark.inbox.Refusal;
import dev.earmark.pipeline.ConversationFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts away what was in a watched folder: what was kept into {@code done}, what was refused into {@code refused} with the reason beside it.
 */
final class DropFolder {

    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Path top;
    private final ConversationFiles files;
    private final boolean remove;

    DropFolder(Path top, ConversationFiles files, boolean remove) {
        this.top = top;
        this.files = files;
        this.remove = remove;
    }

    /** Whether a folder below is one that things are dropped into. */
    boolean takesFrom(Path folder) {
        return !folder.equals(top.resolve(DONE)) && !folder.equals(top.resolve(REFUSED));
    }

    /** @param notes what was put right or passed over, kept beside the file as {@code NAME.notes.txt} unless files are removed */
    void kept(Path file, List<String> notes) throws IOException {
        for (Path one : together(file)) {
            if (remove) {
                Files.deleteIfExists(one);
            } else {
                Path moved = move(one, DONE);
                if (one.equals(file) && !notes.isEmpty()) {
                    Files.writeString(moved.resolveSibling(moved.getFileName() + ".notes.txt"), String.join("\n", notes) + "\n");
                }
            }
        }
    }

    void refused(Path file, List<Refusal> reasons) throws IOException {
        Path moved = file;
        for (Path one : together(file)) {
            Path place = move(one, REFUSED);
            moved = one.equals(file) ? place : moved;
        }
        explain(moved, reasons);
    }

    /** A file stays where it is; why is told where refused ones lie. */
    void explain(Path file, Refusal reason) throws IOException {
        explain(place(file, REFUSED), List.of(reason));
    }

    /** A file that was explained is gone, or taken in after all. */
    void forget(Path file) {
        try {
            Files.deleteIfExists(top.resolve(REFUSED).resolve(top.relativize(file) + ".reason.txt"));
        } catch (IOException stays) {
            // it explains a file that is gone: nobody is misled for long
        }
    }

    /** Some conversations of a file were kept: the others get a file of their own. */
    void partly(Path file, List<Refusal> reasons, List<String> notes) throws IOException {
        Set<String> places = reasons.stream().map(Refusal::place).collect(Collectors.toSet());
        Path rest = free(place(file, REFUSED));
        try (OutputStream out = Files.newOutputStream(rest, StandardOpenOption.CREATE_NEW)) {
            files.texts(file, new ConversationFiles.TextSink() {
                @Override
                public void text(String place, byte[] json) {
                    if (places.contains(place)) {
                        line(out, json);
                    }
                }

                @Override
                public void wrong(String place, byte[] bytes, Fault fault) {
                    line(out, bytes);
                }
            });
        }
        explain(rest, reasons);
        kept(file, notes);
    }

    private static void line(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            out.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void explain(Path file, List<Refusal> reasons) throws IOException {
        String text = reasons.stream().map(reason -> reason.code() + ": " + reason.sentence() + "\n").collect(Collectors.joining());
        Files.writeString(file.resolveSibling(file.getFileName() + ".reason.txt"), text);
    }

    private List<Path> together(Path file) {
        List<Path> all = new ArrayList<>(List.of(file));
        if (!files.isTranscript(file)) {
            files.pair(file).map(pair -> pair.beside(file)).ifPresent(all::add);
            List.copyOf(all).forEach(recording -> files.sidecar(recording).ifPresent(all::add));
        }
        return all;
    }

    private Path move(Path file, String into) throws IOException {
        return Files.move(file, free(place(file, into)));
    }

    private Path place(Path file, String into) throws IOException {
        Path place = top.resolve(into).resolve(top.relativize(file));
        Files.createDirectories(place.getParent() == null ? top : place.getParent());
        return place;
    }

    /** What was put away before under the same name stays. */
    private static Path free(Path wanted) {
        Path place = wanted;
        String name = String.valueOf(wanted.getFileName());
        int dot = name.lastIndexOf('.');
        for (int i = 2; Files.exists(place); i++) {
            place = wanted.resolveSibling(dot > 0 ? name.substring(0, dot) + "-" + i + name.substring(dot) : name + "-" + i);
        }
        return place;
    }
}
