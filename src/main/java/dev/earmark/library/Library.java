package dev.earmark.library;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All texts of one kind: drafts, what is published, what is retired, and which one is for whom. What was published is parsed once. Safe for
 * many threads.
 *
 * @param <T> what such a text says
 */
public final class Library<T> {

    /** In the place of a digest: there was no draft. */
    public static final String NONE = "none";

    private final Store store;
    private final Form<T> form;
    private final Clock clock;
    private final Map<String, T> parsed = new ConcurrentHashMap<>();

    public Library(Store store, Form<T> form, Clock clock) {
        this.store = store;
        this.form = form;
        this.clock = clock;
    }

    /**
     * One version, whether it is a draft, published or retired.
     *
     * @throws NotFound with the kind's code, such as {@code rubric.unknown}
     */
    public T load(String id, int version) {
        T known = parsed.get(name(id, version));
        return known != null ? known : read(store.read(tx -> find(tx, id, version)));
    }

    private T read(PublishedText kept) {
        String name = name(kept.id(), kept.version());
        return kept.state() == State.DRAFT
                ? form.read(name, kept.text())
                : Objects.requireNonNull(parsed.computeIfAbsent(name, missing -> form.read(name, kept.text())));
    }

    /**
     * The one for an interaction: of the first rule that fits, else another; the highest version that is published.
     *
     * @param otherwise an id, where no rule fits
     * @throws NotFound with the kind's code when it was never published
     * @throws Conflict with {@code library.retired} when every version of it is retired
     */
    public T chosen(Interaction interaction, Supplier<String> otherwise) {
        return read(store.read(tx -> newest(tx, tx.publishedTexts().rules(form.kind()).stream()
                .filter(rule -> fits(rule, interaction))
                .map(Rule::id)
                .findFirst()
                .orElseGet(otherwise))));
    }

    private static boolean fits(Rule rule, Interaction interaction) {
        return (rule.channel() == null || rule.channel() == interaction.channel())
                && fits(rule.queue(), interaction.routing().queue())
                && fits(rule.team(), interaction.routing().team());
    }

    private static boolean fits(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }

    /**
     * The highest published version.
     *
     * @throws NotFound with the kind's code when it was never published
     * @throws Conflict with {@code library.retired} when every version of it is retired
     */
    public T published(String id) {
        return read(store.read(tx -> newest(tx, id)));
    }

    /**
     * One version, when it may be used for something new.
     *
     * @throws NotFound with the kind's code when there is no such version
     * @throws Conflict with {@code library.draft} or {@code library.retired}
     */
    public T published(String id, int version) {
        PublishedText kept = store.read(tx -> find(tx, id, version));
        switch (kept.state()) {
            case DRAFT -> throw new Conflict("library.draft", "The " + form.kind() + " " + quoted(id, version)
                    + " is a draft; publish it before it is used.");
            case RETIRED -> throw new Conflict("library.retired", "The " + form.kind() + " " + quoted(id, version)
                    + " is retired; name another version, or publish it again.");
            case PUBLISHED -> { }
        }
        return read(kept);
    }

    private PublishedText newest(Store.Tx tx, String id) {
        return tx.publishedTexts().newest(form.kind(), id).orElseThrow(() -> tx.publishedTexts().all(form.kind(), id).stream()
                .anyMatch(version -> version.state() == State.RETIRED)
                ? new Conflict("library.retired", "Every published version of the " + form.kind() + " \"" + PlainText.quoted(id)
                        + "\" is retired; publish one of them again, or choose another " + form.kind() + ".")
                : unknown(PlainText.quoted(id)));
    }

    private PublishedText find(Store.Tx tx, String id, int version) {
        return tx.publishedTexts().find(form.kind(), id, version).orElseThrow(() -> unknown(quoted(id, version)));
    }

    private NotFound unknown(String name) {
        return new NotFound(form.kind() + ".unknown", "There is no " + form.kind() + " \"" + name + "\"; publish it first.");
    }

    /**
     * Keeps a draft, in the place of an earlier draft of that version.
     *
     * @throws dev.earmark.fault.Rejected when it cannot be read, with the place
     * @throws Conflict                   with {@code library.published} when that version was published
     */
    public PublishedText draft(String text, Principal by) {
        return draft(text, null, by);
    }

