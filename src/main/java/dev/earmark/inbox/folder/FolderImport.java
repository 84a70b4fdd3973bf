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

    /** Told while files are taken in. */
    @FunctionalInterface
    public interface Told {

        /** One is not taken in. */
        void refused(Refusal refusal);

        /** Something was put right or passed over in one that was. */
        default void noted(String sentence) {}

        /** A file in the folder is not of a kind that is read. */
        default void passedOver(Refusal why) {}
    }

    /**
     * @param path     a folder, or one file
     * @param options  what is said about all of them; wins over what the files say
     * @param by       id of whoever imports
     * @param progress told {@code "importing"}
     * @throws dev.earmark.fault.NotFound    when there is no such folder
     * @throws dev.earmark.fault.Unavailable when nothing can be kept, or the thread is interrupted
     */
    public Tally take(Path path, Details options, String by, Progress progress, Told told) {
        List<Path> found = Files.isRegularFile(path) ? List.of(path) : files.below(path, folder -> true);
        FileDoor.Bearer bearer = new FileDoor.Bearer(by, Priority.BULK, options);
        Tally tally = new Tally(found.size(), 0, 0, 0);
        for (int i = 0; i < found.size(); i++) {
            progress.at("importing", (double) i / found.size());
            FileDoor.Outcome outcome = door.take(found.get(i), bearer);
            boolean whole = !Files.isRegularFile(path) && outcome.refused().stream().allMatch(one -> one.code()
                    .equals("exports.format-unknown"));
            outcome.refused().forEach(whole ? told::passedOver : told::refused);
            outcome.notes().forEach(told::noted);
            tally = new Tally(
                    found.size(), tally.fresh() + outcome.fresh(), tally.known() + outcome.known(),
                    tally.refused() + (whole ? 0 : outcome.refused().size()));
        }
        progress.at("importing", 1);
        return Files.isRegularFile(path) ? tally : left(path, Set.copyOf(found), tally, told);
    }

    /** Links may stand for a recording that somebody expects; the others are told and count for nothing. */
    private Tally left(Path folder, Set<Path> taken, Tally tally, Told told) {
        int links = 0;
        for (Path file : files.passedOver(folder, below -> true, taken)) {
            Left why = files.why(file).orElse(null);
            if (why == Left.LINK || why == Left.BESIDE_LINK) {
                told.refused(Remnants.refusal(file, why));
                links++;
            } else if (why != null) {
                told.passedOver(Remnants.refusal(file, why));
            }
        }
        return new Tally(tally.files(), tally.fresh(), tally.known(), tally.refused() + links);
    }
}
