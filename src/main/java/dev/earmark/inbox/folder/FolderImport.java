package dev.earmark.inbox.folder;

import dev.earmark.blobs.BlobStore;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.Refusal;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Progress;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.ConversationFiles.Left;
import dev.earmark.pipeline.Details;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes in what lies in a folder, once. Leaves the files where they are; what was taken in before is recognised. Waits while there is no
 * room, and goes behind what comes in alone.
 */
public final class FolderImport {

    private final ConversationFiles files;
    private final FileDoor door;

    public FolderImport(Reception reception, BlobStore blobs, ConversationFiles files) {
        this.files = files;
        this.door = new FileDoor(reception, blobs, files, new WaitForRoom(Thread::sleep));
    }

    /** @param fresh conversations that were kept; @param known that had been kept before */
    public record Tally(int files, int fresh, int known, int refused) {}

    /**
     * @param path     a folder, or one file
     * @param options  what is said about all of them; wins over what the files say
     * @param by       id of whoever imports
     * @param progress told {@code "importing"}
     * @param refused  told of each that is not taken in
     * @throws dev.earmark.fault.NotFound    when there is no such folder
     * @throws dev.earmark.fault.Unavailable when nothing can be kept, or the thread is interrupted
     */
    public Tally take(Path path, Details options, String by, Progress progress, Consumer<Refusal> refused) {
        List<Path> found = Files.isRegularFile(path) ? List.of(path) : files.below(path, folder -> true);
        FileDoor.Bearer bearer = new FileDoor.Bearer(by, Priority.BULK, options);
        Tally tally = new Tally(found.size(), 0, 0, 0);
        for (int i = 0; i < found.size(); i++) {
            progress.at("importing", (double) i / found.size());
            FileDoor.Outcome outcome = door.take(found.get(i), bearer);
            outcome.refused().forEach(refused);
            tally = new Tally(
                    found.size(), tally.fresh() + outcome.fresh(), tally.known() + outcome.known(),
                    tally.refused() + outcome.refused().size());
        }
        List<Refusal> links = Files.isRegularFile(path) ? List.of() : links(path, Set.copyOf(found));
        links.forEach(refused);
        progress.at("importing", 1);
        return new Tally(tally.files(), tally.fresh(), tally.known(), tally.refused() + links.size());
    }

    private List<Refusal> links(Path folder, Set<Path> taken) {
        return files.passedOver(folder, below -> true, taken).stream()
                .flatMap(file -> files.why(file).filter(why -> why == Left.LINK || why == Left.BESIDE_LINK)
                        .map(why -> Remnants.refusal(file, why)).stream())
                .toList();
    }
}
