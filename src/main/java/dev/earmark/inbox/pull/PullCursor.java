package dev.earmark.inbox.pull;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which files of a place were fetched and taken in, one a line; on the disk before anybody relies on it. For one thread. */
final class PullCursor {

    private final Path file;
    private final Set<String> taken;

    /** @throws Unavailable with {@code inbox.pull-broken} when it cannot be read */
    PullCursor(Path file) {
        this.file = file;
        try {
            taken = Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : new HashSet<>();
        } catch (IOException unreadable) {
            throw broken(file, unreadable);
        }
    }

    boolean has(RemoteFile one) {
        return taken.contains(line(one));
    }

    void add(List<RemoteFile> files) {
        List<String> lines = files.stream().map(PullCursor::line).toList();
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException full) {
            throw broken(file, full);
        }
        taken.addAll(lines);
    }

    /** A last line that was cut off fits nothing: that file is fetched again. */
    private static String line(RemoteFile one) {
        return (one.mark() + " " + one.bytes() + " " + one.name()).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?") + " .";
    }

    private static Unavailable broken(Path file, IOException cause) {
        return new Unavailable("inbox.pull-broken", "What was fetched before cannot be noted in " + file + " ("
                + cause.getClass().getSimpleName() + "); see that it can be read and written.", cause);
    }
}
