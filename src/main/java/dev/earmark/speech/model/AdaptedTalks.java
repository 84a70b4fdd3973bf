package dev.earmark.speech.model;

import dev.earmark.disk.Forced;
import dev.earmark.disk.Leftovers;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.talk.LearntTalk;
import dev.earmark.speech.talk.TalkWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was learnt from texts of the house, version by version, in {@code models/adapted} of the user's data folder: for each its weights
 * and a description; and the name of the one in use. Versions are only ever added, so that every transcript's can be used again. Safe for
 * many threads and processes.
 */
public final class AdaptedTalks {

    /** The shape of names without the number of the version. */
    public static final String LINE = "[a-z][a-z0-9-]{0,39}";
    /** In settings, for the version that was last put in use. */
    public static final String IN_USE = "in-use";
    /** In settings, for none. */
    public static final String NONE = "none";

    private static final Pattern NAME = Pattern.compile("(" + LINE + ")-(\\d{1,6})");
    private static final String DESCRIPTION = ".yaml";
    private static final String POINTER = "in-use";
    /** What is not yet whole. */
    private static final String PART = ".part";
    /** That it takes to write a version. */
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_TRIES = 1_000;

    private final Path folder;

    /** @param dataFolder of the user */
    public AdaptedTalks(Path dataFolder) {
        this.folder = dataFolder.resolve("models").resolve("adapted");
    }

    /** Whether it is the name of a version. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** By name, the versions of each in the order in which they were made. */
    public List<AdaptedTalk> all() {
        return names().stream().map(this::named).toList();
    }

    /** Also of those whose description is damaged. */
    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(DESCRIPTION))
                    .map(file -> file.substring(0, file.length() - DESCRIPTION.length())).filter(AdaptedTalks::isName)
                    .sorted(Comparator.comparing(AdaptedTalks::line).thenComparingInt(AdaptedTalks::number)).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw cannot("read", unreadable);
        }
    }

    /** @throws Unavailable when there is none of that name */
    public AdaptedTalk named(String name) {
        if (isName(name) && Files.exists(description(name))) {
            return AdaptedFile.read(name, description(name), weights(name));
        }
        List<String> there = names();
        throw new Unavailable("speech.adapted-unknown", ("There is no adapted version %s in %s, which has %s; copy it from the node that "
                + "made it or from a backup, or choose another.").formatted(name, folder, there.isEmpty() ? "none" : there));
    }

    /** The version that was last put in use; empty when none is. */
    public Optional<AdaptedTalk> inUse() {
        return nameInUse().map(this::named);
    }

    /** Its name alone, which costs nearly nothing. */
    public Optional<String> nameInUse() {
        try {
            return Optional.of(Files.readString(folder.resolve(POINTER)).strip()).filter(AdaptedTalks::isName);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw cannot("read", unreadable);
        }
    }

    /** The newest version of a name. */
    public Optional<AdaptedTalk> last(String line) {
        return names().stream().filter(name -> line(name).equals(line)).reduce((_, later) -> later).map(this::named);
    }

    /** Earlier versions of the same name, the oldest first. */
    public List<AdaptedTalk> before(AdaptedTalk talk) {
        return names().stream().filter(name -> line(name).equals(line(talk.name())) && number(name) < number(talk.name()))
                .map(this::named).toList();
    }

    /**
     * What a copy of all versions is made of.
     *
     * @param files   of versions that are as they were made, with the name of the one in use
     * @param damaged what is wrong with others
     */
    public record Kept(List<Path> files, List<Fault> damaged) {
        public Kept {
            files = List.copyOf(files);
            damaged = List.copyOf(damaged);
        }

        /** How many are as they were made. */
        public long versions() {
            return files.stream().filter(file -> file.toString().endsWith(DESCRIPTION)).count();
        }
    }

    /** Compares each version with its digest. */
    public Kept kept() {
        List<Path> files = new ArrayList<>();
        List<Fault> damaged = new ArrayList<>();
        for (String name : names()) {
            try {
                named(name).check();
                files.add(description(name));
                files.add(weights(name));
            } catch (Unavailable wrong) {
                damaged.add(wrong);
            }
        }
        nameInUse().filter(name -> files.contains(description(name))).ifPresent(_ -> files.add(folder.resolve(POINTER)));
        return new Kept(files, damaged);
    }

    /** By the setting: the version of that name, the one in use, or none. */
    Optional<AdaptedTalk> chosen(String setting) {
        return switch (setting) {
            case NONE -> Optional.empty();
            case IN_USE -> inUse();
            default -> Optional.of(named(setting));
        };
    }

    /** Puts a version in use, or none; a running service takes it when no call is being heard. */
    public void use(Optional<AdaptedTalk> talk) {
        try {
            if (talk.isEmpty()) {
                Files.deleteIfExists(folder.resolve(POINTER));
            } else {
                put(talk.get().name().getBytes(StandardCharsets.UTF_8), folder.resolve(POINTER));
            }
        } catch (IOException failed) {
            throw cannot("written", failed);
        }
    }

    /**
     * Keeps a new version. It is not in use by that. Until its description is written, last, it is none: what a process leaves that is
     * killed is never offered, and its number is not given again.
     *
     * @param line    its name without the number, of the shape {@link #LINE}
     * @param model   that it was made for
     */
    public AdaptedTalk add(String line, String model, LearntTalk learnt, Instant made, AdaptedTalk.Facts facts) {
        try {
            PrivateFiles.createFolders(folder);
            Leftovers.remove(folder, "*" + PART, made.minus(LONGEST));
            Path part = Files.createTempFile(folder, "adapting-", PART);
            try {
                TalkWeights.write(learnt.weights(), part);
                Forced.file(part);
                return add(line, model, part, learnt.share(), made, facts);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            throw cannot("written", failed);
        }
    }

    private AdaptedTalk add(String line, String model, Path weights, double share, Instant made, AdaptedTalk.Facts facts)
            throws IOException {
        int last = names().stream().filter(name -> line(name).equals(line)).mapToInt(AdaptedTalks::number)
                .max().orElse(0);
        for (int number = last + 1; number <= last + MOST_TRIES; number++) {
            String name = line + "-" + number;
            try {
                Files.copy(weights, weights(name), StandardCopyOption.COPY_ATTRIBUTES);
                Forced.file(weights(name));
            } catch (FileAlreadyExistsException otherProcess) {
                continue;
            }
            AdaptedTalk talk = new AdaptedTalk(name, model, weights(name), Files.size(weights), Sha256.of(weights), share, made,
                    facts);
            put(AdaptedFile.written(talk).getBytes(StandardCharsets.UTF_8), description(name));
            return AdaptedFile.read(name, description(name), weights(name));
        }
        throw new IOException("no number is free for " + line);
    }

    private void put(byte[] bytes, Path file) throws IOException {
        Path part = Files.createTempFile(folder, "writing-", PART);
        try {
            Files.write(part, bytes);
            Forced.file(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Forced.folder(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path description(String name) {
        return folder.resolve(name + DESCRIPTION);
    }

    private Path weights(String name) {
        return folder.resolve(name + ".weights.gz");
    }

    private static String line(String name) {
        return matched(name).group(1);
    }

    private static int number(String name) {
        return Integer.parseInt(matched(name).group(2));
    }

    private static Matcher matched(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no name of a version: " + name);
        }
        return matcher;
    }

    private Fault cannot(String what, Exception cause) {
        return cause instanceof Fault fault ? fault : new Unavailable("speech.adapted-unreadable",
                "What was learnt from texts of the house cannot be " + what + " in " + folder + "; check that the folder may be.", cause);
    }
}
