package dev.earmark.redaction;

import dev.earmark.transcript.Source;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A transcript without what must not stay.
 *
 * @param removals what went, in the order of the conversation
 */
public record Redacted(Transcript transcript, List<Removal> removals) {

    /** Of the remark that says what was removed. */
    public static final String REMARK = "redaction.removed";

    public Redacted {
        removals = List.copyOf(removals);
    }

    /** Stretches of the recording that must be silenced, in order. */
    public List<TimeSpan> times() {
        return removals.stream().map(Removal::time).filter(Objects::nonNull).toList();
    }

    /** With a remark at its source that says what went. */
    Redacted remarked() {
        if (removals.isEmpty()) {
            return this;
        }
        Map<PrivateKind, Long> counts = removals.stream()
                .collect(Collectors.groupingBy(Removal::kind, LinkedHashMap::new, Collectors.counting()));
        String list = counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(count -> count.getKey().label().replace('-', ' ') + " (" + count.getValue() + ")").collect(Collectors.joining(", "));
        Source source = transcript.source().with(List.of(new SourceRemark(REMARK,
                "Private words were removed before anything else saw them: " + list + ".")));
        return new Redacted(new Transcript(transcript.id(), transcript.channel(), source, transcript.engine(), transcript.turns()),
                removals);
    }
}
