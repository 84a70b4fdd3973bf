package dev.earmark.eval.adapted;

import dev.earmark.adapting.Adaptation;
import dev.earmark.adapting.HouseSource;
import dev.earmark.adapting.HouseTexts;
import dev.earmark.adapting.TrialModel;
import dev.earmark.eval.speech.PhrasesHeard;
import dev.earmark.eval.speech.SpeechEval;
import dev.earmark.eval.speech.SpeechRun;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.WordErrorRate;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Wrong words in each call of a set as it is heard usually, and with what was learnt from texts, among which its own script never is. Each
 * call has a model of its own, so it takes some 10 s of one core for each, besides listening.
 */
public final class AdaptedEval {

    private final Path set;
    private final SpeechEval calls;
    private final HouseTexts texts;
    private final Adaptation adaptation;
    private final Models models;

    /** @param set folder with the references, as {@link SpeechEval} wants it, and perhaps with {@code scripts/} */
    public AdaptedEval(Path set, SpeechEval calls, HouseTexts texts, Adaptation adaptation, Models models) {
        this.set = set;
        this.calls = calls;
        this.texts = texts;
        this.adaptation = adaptation;
        this.models = models;
    }

    /** @param before heard as usual @param after with what was learnt */
    public record Both(WordErrorRate before, WordErrorRate after) {

        static final Both NONE = new Both(WordErrorRate.NONE, WordErrorRate.NONE);

        Both plus(Both other) {
            return new Both(before.plus(other.before), after.plus(other.after));
        }

        /** Percentage points; above zero when more is heard wrongly with what was learnt. */
        public double points() {
            return after.percent() - before.percent();
        }
    }

    /**
     * Prints a line for each trade and one for all.
     *
     * @param named texts: files and folders, in which {@code {trade}} stands for a trade, and {@code scripts}
     * @return all calls together; those without a text are left out
     */
    public Both run(PrintStream out, List<String> named, Consumer<Fault> wrong, Progress progress) throws IOException {
        Map<String, String> trades = calls.trades();
        TextsOfCalls texts = new TextsOfCalls(set, trades, named, this.texts, wrong);
        Map<String, Both> byTrade = new TreeMap<>();
        PhrasesHeard before = PhrasesHeard.NONE;
        PhrasesHeard after = PhrasesHeard.NONE;
        SpeechSettings settings = SpeechSettings.defaults().adaptedTo(AdaptedTalks.NONE);
        int done = 0;
        for (String call : trades.keySet()) {
            progress.at("listening", (double) done++ / trades.size());
            List<HouseSource> learnt = texts.of(call);
            if (!learnt.isEmpty()) {
                SpeechRun.Outcome usual = calls.heard(settings, models, call);
                SpeechRun.Outcome adapted = adapted(settings, learnt, call);
                before = before.plus(usual.phrases());
                after = after.plus(adapted.phrases());
                byTrade.merge(trades.getOrDefault(call, ""), new Both(usual.total(), adapted.total()), Both::plus);
            }
        }
        if (byTrade.isEmpty()) {
            throw new NotFound("eval.set-missing", "There are no texts " + named + " for any call of " + set + ".");
        }
        print(out, byTrade);
        line(out, "%-16s%12d%12d", "phrases imagined", before.imagined(), after.imagined());
        return byTrade.values().stream().reduce(Both.NONE, Both::plus);
    }

    private SpeechRun.Outcome adapted(SpeechSettings settings, List<HouseSource> learnt, String call) throws IOException {
        try (TrialModel trial = TrialModel.of(models, settings.model(), adaptation.weights(learnt), Clock.systemUTC())) {
            return calls.heard(settings.adaptedTo(AdaptedTalks.IN_USE), trial.models(), call);
        }
    }

    private static void print(PrintStream out, Map<String, Both> byTrade) {
        line(out, "%-16s%12s%12s%10s", "words wrong", "usual", "adapted", "points");
        byTrade.forEach((trade, both) -> row(out, trade.isEmpty() ? "no trade" : trade, both));
        row(out, "all", byTrade.values().stream().reduce(Both.NONE, Both::plus));
    }

    private static void row(PrintStream out, String name, Both both) {
        line(out, "%-16s%10.1f %%%10.1f %%%+10.1f  of %d", name, both.before().percent(), both.after().percent(), both.points(),
                both.before().words());
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
