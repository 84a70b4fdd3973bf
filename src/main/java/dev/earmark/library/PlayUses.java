package dev.earmark.library;

import dev.earmark.access.Reach;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.CriterionText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the plays of a playbook are used, as far as whoever asks may see it. Within one transaction. */
public final class PlayUses {

    /** By which the read log knows that a clip was heard. */
    private static final String HEARD = "hearClip";
    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final int MOST_SHEETS = 100;
    private static final int MOST_READS = 1_000;

    private final Store.Tx tx;
    private final Reach reach;
    private final Instant now;

    public PlayUses(Store.Tx tx, Reach reach, Instant now) {
        this.tx = tx;
        this.reach = reach;
        this.now = now;
    }

    /**
     * One play.
     *
     * @param sheets   one-to-ones about a criterion that it helps with, the newest first
     * @param missed   interactions of the last 90 days that missed one of these criteria: each leads to the play
     * @param heard    people who heard one of its clips, for as long as the read log is kept
     * @param versions of the playbook that hold it, the highest first
     */
    public record PlayUse(PlayText play, List<OneToOne> sheets, int missed, int heard, List<PublishedText> versions) {
        public PlayUse {
            sheets = List.copyOf(sheets);
            versions = List.copyOf(versions);
        }
    }

    /** In the order of the plays. */
    public List<PlayUse> of(PlaybookText book) {
        List<BookVersion> versions = tx.publishedTexts().all(PlaybookForm.KIND, book.id()).stream()
                .map(kept -> new BookVersion(kept, new PlaybookForm().read(kept.id() + "@" + kept.version(), kept.text()))).toList();
        return book.plays().stream().map(play -> new PlayUse(play, sheets(play), missed(play), heard(play),
                versions.stream().filter(one -> holds(one.text(), play)).map(BookVersion::kept).toList())).toList();
    }

    private record BookVersion(PublishedText kept, PlaybookText text) {}

    private static boolean holds(PlaybookText version, PlayText play) {
        return version.plays().stream().anyMatch(one -> one.id().equals(play.id()) && one.situation().equals(play.situation())
                && one.avoid() == play.avoid());
    }

    private List<OneToOne> sheets(PlayText play) {
        Map<String, OneToOne> sheets = new LinkedHashMap<>();
        for (CriterionText one : play.criteria()) {
            tx.oneToOnes().about(new About(one.rubric(), one.criterion()), MOST_SHEETS).stream()
                    .filter(sheet -> tx.people().agent(sheet.agentId()).filter(agent -> reach.knowsAgent(agent.id(), agent.team()))
                            .isPresent())
                    .forEach(sheet -> sheets.put(sheet.id(), sheet));
        }
        return new ArrayList<>(sheets.values());
    }

    private int missed(PlayText play) {
        Map<String, List<String>> criteria = play.criteria().isEmpty() ? Map.of() : tx.figures().criteria();
        Set<String> missed = new HashSet<>();
        for (CriterionText one : play.criteria()) {
            FigureFilter filter = new FigureFilter(now.minus(LOOKED_BACK), now.plusSeconds(1), null, null, null, null, one.rubric());
            tx.figures().each(filter, reach, row -> {
                int at = criteria.getOrDefault(row.rubricId() + "@" + row.rubricVersion(), List.of()).indexOf(one.criterion());
                if (at >= 0 && at < row.verdicts().length() && "np".indexOf(row.verdicts().charAt(at)) >= 0) {
                    missed.add(row.interactionId());
                }
            });
        }
        return missed.size();
    }

    private int heard(PlayText play) {
        Set<String> people = new HashSet<>();
        play.clips().stream().map(ClipText::interaction).distinct().forEach(call -> tx.reads().after(0, MOST_READS, call, null).stream()
                .filter(link -> link.entry().detail().equals(HEARD)).forEach(link -> people.add(link.entry().actor())));
        return people.size();
    }
}
