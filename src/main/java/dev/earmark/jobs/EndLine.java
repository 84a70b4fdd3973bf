package dev.earmark.jobs;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a process that does one step tells the one that started it, on standard output: a line when it begins and a line when it has ended,
 * in words without blanks. Other lines, such as a native library may print, are passed over.
 */
final class EndLine {

    static final String BEGUN = "earmark-step begun";

    private static final String MARK = "earmark-step ended ";

    private EndLine() {}

    static String of(StepEnd end) {
        List<String> words = switch (end) {
            case StepEnd.Kept kept -> List.of("kept", String.valueOf(kept.soundSeconds()), String.valueOf(kept.degraded()));
            case StepEnd.TooLate _ -> List.of("late");
            case StepEnd.Failed failed -> failed(failed.failure());
            case StepEnd.Stopped _, StepEnd.Died _ -> throw new IllegalArgumentException("who is gone tells nothing");
        };
        return MARK + words.stream().map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8)).collect(Collectors.joining(" "));
    }

    private static List<String> failed(RuntimeException failure) {
        return switch (failure) {
            case Rejected wrong -> List.of("rejected", wrong.code(), wrong.sentence());
            case NotFound gone -> List.of("unknown", gone.code(), gone.sentence());
            case Conflict other -> List.of("conflict", other.code(), other.sentence());
            case Unavailable away -> List.of("unavailable", away.code(), away.sentence(),
                    away.retryAfter().map(wait -> String.valueOf(wait.toMillis())).orElse(""));
            default -> List.of("bug", Bug.name(failure));
        };
    }

    /** @return empty when nothing was said of an end */
    static Optional<StepEnd> in(String said) {
        return said.lines().filter(line -> line.startsWith(MARK)).findFirst().map(line -> read(line.substring(MARK.length())));
    }

    static boolean begun(String said) {
        return said.lines().anyMatch(BEGUN::equals);
    }

    private static StepEnd read(String line) {
        List<String> words = Arrays.stream(line.split(" ", -1)).map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8)).toList();
        return switch (words.getFirst()) {
            case "kept" -> new StepEnd.Kept(Double.parseDouble(words.get(1)), Integer.parseInt(words.get(2)));
            case "late" -> new StepEnd.TooLate();
            case "bug" -> new StepEnd.Failed(new Bug(words.get(1)));
            default -> new StepEnd.Failed(fault(words));
        };
    }

    private static Fault fault(List<String> words) {
        String code = words.get(1);
        String sentence = words.get(2);
        return switch (words.getFirst()) {
            case "rejected" -> new Rejected(code, sentence);
            case "unknown" -> new NotFound(code, sentence);
            case "conflict" -> new Conflict(code, sentence);
            case "unavailable" -> words.get(3).isEmpty()
                    ? new Unavailable(code, sentence)
                    : new Unavailable(code, sentence, Duration.ofMillis(Long.parseLong(words.get(3))));
            default -> throw new IllegalArgumentException("no end is called " + words.getFirst());
        };
    }

    /** An error of the program in the other process; its details stand in the log. */
    static final class Bug extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Bug(String name) {
            super(name, null, false, false);
        }

        /** The class of a failure, wherever it happened. */
        static String name(Throwable failure) {
            @Nullable String there = failure instanceof Bug ? failure.getMessage() : null;
            return there == null ? failure.getClass().getSimpleName() : there;
        }
    }
}
