package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.interaction.Facts;
import dev.earmark.language.ModelTally;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.ColleagueLines;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.Moment;
import dev.earmark.results.Result;
import dev.earmark.report.Numbers;
import dev.earmark.report.Provenance;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.NotTaken;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * The contract that other programs rely on, as described by {@code schema/transcript-output.schema.json} and {@code
 * schema/score-output.schema.json}. Equal results give equal texts: fields stand in a fixed order, times are whole milliseconds
 * (null where the source has none), points and percents have at most 2 decimals, everything else that is measured at most 3,
 * rounded half up. Safe for many threads.
 */
public final class ResultJson {


    private ResultJson() {}

    /** What {@code transcribe} prints. */
    public static ObjectNode of(Transcript transcript) {
        return TranscriptJson.of(transcript);
    }

    /** What {@code score} prints, one object a line. */
    public static ObjectNode of(Result result) {
        return of(result, Provenance.NONE);
    }

    /** As {@link #of(Result)}, with what made it among the pins. */
    public static ObjectNode of(Result result, Provenance provenance) {
        return of(result, provenance, null);
    }

    /** As {@link #of(Result, Provenance)}. @param why how the rubric was chosen; null when it was named */
    public static ObjectNode of(Result result, Provenance provenance, @Nullable String why) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.put("id", result.transcript().id());
        node.set("facts", facts(result.facts()));
        node.set("transcript", TranscriptJson.of(result.transcript()));
        node.set("measures", MeasuresJson.of(result.measures()));
        node.set("sentiment", MeasuresJson.of(result.sentiment()));
        node.set("scorecard", ScorecardJson.of(result.scorecard()));
        ArrayNode moments = node.putArray("moments");
        result.moments().forEach(moment -> moments.add(of(moment, result.transcript())));
        if (result.summary() != null) {
            node.set("summary", SummaryJson.of(result.summary()));
        }
        if (result.asked() != null) {
            node.set("languageModel", of(result.asked(), result.scorecard()));
        }
        if (why != null) {
            node.putObject("rubricChosen").put("id", result.scorecard().rubric().id()).put("why", why);
        }
        node.set("pins", Pins.of(result, provenance));
        return node;
    }

    /** The members of {@code languageModel} that tell what was asked and what that cost. */
    public static ObjectNode of(ModelTally tally) {
        return SafeJson.NODES.objectNode().put("questions", tally.questions()).put("remembered", tally.remembered())
                .put("failed", tally.failed()).put("inputTokens", tally.inputTokens()).put("cachedTokens", tally.cachedTokens())
                .put("outputTokens", tally.outputTokens()).put("money", Numbers.rounded(tally.money(), 6));
    }

    private static ObjectNode of(ModelTally tally, Scorecard card) {
        ObjectNode node = of(tally);
        ObjectNode causes = node.putObject("notTaken");
        NotTaken.in(card).forEach(causes::put);
        return node;
    }

    /** The member {@code scorecard} of a result. */
    public static ObjectNode of(Scorecard scorecard) {
        return ScorecardJson.of(scorecard);
    }

    /** A piece of evidence of a verdict. */
    public static ObjectNode of(Evidence evidence) {
        return ScorecardJson.evidence(evidence);
    }

    /** The members {@code verdict}, {@code share} and {@code cause} of a verdict. */
    public static ObjectNode of(Verdict verdict) {
        return ScorecardJson.put(SafeJson.NODES.objectNode(), verdict);
    }

    /** The member {@code machine} of a verdict of a person. */
    public static ObjectNode machine(Judgement machine) {
        return ScorecardJson.machine(machine);
    }

    /** The member {@code origin}: whether a person stands behind it. */
    public static String origin(boolean confirmed) {
        return ScorecardJson.origin(confirmed);
    }

    /** The member {@code measures} of a result. */
    public static ObjectNode of(Measures measures) {
        return MeasuresJson.of(measures);
    }

    /** The member {@code sentiment} of a result. */
    public static ObjectNode of(Sentiment sentiment) {
        return MeasuresJson.of(sentiment);
    }

    /** An item of the member {@code moments} of a result. */
    public static ObjectNode of(Moment moment) {
        return moment(moment);
    }

    /** As the other, with what a coach can say of it: {@code note}, null where the agent said nothing. */
    public static ObjectNode of(Moment moment, Transcript transcript) {
        return of(moment, transcript, ColleagueLines.NONE);
    }

    /** As the other; the better line of the note is a colleague's where there is one. */
    public static ObjectNode of(Moment moment, Transcript transcript, ColleagueLines lines) {
        ObjectNode node = moment(moment);
        node.set("note", CoachingNote.of(moment, transcript, lines).map(NoteJson::of).orElse(null));
        return node;
    }

    /** The member {@code summary} of a result. */
    public static ObjectNode of(Summary summary) {
        return SummaryJson.of(summary);
    }

    /**
     * The tree on one line, without a line end. Control characters, line separators and bidirectional controls are escaped, so
     * that the line is one line for every reader and harmless on a terminal.
     */
    public static String line(ObjectNode node) {
        return SafeJson.line(node);
    }

    private static ObjectNode facts(Facts facts) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.set("agent", person(facts.agentId(), facts.agentName()));
        node.set("customer", person(facts.customerId(), facts.customerName()));
        return node;
    }

    private static ObjectNode person(@Nullable String id, @Nullable String name) {
        return SafeJson.NODES.objectNode().put("id", id).put("name", name);
    }

    private static ObjectNode moment(Moment moment) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.put("id", moment.id()).put("tone", moment.tone().label()).put("kind", moment.kind()).put("turn", moment.turn());
        node.put("speaker", moment.speaker().label());
        TranscriptJson.putTimes(node, moment.time());
        node.put("quote", moment.quote()).put("why", moment.why()).put("betterLine", moment.betterLine());
        node.put("weight", Numbers.rounded(moment.weight(), 3));
        return node;
    }
}
