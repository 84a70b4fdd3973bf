package dev.earmark.library;

import dev.earmark.access.Principal;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;
import dev.earmark.rubric.SearchPins;
import dev.earmark.rubric.lint.Hint;
import dev.earmark.rubric.lint.RubricLint;
import dev.earmark.search.KeptQueries;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.List;

/** The rubrics of the library, with what only they have: the usual one of each channel, and calibrations. Safe for many threads. */
public final class RubricRegister {

    private static final String PLACE = "The rubric";

    private final Library<Rubric> library;
    private final UsualRubrics usual;
    private final RubricCalibrations calibrations;
    private final KeptQueries kept;

    public RubricRegister(Store store, UsualRubrics usual, Clock clock) {
        this.library = new Library<>(store, new RubricForm(), clock);
        this.usual = usual;
        this.kept = new SharedSearches(store);
        this.calibrations = new RubricCalibrations(store, clock);
    }

    /** What labels have shown of the rubrics. */
    public RubricCalibrations calibrations() {
        return calibrations;
    }

    /**
     * One version, whether it is a draft, published or retired.
     *
     * @throws NotFound with {@code rubric.unknown}
     */
    public Rubric load(String id, int version) {
        return library.load(id, version);
    }

    /**
     * The one that an interaction is scored by when nobody names one: of the first rule that fits, else the usual one of its channel; the
     * highest published version.
     *
     * @throws NotFound with {@code rubric.unknown} when it was never published
     * @throws Conflict with {@code library.retired} when every version of it is retired
     */
    public Rubric chosen(Interaction interaction) {
        return library.chosen(interaction, () -> usual.of(interaction.channel()));
    }

    /**
     * A published rubric by {@code id} (its highest version) or {@code id@version}.
     *
     * @throws NotFound with {@code rubric.unknown}
     * @throws Conflict with {@code library.draft} or {@code library.retired} when that version is not in use
     */
    public Rubric published(String idOrName) {
        if (!idOrName.contains("@")) {
            return library.published(idOrName);
        }
        RubricName name = RubricName.parse(idOrName);
        return library.published(name.id(), name.version());
    }

    /**
     * What its author should look at again.
     *
     * @throws dev.earmark.fault.Rejected with {@code rubric.invalid} and the place when it cannot be read at all
     */
    public List<Hint> validate(String yaml) {
        return new RubricLint().check(RubricText.read(PLACE, SearchPins.written(PLACE, yaml, kept)));
    }

    /**
     * As {@link Library#draft}, with the searches that it names written into it.
     *
     * @throws dev.earmark.fault.Rejected with {@code rubric.invalid} and the place; {@code search.not-words} for a search of filters
     */
    public PublishedText draft(String yaml, Principal by) {
        return library.draft(SearchPins.written(PLACE, yaml, kept), by);
    }

    /** As {@link Library#publish}. */
    public PublishedText publish(String id, int version, Principal by) {
        return library.publish(id, version, by);
    }

    /** As {@link Library#retire}. */
    public PublishedText retire(String id, int version, Principal by) {
        return library.retire(id, version, by);
    }
}
