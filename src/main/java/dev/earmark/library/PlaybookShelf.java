package dev.earmark.library;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.store.KeptTraits.Clip;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The playbooks of the library, and the clips that agents refuse. What is shown of a playbook never holds a clip that was refused or whose
 * interaction is gone, whichever version it stands in. Safe for many threads.
 */
public final class PlaybookShelf {

    private final Store store;
    private final Library<PlaybookText> library;
    private final Clock clock;

    public PlaybookShelf(Store store, Clock clock) {
        this.store = store;
        this.library = new Library<>(store, new PlaybookForm(), clock);
        this.clock = clock;
    }

    /** All versions of all playbooks, by id and the highest version first. */
    public List<PublishedText> all() {
        return store.read(tx -> tx.publishedTexts().all(PlaybookForm.KIND, null));
    }

    /** @throws NotFound with {@code playbook.unknown} */
    public PublishedText kept(String id, int version) {
        return store.read(tx -> tx.publishedTexts().find(PlaybookForm.KIND, id, version))
                .orElseThrow(() -> new NotFound("playbook.unknown", "There is no such version of a playbook."));
    }

    /**
     * One version without the clips that may not be used.
     *
     * @throws NotFound with {@code playbook.unknown}
     */
    public PlaybookText shown(String id, int version) {
        PlaybookText whole = new PlaybookForm().read(id + "@" + version, kept(id, version).text()); // words may have gone from it
        Set<Clip> refused = new HashSet<>(store.read(tx -> tx.traits().refused()));
        return whole.keeping(clip -> !refused.contains(place(clip)) && exists(clip));
    }

    private boolean exists(ClipText clip) {
        return store.<Boolean>read(tx -> tx.interactions().find(clip.interaction(), Reach.EVERYTHING).isPresent());
    }

    private static Clip place(ClipText clip) {
        return new Clip(clip.interaction(), clip.turn());
    }

    /**
     * Keeps a draft, with other words or in another order than before.
     *
     * @throws dev.earmark.fault.Rejected with {@code playbook.invalid}
     * @throws Conflict                   with {@code library.published}
     */
    public PublishedText draft(String json, Principal by) {
        return library.draft(json, by);
    }

    /** As {@link Library#draft(String, String, Principal)}. */
    public PublishedText draft(String json, @Nullable String seen, Principal by) {
        return library.draft(json, seen, by);
    }

    /**
     * A play that is in use.
     *
     * @param book that it stands in
     */
    public record PlayInUse(PlaybookText book, PlayText play) {}

    /** The plays of the highest published version of each playbook that help with a criterion of a rubric. */
    public List<PlayInUse> inUse(String rubric) {
        Map<String, Integer> highest = new TreeMap<>();
        all().stream().filter(kept -> kept.state() == State.PUBLISHED)
                .forEach(kept -> highest.merge(kept.id(), kept.version(), Math::max));
        return highest.entrySet().stream().map(kept -> library.load(kept.getKey(), kept.getValue()))
                .flatMap(book -> book.plays().stream().filter(play -> play.helpsWith(rubric)).map(play -> new PlayInUse(book, play)))
                .toList();
    }

    /** As {@link Library#publish}. */
    public PublishedText publish(String id, int version, Principal by) {
        return library.publish(id, version, by);
    }

    /** As {@link Library#retire}. */
    public PublishedText retire(String id, int version, Principal by) {
        return library.retire(id, version, by);
    }

    /**
     * The agent of an interaction does not want to be heard in playbooks with a turn of it, or does again.
     *
     * @throws NotFound with {@code interaction.unknown} when there is none, or another agent had it
     */
    public void refuse(String interactionId, int turn, boolean refused, Principal by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.write(tx -> {
            String agent = by.agentId();
            Interaction own = tx.interactions().find(interactionId, Reach.EVERYTHING)
                    .filter(interaction -> agent != null && agent.equals(interaction.facts().agentId()))
                    .orElseThrow(() -> new NotFound("interaction.unknown", "There is no interaction of yours with this id."));
            Clip clip = new Clip(own.id(), turn);
            boolean changed = refused ? tx.traits().refuse(clip, by.id(), now) : tx.traits().allow(clip);
            if (changed) {
                String action = refused ? "clip.refuse" : "clip.allow";
                tx.audit().append(new AuditEntry(now, by.id(), action, own.id(), "turn " + turn));
                tx.events().append(refused ? EventType.CLIP_REFUSED : EventType.CLIP_ALLOWED, now, own.id(), agent,
                        Map.of("turn", String.valueOf(turn)));
            }
            return changed;
        });
    }
}
