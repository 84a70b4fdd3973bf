package dev.earmark.library;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.rubric.lint.Hint;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.lint.RubricLint;
import dev.earmark.rubric.RubricText;
import dev.earmark.store.RubricVersions.Kept;
import dev.earmark.store.RubricVersions.Rule;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rubrics of the store: which one is for whom, drafts and what is published. What is published is parsed once. Safe for many threads.
 */
public final class RubricRegister {

    private static final String UNKNOWN = "rubric.unknown";

    private final Store store;
    private final UsualRubrics usual;
    private final Clock clock;
    private final RubricCalibrations calibrations;
    private final Map<RubricName, Rubric> parsed = new ConcurrentHashMap<>();

    public RubricRegister(Store store, UsualRubrics usual, Clock clock) {
        this.store = store;
        this.usual = usual;
        this.clock = clock;
        this.calibrations = new RubricCalibrations(store, clock);
    }

    /** What labels have shown of the rubrics. */
    public RubricCalibrations calibrations() {
        return calibrations;
    }

    /**
     * One version, published or not.
     *
     * @throws NotFound with {@code rubric.unknown}
     */
    public Rubric load(String id, int version) {
        RubricName name = new RubricName(id, version);
        Rubric known = parsed.get(name);
        return known != null ? known : read(store.read(tx -> tx.rubrics().find(id, version)).orElseThrow(() -> unknown(name.toString())));
    }

    private Rubric read(Kept kept) {
        RubricName name = new RubricName(kept.id(), kept.version());
        if (!kept.published()) {
            return RubricText.read(name.toString(), kept.yaml());
        }
        return parsed.computeIfAbsent(name, missing -> RubricText.read(name.toString(), kept.yaml()));
    }

    /**
     * The one that an interaction is scored by when nobody names one: of the first rule that fits, else the usual one of its channel; the
     * highest published version.
     *
     * @throws NotFound with {@code rubric.unknown} when it was never published
     */
    public Rubric chosen(Interaction interaction) {
        return read(store.read(tx -> {
            String id = tx.rubrics().rules().stream()
                    .filter(rule -> fits(rule, interaction))
                    .map(Rule::rubricId)
                    .findFirst()
                    .orElseGet(() -> usual.of(interaction.channel()));
            return newest(tx, id);
        }));
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
     * A published rubric by {@code id} (its highest version) or {@code id@version}.
     *
     * @throws NotFound with {@code rubric.unknown}
     * @throws Conflict with {@code jobs.rubric-draft} when that version is not published
     */
    public Rubric published(String idOrName) {
        if (!idOrName.contains("@")) {
            return read(store.read(tx -> newest(tx, idOrName)));
        }
        RubricName name = RubricName.parse(idOrName);
        Kept kept = store.read(tx -> tx.rubrics().find(name.id(), name.version())).orElseThrow(() -> unknown(idOrName));
        if (!kept.published()) {
            throw new Conflict("jobs.rubric-draft", "The rubric " + idOrName
                    + " is a draft; publish it before interactions are scored by it.");
        }
        return read(kept);
    }

    private static Kept newest(Store.Tx tx, String id) {
        return tx.rubrics().newest(id).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(String name) {
        return new NotFound(UNKNOWN, "There is no rubric \"" + PlainText.quoted(name) + "\"; publish it first.");
    }

    /**
     * What its author should look at again.
     *
     * @throws dev.earmark.fault.Rejected with {@code rubric.invalid} and the place when it cannot be read at all
     */
    public List<Hint> validate(String yaml) {
        return new RubricLint().check(RubricText.read("The rubric", yaml));
    }

    /**
     * Keeps a draft, in the place of an earlier draft of that version.
     *
     * @throws dev.earmark.fault.Rejected with {@code rubric.invalid} and the place
     * @throws Conflict                   with {@code jobs.rubric-published} when that version is published
     */
    public Kept draft(String yaml, Principal by) {
        Rubric rubric = RubricText.read("The rubric", yaml);
        Kept kept = new Kept(rubric.id(), rubric.version(), false, rubric.title(), rubric.sha256(), yaml, by.id(), clock.instant());
        boolean done = store.write(tx -> {
            boolean put = tx.rubrics().putDraft(kept);
            if (put) {
                tx.audit().append(new AuditEntry(kept.at(), by.id(), "rubric.draft", RubricName.of(rubric).toString(), kept.sha256()));
            }
            return put;
        });
        if (!done) {
            throw new Conflict("jobs.rubric-published",
                    "The rubric " + RubricName.of(rubric) + " is published and never changes; raise \"version\" in the text.");
        }
        return kept;
    }

    /**
     * Makes a draft last.
     *
     * @throws NotFound with {@code rubric.unknown} when there is no such version
     * @throws Conflict with {@code jobs.rubric-published} when it is published already
     */
    public Kept publish(String id, int version, Principal by) {
        RubricName name = new RubricName(id, version);
        return store.write(tx -> {
            Optional<Kept> draft = tx.rubrics().find(id, version);
            if (draft.isEmpty()) {
                throw unknown(name.toString());
            }
            Instant now = clock.instant();
            if (draft.get().published() || !tx.rubrics().publish(id, version, by.id(), now)) {
                throw new Conflict("jobs.rubric-published", "The rubric " + name + " is published already.");
            }
            tx.events().append(EventType.RUBRIC_PUBLISHED, now, null, null, Map.of("rubric", name.toString()));
            tx.audit().append(new AuditEntry(now, by.id(), "rubric.publish", name.toString(), draft.get().sha256()));
            return tx.rubrics().find(id, version).orElseThrow();
        });
    }
}
