package dev.earmark.audio.decoder;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of ffmpeg's libraries. All of them are called in one way, with six whole numbers of 64 bits, because making a way of
 * calling costs more time than decoding a short file: the calling conventions of every system that we run on take a pointer or a smaller
 * number in such a place, and let a function overlook arguments that it does not have. For one thread.
 */
final class Libraries {

    private static final int ARGUMENTS = 6;

    /**
     * In the order in which they need one another. The numbers are exact, since {@link Fields} holds for these only.
     *
     * @param version as the library's own function tells it: major, minor, micro
     */
    private record Library(String name, int major, int minor, int micro) {

        int version() {
            return major << 16 | minor << 8 | micro;
        }
    }

    private static final List<Library> NEEDED = List.of(new Library("avutil", 60, 8, 100), new Library("swresample", 6, 1, 100),
            new Library("avcodec", 62, 11, 100), new Library("avformat", 62, 3, 100));

    private final MethodHandle calling;
    private final SymbolLookup lookup = SymbolLookup.loaderLookup();
    private final Map<String, MemorySegment> found = new HashMap<>();

    private Libraries() {
        MemoryLayout[] arguments = new MemoryLayout[ARGUMENTS];
        Arrays.fill(arguments, ValueLayout.JAVA_LONG);
        this.calling = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, arguments));
    }

    /**
     * @param folder that holds them
     * @throws UnsatisfiedLinkError when one is missing, needs another that is missing, or has another version; the message says which
     */
    static Libraries load(Path folder) {
        for (Library library : NEEDED) {
            System.load(folder.resolve(fileName(library)).toString());
        }
        Libraries libraries = new Libraries();
        for (Library library : NEEDED) {
            int version = libraries.number(library.name() + "_version");
            if (version != library.version()) {
                throw new UnsatisfiedLinkError("%s is of version %d.%d.%d, but %d.%d.%d is needed".formatted(library.name(),
                        version >> 16, version >> 8 & 0xff, version & 0xff, library.major(), library.minor(), library.micro()));
            }
        }
        return libraries;
    }

    private static String fileName(Library library) {
        String plain = System.mapLibraryName(library.name());
        if (plain.endsWith(".dll")) {
            return library.name() + "-" + library.major() + ".dll";
        }
        return plain.endsWith(".dylib") ? "lib" + library.name() + "." + library.major() + ".dylib" : plain + "." + library.major();
    }

    /** @return what the function returns, when that is a pointer or a number of 64 bits; else what is not part of it is chance */
    long call(String function, long... given) {
        MemorySegment address = found.computeIfAbsent(function, name ->
                lookup.find(name).orElseThrow(() -> new UnsatisfiedLinkError("the function " + name + " is missing")));
        long[] all = Arrays.copyOf(given, ARGUMENTS);
        try {
            return (long) calling.invokeExact(address, all[0], all[1], all[2], all[3], all[4], all[5]);
        } catch (Throwable impossible) {
            throw new IllegalStateException(function, impossible);
        }
    }

    /** Of a function that returns an {@code int}. */
    int number(String function, long... given) {
        return (int) call(function, given);
    }

    /** @return pointer to text that lives as long as the arena */
    static long text(Arena arena, String text) {
        return arena.allocateFrom(text).address();
    }
}
