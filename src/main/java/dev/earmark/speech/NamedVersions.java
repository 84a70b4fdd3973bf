package dev.earmark.speech;

import dev.earmark.fault.Unavailable;
import dev.earmark.speech.model.Models;

/** Whether the models and adapted versions that settings name are there, looked at before the first call asks for one. */
public final class NamedVersions {

    private NamedVersions() {}

    /**
     * Looks at descriptions only; weights are compared when a model or version is unpacked.
     *
     * @throws Unavailable with the setting and its value, and {@code speech.model-unknown}, {@code speech.adapted-unknown},
     *     {@code speech.adapted-unreadable} or {@code speech.adapted-unfit}
     */
    public static void check(SpeechSettings settings, Models models) {
        look("The setting speech.model is " + settings.model(), () -> models.named(settings.model()));
        look("The setting speech.adapted is " + settings.adapted(), () -> models.learnt(settings.model(), settings.adapted()));
        settings.ofQueues().forEach((queue, own) -> {
            if (!own.model().equals(settings.model())) {
                look("The setting speech.queue-models has " + queue + "=" + own.model(), () -> models.named(own.model()));
            }
            if (!own.model().equals(settings.model()) || !own.adapted().equals(settings.adapted())) {
                look("The setting speech.queue-adapted has " + queue + "=" + own.adapted(),
                        () -> models.learnt(own.model(), own.adapted()));
            }
        });
    }

    private static void look(String said, Runnable look) {
        try {
            look.run();
        } catch (Unavailable wrong) {
            throw new Unavailable(wrong.code(), said + ", which calls cannot be heard with: " + wrong.sentence(), wrong);
        }
    }
}
