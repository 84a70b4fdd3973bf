package dev.earmark.eval.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.audio.AudioIntake;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.model.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares our ears with the engine as it comes and with themselves without service talk, on recordings of which the words are known:
 * wrong words, wrong numbers, phrases heard though not said, and processor time, in the same run. The plain engine is fed whole
 * channels, with the same resampler and the same size of pieces.
 *
 * <p>A set is a folder with {@code wer_refs.jsonl}: on each line {@code id}, {@code wav}, {@code speaker}, the {@code reference} words
 * and perhaps the {@code trade}; beside it perhaps {@code phrases.txt}.
 * Recordings are stereo with the agent on the left.
 */
public final class SpeechEval {

    private final Path set;
    private final AudioIntake intake;
    private final Models models;

    /** @param set folder with the references */
    public SpeechEval(Path set, AudioIntake intake, Models models) {
        this.set = set;
        this.intake = intake;
        this.models = models;
    }

    /**
     * Each call is heard by all, one after the other, so that a machine that grows slower in between slows down all. Takes about as long
     * as the recordings divided by four.
     *
     * @param withPlain whether the engine as it comes is heard, too
     * @throws NotFound when the set is not there
     */
    public SpeechComparison run(PrintStream out, boolean withPlain) {
        SpeechSettings usual = SpeechSettings.defaults().adaptedTo(AdaptedTalks.NONE);
        List<String> phrases = phrases();
        try (SpeechRun plain = new SpeechRun("plain", SpeechSettings.plain(), intake, models, phrases);
                SpeechRun untaught = new SpeechRun("untaught", usual.with(false, null), intake, models, phrases);
                SpeechRun ours = new SpeechRun("earmark", usual, intake, models, phrases)) {
            List<SpeechRun> runs = withPlain ? List.of(plain, untaught, ours) : List.of(untaught, ours);
            hear(runs, Progress.SILENT);
            SpeechComparison comparison = new SpeechComparison(runs.stream().map(SpeechRun::outcome).toList());
            comparison.print(out);
            return comparison;
        }
    }

    /**
     * One way of listening, without another beside it.
     *
     * @throws NotFound when the set is not there
     */
    public SpeechRun.Outcome alone(SpeechSettings settings, Progress progress) {
        try (SpeechRun run = new SpeechRun("earmark", settings, intake, models, phrases())) {
            hear(List.of(run), progress);
            return run.outcome();
        }
    }

    /** The calls of the set in its order, each with its trade, empty where it does not say it. @throws NotFound when it is not there */
    public Map<String, String> trades() {
        Map<String, String> trades = new LinkedHashMap<>();
        calls().forEach((id, call) -> trades.put(id, call.getFirst().trade()));
        return trades;
    }

    /** One call alone, with other models. @throws NotFound when the set is not there or has no such call */
    public SpeechRun.Outcome heard(SpeechSettings settings, Models others, String id) {
        List<SpeechReference> call = calls().get(id);
        if (call == null) {
            throw new NotFound("eval.set-missing", "There is no call " + id + " in " + set + ".");
        }
        try (SpeechRun run = new SpeechRun("earmark", settings, intake, others, phrases())) {
            run.hear(call);
            return run.outcome();
        }
    }

    /**
     * Wrong words on lines that are too quiet, clipped and noisy, with and without what is corrected.
     *
     * @param ears that correct nothing
     * @throws NotFound when the set is not there
     */
    public void poorLines(PrintStream out, Transcriber ears) {
        new PoorLines(intake, ears).run(out, calls().values());
    }

    private void hear(List<SpeechRun> runs, Progress progress) {
        Collection<List<SpeechReference>> calls = calls().values();
        runs.forEach(run -> run.warmUp(calls.iterator().next()));
        int done = 0;
        for (List<SpeechReference> call : calls) {
            progress.at("listening", (double) done++ / calls.size());
            runs.forEach(run -> run.hear(call));
        }
    }

    /** What must not be heard unless it is said: a phrase a line, when the set has such a list. */
    private List<String> phrases() {
        Path list = set.resolve("phrases.txt");
        try {
            return Files.exists(list) ? Files.readAllLines(list).stream().map(String::strip).filter(phrase -> !phrase.isEmpty()).toList()
                    : List.of();
        } catch (IOException e) {
            throw new NotFound("eval.set-missing", "The list of phrases " + list + " cannot be read.", e);
        }
    }

    private Map<String, List<SpeechReference>> calls() {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, List<SpeechReference>> calls = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(set.resolve("wer_refs.jsonl"))) {
                JsonNode json = mapper.readTree(line);
                String id = json.path("id").asText();
                calls.computeIfAbsent(id, none -> new ArrayList<>()).add(new SpeechReference(id, set.resolve(json.path("wav").asText()),
                        json.path("speaker").asText().toLowerCase(Locale.ROOT), json.path("reference").asText(),
                        json.path("trade").asText()));
            }
            return calls;
        } catch (IOException e) {
            throw new NotFound("eval.set-missing", "There is no readable wer_refs.jsonl in " + set + ".", e);
        }
    }
}
