package dev.earmark.pipeline;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two recordings that are one call, each of one party, told by their names: {@code 4711-out.wav} and {@code 4711-in.wav}. Safe for many
 * threads.
 */
public final class CallPairs {

    private record Ends(String agent, String customer) {}

    private final List<Ends> ends;

    /**
     * @param setting such as {@code -out/-in _agent/_customer}: how the names end before the dot, the agent's first; {@code none} for no
     *                pairs
     * @throws IllegalArgumentException when it is anything else
     */
    CallPairs(String setting) {
        List<Ends> read = new ArrayList<>();
        for (String pair : setting.strip().equals("none") ? new String[0] : setting.strip().split("\\s+", -1)) {
            String[] both = pair.toLowerCase(Locale.ROOT).split("/", -1);
            if (both.length != 2 || both[0].isEmpty() || both[1].isEmpty() || both[0].equals(both[1])) {
                throw new IllegalArgumentException("pairs has \"" + pair
                        + "\"; each must be two different endings with a slash between, such as -out/-in, or all of it none");
            }
            read.add(new Ends(both[0], both[1]));
        }
        ends = List.copyOf(read);
    }

    /** @throws IllegalArgumentException as the constructor */
    static void check(String setting) {
        new CallPairs(setting).ends.forEach(end -> Objects.requireNonNull(end));
    }

    /** @param name of the call: what both file names begin with */
    public record Pair(Path agent, Path customer, String name) {

        /** The one beside a file of the pair. */
        public Path beside(Path file) {
            return file.equals(agent) ? customer : agent;
        }
    }

    /** The pair that a file belongs to, when the other recording lies beside it; no links. */
    public Optional<Pair> of(Path file) {
        String stem = FileNames.stem(file);
        String low = stem.toLowerCase(Locale.ROOT);
        return FileNames.isRecording(file) ? ends.stream().flatMap(end -> Stream.of(
                half(file, stem, low, end.agent(), end.customer()).map(other -> new Pair(file, other, name(stem, end.agent()))),
                half(file, stem, low, end.customer(), end.agent()).map(other -> new Pair(other, file, name(stem, end.customer())))))
                .flatMap(Optional::stream).findFirst() : Optional.empty();
    }

    /** Whether a file has the name of half a call. */
    public boolean isHalf(Path file) {
        String low = FileNames.stem(file).toLowerCase(Locale.ROOT);
        return FileNames.isRecording(file) && ends.stream().flatMap(end -> Stream.of(end.agent(), end.customer()))
                .anyMatch(end -> low.endsWith(end) && low.length() > end.length());
    }

    private static String name(String stem, String end) {
        return stem.substring(0, stem.length() - end.length());
    }

    private static Optional<Path> half(Path file, String stem, String low, String own, String other) {
        if (!low.endsWith(own) || low.length() == own.length()) {
            return Optional.empty();
        }
        String base = name(stem, own);
        String dotted = FileNames.shown(file).substring(stem.length());
        boolean upper = stem.endsWith(own.toUpperCase(Locale.ROOT)) && !stem.endsWith(own);
        Path beside = file.resolveSibling(base + (upper ? other.toUpperCase(Locale.ROOT) : capital(stem, own, other)) + dotted);
        return Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS) ? Optional.of(beside) : Optional.empty();
    }

    /** {@code _Customer} beside {@code _Agent}. */
    private static String capital(String stem, String own, String other) {
        String written = stem.substring(stem.length() - own.length());
        boolean capital = !written.equals(own) && own.length() > 1 && other.length() > 1 && Character.isUpperCase(written.charAt(1));
        return capital ? other.charAt(0) + other.substring(1, 2).toUpperCase(Locale.ROOT) + other.substring(2) : other;
    }

    /** The files without those that are taken in together with another of them. */
    List<Path> leaders(Collection<Path> files) {
        Set<Path> all = new HashSet<>(files);
        return files.stream().filter(file -> of(file).filter(pair -> all.contains(pair.agent()) && file.equals(pair.customer())).isEmpty())
                .toList();
    }
}