    /**
     * As the other, when nobody has changed the draft meanwhile.
     *
     * @param seen digest of the draft that was changed, {@link #NONE} for none; null to look at nothing
     * @throws Conflict also with {@code library.changed-meanwhile}
     */
    public PublishedText draft(String text, @Nullable String seen, Principal by) {
        Form.Label label = form.label(form.read("The " + form.kind(), text));
        PublishedText draft = draft(label, text, by.id());
        boolean done = store.write(tx -> {
            mustBeSeen(tx, label, seen);
            boolean put = tx.publishedTexts().putDraft(draft);
            if (put) {
                noted(tx, "draft", draft);
            }
            return put;
        });
        if (!done) {
            throw new Conflict("library.published", "The " + form.kind() + " " + quoted(label.id(), label.version())
                    + " was published and never changes; raise \"version\" in the text.");
        }
        return draft;
    }

    private void mustBeSeen(Store.Tx tx, Form.Label label, @Nullable String seen) {
        String there = tx.publishedTexts().find(form.kind(), label.id(), label.version()).filter(kept -> kept.state() == State.DRAFT)
                .map(PublishedText::sha256).orElse(NONE);
        if (seen != null && !seen.equals(there)) {
            throw new Conflict("library.changed-meanwhile", "Somebody else has changed the draft " + quoted(label.id(), label.version())
                    + " meanwhile; look at it and write yours anew.");
        }
    }

    /**
     * Makes a draft last, or brings back what was retired.
     *
     * @throws NotFound with the kind's code when there is no such version
     * @throws Conflict with {@code library.published} when it is published already
     */
    public PublishedText publish(String id, int version, Principal by) {
        return store.write(tx -> {
            find(tx, id, version);
            if (!tx.publishedTexts().publish(form.kind(), id, version, by.id(), clock.instant())) {
                throw new Conflict("library.published", "The " + form.kind() + " " + quoted(id, version) + " is published already.");
            }
            return told(tx, "publish", form.published(), id, version);
        });
    }

    /**
     * Takes a version out of use. What rests on it stays readable; nothing new is given to it, and it can be published again.
     *
     * @throws NotFound with the kind's code when there is no such version
     * @throws Conflict with {@code library.draft} when it was never published, {@code library.retired} when it is retired already
     */
    public PublishedText retire(String id, int version, Principal by) {
        return store.write(tx -> {
            if (find(tx, id, version).state() == State.DRAFT) {
                throw new Conflict("library.draft", "The " + form.kind() + " " + quoted(id, version)
                        + " is a draft and not in use, so it cannot be retired.");
            }
            if (!tx.publishedTexts().retire(form.kind(), id, version, by.id(), clock.instant())) {
                throw new Conflict("library.retired", "The " + form.kind() + " " + quoted(id, version) + " is retired already.");
            }
            return told(tx, "retire", form.retired(), id, version);
        });
    }

    private PublishedText told(Store.Tx tx, String action, EventType type, String id, int version) {
        PublishedText now = find(tx, id, version);
        tx.events().append(type, now.at(), null, null, Map.of(form.kind(), name(id, version)));
        noted(tx, action, now);
        return now;
    }

    /** Publishes a text that comes with the program; tells nobody, as at a first start. @return false when another node was faster */
    boolean plant(Store.Tx tx, Form.Label label, String text, String by) {
        PublishedText draft = draft(label, text, by);
        boolean planted = tx.publishedTexts().putDraft(draft)
                && tx.publishedTexts().publish(form.kind(), label.id(), label.version(), by, draft.at());
        if (planted) {
            noted(tx, "publish", draft);
        }
        return planted;
    }

    Optional<PublishedText> find(String id, int version) {
        return store.read(tx -> tx.publishedTexts().find(form.kind(), id, version));
    }

    private PublishedText draft(Form.Label label, String text, String by) {
        Instant now = clock.instant();
        return new PublishedText(form.kind(), label.id(), label.version(), State.DRAFT, label.title(), label.sha256(), text, by, now);
    }

    private void noted(Store.Tx tx, String action, PublishedText about) {
        tx.audit().append(new AuditEntry(about.at(), about.by(), form.kind() + "." + action, name(about.id(), about.version()),
                about.sha256()));
    }

    private static String name(String id, int version) {
        return id + "@" + version;
    }

    private static String quoted(String id, int version) {
        return PlainText.quoted(id) + "@" + version;
    }
}
