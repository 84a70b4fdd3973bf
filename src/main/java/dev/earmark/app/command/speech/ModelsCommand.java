package dev.earmark.app.command.speech;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.ShippedTalk;
import dev.earmark.speech.model.SpeechModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code earmark speech models}. */
@Command(
        name = "models",
        description = "Lists what calls can be heard with: models, the talk that comes with them, and every version that was learnt from "
                + "texts of your house, with what it gave and where it is in use.",
        footerHeading = "%nExample:%n",
        footer = "  earmark speech models")
final class ModelsCommand implements Callable<Integer> {

    private static final int DIGITS_SHOWN = 12;

    private final Session session;

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Models models = application.models();
            SpeechSettings settings = application.settings().speech();
            line("Models");
            models.all().forEach(model -> model(model, settings));
            line("Talk");
            models.shippedTalk().forEach(talk -> talk(talk, settings));
            List<AdaptedTalk> adapted = models.adapted().all();
            line(adapted.isEmpty() ? "Nothing is learnt from texts of your house; \"earmark speech adapt\" does that."
                    : "Learnt from texts of your house");
            application.unknownPhrases().ifPresent(sentence -> session.note("speech.phrase-unknown", sentence));
            adapted.forEach(talk -> adapted(talk, settings, models.adapted()));
        }
        return session.complaints().exitCode();
    }

    private void model(SpeechModel model, SpeechSettings settings) {
        List<String> uses = new ArrayList<>(model.name().equals(settings.model()) ? List.of("in use") : List.of());
        settings.ofQueues().forEach((queue, own) -> uses.addAll(
                own.model().equals(model.name()) && !own.model().equals(settings.model()) ? List.of("queue " + queue) : List.of()));
        line("  %-28s %s, %s, SHA-256 %s%s", model.name(), model.language(), model.purpose(), shown(model.sha256()), uses(uses));
    }

    private void talk(ShippedTalk talk, SpeechSettings settings) {
        line("  %-28s for %s, SHA-256 %s%s", talk.name(), talk.model(), shown(talk.sha256()),
                uses(settings.serviceTalk() && talk.model().equals(settings.model()) ? List.of("in use") : List.of()));
    }

    private void adapted(AdaptedTalk talk, SpeechSettings settings, AdaptedTalks all) {
        AdaptedTalk.Facts facts = talk.facts();
        String errors = facts.errors().map(one -> String.format(Locale.ROOT, ", words wrong %.1f to %.1f %%", one.before(), one.after()))
                .orElse("");
        List<String> uses = new ArrayList<>(is(talk, settings.adapted(), all) ? List.of("in use") : List.of());
        for (Map.Entry<String, SpeechSettings> queue : settings.ofQueues().entrySet()) {
            if (!queue.getValue().adapted().equals(settings.adapted()) && is(talk, queue.getValue().adapted(), all)) {
                uses.add("queue " + queue.getKey());
            }
        }
        line("  %-28s %s, for %s, %,d words, perplexity %.1f to %.1f%s, SHA-256 %s%s", talk.name(), talk.made().toString().substring(0, 10),
                talk.model(), facts.words(), facts.perplexityBefore(), facts.perplexityAfter(), errors, shown(talk.sha256()), uses(uses));
    }

    private static boolean is(AdaptedTalk talk, String choice, AdaptedTalks all) {
        Optional<String> chosen = choice.equals(AdaptedTalks.IN_USE) ? all.nameInUse() : Optional.of(choice);
        return chosen.filter(talk.name()::equals).isPresent();
    }

    private static String uses(List<String> uses) {
        return uses.isEmpty() ? "" : " (" + String.join(", ", uses) + ")";
    }

    private static String shown(String sha256) {
        return sha256.substring(0, Math.min(DIGITS_SHOWN, sha256.length()));
    }

    private void line(String format, Object... values) {
        session.output().line(String.format(Locale.ROOT, format, values));
    }
}
