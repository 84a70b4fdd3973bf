package dev.earmark.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Classes of tests run in several processes at the same time, but for those that are {@link Alone}. A room is locked for all or for one;
 * who waits for it holds the door, so that nobody who comes later goes in before. Found by JUnit itself, for every class.
 */
public final class SideBySide implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace PLACE = Namespace.create(SideBySide.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Class<?> tests = context.getRequiredTestClass();
        if (tests.getEnclosingClass() == null) {
            context.getStore(PLACE).put("room", entered(tests.isAnnotationPresent(Alone.class)));
        }
    }

    private static FileChannel entered(boolean alone) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "side-by-side"));
        FileChannel room = open(folder.resolve("room"));
        try (FileChannel door = open(folder.resolve("door")); FileLock _ = door.lock()) {
            room.lock(0, Long.MAX_VALUE, !alone);
            return room;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        FileChannel room = context.getStore(PLACE).remove("room", FileChannel.class);
        if (room != null) {
            room.close();
        }
    }
}
