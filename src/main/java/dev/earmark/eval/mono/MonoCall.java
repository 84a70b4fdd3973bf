package dev.earmark.eval.mono;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.fault.NotFound;
import dev.earmark.pipeline.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A call with a channel for each party, the agent on the left, and how it is to be mixed. */
public final class MonoCall {

    private final String id;
    private final Supplier<TwoSides> sound;
    private final boolean tuned;
    private final Map<String, VerdictLabel> labels;
    private final List<LineCondition> conditions;

    private MonoCall(String id, Supplier<TwoSides> sound, boolean tuned, Map<String, VerdictLabel> labels,
            List<LineCondition> conditions) {
        this.id = id;
        this.sound = sound;
        this.tuned = tuned;
        this.labels = labels;
        this.conditions = conditions;
    }

    public String id() {
        return id;
    }

    /** Reads it. */
    public TwoSides sides() {
        return sound.get();
    }

    /** Whether the program was made better by looking at it. */
    public boolean tuned() {
        return tuned;
    }

    /** By people. */
    Map<String, VerdictLabel> labels() {
        return labels;
    }

    List<LineCondition> conditions() {
        return conditions;
    }

    /** The same call, mixed as it was recorded and in no other way. */
    public MonoCall asRecorded() {
        return new MonoCall(id, sound, tuned, labels, List.of(LineCondition.AS_IS));
    }

    /** The project's own calls, each as it is and in one condition more. @param folder of recordings */
    public static List<MonoCall> own(Path folder, AudioIntake intake) {
        List<MonoCall> calls = new ArrayList<>();
        for (Path file : files(folder)) {
            String id = name(file);
            LineCondition[] all = LineCondition.values();
            calls.add(new MonoCall(id, () -> read(id, file, intake), true, Map.of(),
                    List.of(LineCondition.AS_IS, all[1 + calls.size() % (all.length - 1)])));
        }
        return calls;
    }

    /** Calls that people have labelled, in all conditions; by order of their names one half was tuned on. */
    public static List<MonoCall> labelled(Path folder, AudioIntake intake, TranscriptReader reader) {
        Map<String, Map<String, VerdictLabel>> labels = new LinkedHashMap<>();
        LabelledSet.read("calls", folder.resolve("calls.jsonl"), folder.resolve("labels.jsonl"), reader).cases()
                .forEach(one -> labels.put(one.transcript().id(), one.labels()));
        List<MonoCall> calls = new ArrayList<>();
        for (Path file : files(folder.resolve("wav"))) {
            String id = name(file);
            calls.add(new MonoCall(id, () -> read(id, file, intake), calls.size() % 2 == 0, labels.getOrDefault(id, Map.of()),
                    List.of(LineCondition.values())));
        }
        return calls;
    }

    private static TwoSides read(String id, Path file, AudioIntake intake) {
        try (CallAudio audio = intake.take(intake.plan(id, file, ChannelChoice.AGENT_LEFT))) {
            return TwoSides.of(id, audio);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[a-z0-9]+$", "");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException missing) {
            throw new NotFound("eval.set-missing", "There are no recordings in " + folder + ".", missing);
        }
    }
}
