package dev.earmark.speech.model;

import dev.earmark.disk.FolderTree;
import dev.earmark.disk.Forced;
import dev.earmark.fault.Unavailable;
import dev.earmark.speech.talk.Talk;
import dev.earmark.speech.talk.TalkGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A model in the user's data folder. It is filled under another name and renamed when complete, so a folder of this name is never half
 * full; a list of its files and their sizes inside tells whether it still is as it was.
 */
record UnpackedModel(Path folder) {

    private static final String LIST = "unpacked.list";
    private static final long MOST_BYTES = 8L << 30;

    boolean whole() {
        try {
            return Files.readString(folder.resolve(LIST)).equals(list(folder));
        } catch (IOException e) {
            return false;
        }
    }

    /** Puts the model in place of whatever is there. Another process that is quicker is fine. */
    void replaceBy(SpeechModel model, boolean tuned, List<Talk> talk) {
        try {
            Files.createDirectories(folder.getParent());
            Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking-");
            try {
                unpack(model, fresh);
                if (tuned) {
                    ModelTuning.apply(fresh);
                }
                if (!talk.isEmpty()) {
                    TalkGraph.add(talk, fresh);
                }
                Files.writeString(fresh.resolve(LIST), list(fresh));
                Forced.tree(fresh);
                putInPlace(fresh);
            } finally {
                FolderTree.delete(fresh);
            }
        } catch (IOException e) {
            throw new Unavailable("speech.model-not-unpacked",
                    "The speech model cannot be unpacked into %s; check that the folder may be written and has 100 MB free."
                    .formatted(folder), e);
        }
    }

    /** Deletes it; nothing when it is not there. */
    void forget() {
        try {
            if (Files.exists(folder)) {
                Path aside = Files.createTempDirectory(folder.getParent(), "forgotten-");
                Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
                FolderTree.delete(aside);
            }
        } catch (IOException e) {
            throw new Unavailable("speech.model-not-unpacked", "The speech model in %s cannot be deleted.".formatted(folder), e);
        }
    }

    private void putInPlace(Path fresh) throws IOException {
        if (Files.exists(folder) && !whole()) {
            Path aside = Files.createTempDirectory(folder.getParent(), "damaged-");
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            FolderTree.delete(aside);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!whole()) {
                throw e;
            }
        }
    }

    private static void unpack(SpeechModel model, Path target) throws IOException {
        String prefix = model.folderInArchive().isEmpty() ? "" : model.folderInArchive() + "/";
        long bytes = 0;
        try (ZipFile archive = new ZipFile(model.file().toFile())) {
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                Path file = target.resolve(entry.getName().substring(prefix.length())).normalize();
                bytes += Math.max(0, entry.getSize());
                if (!file.startsWith(target) || bytes > MOST_BYTES) {
                    throw new Unavailable("speech.model-damaged",
                            "The speech model %s holds a file outside of its folder, or too much; download it again."
                            .formatted(model.file()));
                }
                Files.createDirectories(file.getParent());
                try (InputStream content = archive.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }

    private static String list(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.getFileName().toString().equals(LIST))
                    .map(file -> folder.relativize(file) + " " + file.toFile().length() + "\n")
                    .sorted().collect(Collectors.joining());
        }
    }
}
