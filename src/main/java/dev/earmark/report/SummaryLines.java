package dev.earmark.report;

import dev.earmark.summary.Summary;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a summary with what each is, the same in every report. */
public final class SummaryLines {

    public static final String BY_MODEL = "Written by a language model; each sentence rests on the words beside it.";

    private SummaryLines() {}

    /** @param kind empty for a sentence of the summary itself */
    public record Line(String kind, Summary.Sentence sentence) {}

    public static List<Line> of(Summary summary) {
        List<Line> lines = new ArrayList<>();
        Summary.Sentence reason = summary.reasonForContact();
        if (reason != null) {
            lines.add(new Line("Reason for contact", reason));
        }
        summary.sentences().forEach(sentence -> lines.add(new Line("", sentence)));
        Summary.Outcome outcome = summary.outcome();
        if (outcome != null) {
            lines.add(new Line(ending(outcome.ending()), outcome.because()));
        }
        summary.followUps().forEach(sentence -> lines.add(new Line("To follow", sentence)));
        return lines;
    }

    private static String ending(Summary.Ending ending) {
        return switch (ending) {
            case RESOLVED -> "Resolved";
            case UNRESOLVED -> "Not resolved";
            case FOLLOW_UP -> "Still open";
        };
    }
}
