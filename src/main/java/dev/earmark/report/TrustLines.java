package dev.earmark.report;

import dev.earmark.trust.TrustGate.State;
import dev.earmark.trust.VerdictTrust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far people's labels have shown that the verdicts may be trusted, and what is missing; the same in every report. */
public final class TrustLines {

    private TrustLines() {}

    /** A sentence or two; none when nobody has asked. */
    public static List<String> of(ScoreSheet sheet) {
        Map<String, List<String>> closed = new LinkedHashMap<>();
        long enabled = 0;
        long review = 0;
        long all = 0;
        for (ScoreSheet.Line line : sheet.lines()) {
            VerdictTrust standing = line.judgement().standing();
            if (standing != null) {
                all++;
                enabled += standing.gate().state() == State.ENABLED ? 1 : 0;
                review += standing.review() ? 1 : 0;
                if (standing.gate().state() != State.ENABLED) {
                    closed.computeIfAbsent(why(standing), _ -> new ArrayList<>()).add(String.valueOf(line.number()));
                }
            }
        }
        if (all == 0) {
            return List.of();
        } else if (closed.size() == 1 && closed.containsKey(NO_LABELS)) {
            return List.of("These verdicts have not been compared with people's labels yet: treat them as suggestions.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Compared with people's labels: " + enabled + " of " + all + " verdicts enabled, " + (all - enabled) + " suggestions; "
                + review + " to review.");
        if (!closed.isEmpty()) {
            lines.add("Suggestions: " + closed.entrySet().stream().map(one -> String.join(", ", one.getValue()) + " (" + one.getKey() + ")")
                    .collect(Collectors.joining("; ")) + ".");
        }
        return lines;
    }

    private static final String NO_LABELS = "no labels";

    private static String why(VerdictTrust standing) {
        String lacks = standing.lacks();
        String otherwise = standing.gate().state() == State.UNCALIBRATED ? NO_LABELS : "below the required agreement";
        return lacks != null && !lacks.isEmpty() ? lacks : otherwise;
    }
}
