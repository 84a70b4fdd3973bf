package dev.earmark.search;

import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the turns that fit, those of one interaction together.
 *
 * @param groups  in the order of their best turn
 * @param total   turns that fit
 * @param exact   whether {@code total} is all of them; otherwise there are more
 * @param next    cursor of the page behind; null when this is the last
 * @param meaning whether meaning was compared too
 */
public record SearchPage(List<Group> groups, long total, boolean exact, @Nullable String next, boolean meaning) {

    public SearchPage {
        groups = List.copyOf(groups);
    }

    /** All turns of the page, in the order of the groups. */
    public List<Hit> hits() {
        return groups.stream().flatMap(group -> group.hits().stream()).toList();
    }

    /** The turns of one interaction on this page, best first. */
    public record Group(About about, List<Hit> hits) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /** What a list shows of an interaction; as {@link SearchDocument} has it. */
    public record About(String id, long version, @Nullable String externalId, Channel channel, @Nullable String agentId,
            @Nullable String agentName, @Nullable String team, @Nullable String queue, @Nullable String customerId,
            @Nullable Instant startedAt, Instant receivedAt, @Nullable Long durationMs, int turns, String status,
            @Nullable String rubricId, @Nullable Integer rubricVersion, @Nullable Double percent, @Nullable Boolean passed,
            @Nullable String band) {}
}
