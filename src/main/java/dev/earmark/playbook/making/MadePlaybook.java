package dev.earmark.playbook.making;

import dev.earmark.playbook.Performer;
import dev.earmark.playbook.page.PlaybookText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question came to.
 *
 * @param performers agents with enough calls, the best first
 * @param playbook   as a draft; without plays when none was found or there were not enough calls
 * @param missing    what is missing, as a sentence; null when there were enough calls
 */
public record MadePlaybook(PlaybookQuestion question, List<Performer> performers, PlaybookText playbook, @Nullable String missing) {

    public MadePlaybook {
        performers = List.copyOf(performers);
    }
}
