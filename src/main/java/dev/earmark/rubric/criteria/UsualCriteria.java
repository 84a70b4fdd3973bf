package dev.earmark.rubric.criteria;

import dev.earmark.transcript.Channel;
import java.util.List;

/** What a scorecard of a channel asks for where nobody has chosen: names in the library. */
public final class UsualCriteria {

    private UsualCriteria() {}

    public static List<String> of(Channel channel) {
        return switch (channel) {
            case VOICE -> List.of("greeting", "own-name", "company-name", "offer-to-help", "verification", "restates-issue", "empathy",
                    "ownership", "states-outcome", "says-when", "hold-asks", "anything-else", "closing-courtesy");
            case CHAT -> List.of("greeting", "own-name", "offer-to-help", "restates-issue", "empathy", "ownership", "states-outcome",
                    "says-when", "anything-else", "closing-courtesy");
            case EMAIL -> List.of("greeting", "own-name", "restates-issue", "empathy", "ownership", "states-outcome", "says-when",
                    "next-step", "closing-courtesy");
        };
    }
}
