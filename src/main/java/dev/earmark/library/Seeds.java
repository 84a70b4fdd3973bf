package dev.earmark.library;

import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import java.util.Optional;

/**
 * Publishes texts that come with the program, those that are not there yet. What was published stays as it is, and what was retired stays
 * retired.
 *
 * @param <T> what such a text says
 */
final class Seeds<T> {

    /** Who publishes them. */
    static final String SYSTEM = "system";

    private final Store store;
    private final Library<T> library;
    private final Form<T> form;

    Seeds(Store store, Library<T> library, Form<T> form) {
        this.store = store;
        this.library = library;
        this.form = form;
    }

    /**
     * Also on a full disk, so that a start succeeds.
     *
     * @param file for the sentence
     * @return why the text is not used: it differs from what was published under its version
     */
    Optional<String> plant(String file, T content, String text) {
        Form.Label label = form.label(content);
        Optional<PublishedText> there = library.find(label.id(), label.version());
        if (there.isEmpty() || there.get().state() == State.DRAFT) {
            store.writeUrgently(tx -> library.plant(tx, label, text, SYSTEM));
            return Optional.empty();
        }
        return there.get().sha256().equals(label.sha256()) ? Optional.empty()
                : Optional.of("The file " + file + " differs from the published " + form.kind() + " " + label.name()
                        + "; raise its version to use it.");
    }
}
