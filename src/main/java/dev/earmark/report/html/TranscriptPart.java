package dev.earmark.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.mark;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.sup;

import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.results.Result;
import dev.earmark.report.Clock;
import dev.earmark.report.Evidences;
import dev.earmark.report.Guidance;
import dev.earmark.report.PartyLabels;
import dev.earmark.report.ScoreSheet;
import dev.earmark.scoring.Evidence;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import j2html.tags.specialized.OlTag;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transcript of the page, with every piece of evidence marked by its criterion's number. */
final class TranscriptPart {

    private final Result result;
    private final Map<Integer, MarkedText> marked;
    private final Map<Integer, Sentiment.Label> moods = new HashMap<>();

    TranscriptPart(Result result, ScoreSheet sheet) {
        this.result = result;
        this.marked = MarkedText.of(sheet, result.transcript().turns());
        result.sentiment().turns().forEach(reading -> moods.put(reading.turn(), reading.label()));
    }

    DomContent content() {
        List<Turn> turns = result.transcript().turns();
        String shape = result.transcript().channel() == Channel.VOICE ? "turns" : "turns typed";
        return section(h2("Transcript"),
                iff(turns.isEmpty(), p(Guidance.NO_TURNS).withClass("notice")),
                div(list(turns).withClass(shape)).withId("transcript-scroll").withClass("scroll").attr("tabindex", "0")
                        .attr("role", "group").attr("aria-label", "What was said"))
                .withClass("panel transcript").attr("aria-label", "Transcript");
    }

    private OlTag list(List<Turn> turns) {
        OlTag list = ol();
        Deque<Measures.DeadAir> silences = new ArrayDeque<>(result.measures().deadAirs());
        for (Turn turn : turns) {
            TimeSpan time = turn.time();
            while (time != null && !silences.isEmpty() && silences.getFirst().time().endMs() <= time.startMs() + 50) {
                list.with(silence(silences.removeFirst()));
            }
            list.with(turn(turn, marked.getOrDefault(turn.index(), MarkedText.PLAIN)));
        }
        silences.forEach(silence -> list.with(silence(silence)));
        return list;
    }

    private static LiTag silence(Measures.DeadAir air) {
        return li(span(Clock.length(air.time().lengthMs() / 1000.0) + " of silence")).withClass("silence");
    }

    private LiTag turn(Turn turn, MarkedText marks) {
        TimeSpan time = turn.time();
        LiTag item = li(
                clock(turn),
                span(span(PartyLabels.of(turn.speaker())).withClass("speaker"), mood(turn)).withClass("label"),
                div(p(each(marks.pieces(PlainText.shown(turn.text())), TranscriptPart::piece)).withClass("said").attr("dir", "auto"),
                        each(marks.beside(), TranscriptPart::beside)).withClass("words"))
                .withId("turn-" + turn.index()).withClass("turn " + turn.speaker().label());
        return time == null ? item : item.attr("data-start", time.startMs()).attr("data-end", time.endMs());
    }

    private static DomContent clock(Turn turn) {
        TimeSpan time = turn.time();
        return time == null ? span(String.valueOf(turn.index() + 1)).withClass("clock quiet")
                : button(Clock.at(time.startMs())).withType("button").withClass("clock").attr("data-seek", time.startMs())
                        .attr("aria-label", "Play from " + Clock.at(time.startMs()));
    }

    private DomContent mood(Turn turn) {
        Sentiment.@Nullable Label label = moods.get(turn.index());
        String word = label == null ? "" : switch (label) {
            case POSITIVE -> "positive";
            case NEGATIVE -> "negative";
            case NEUTRAL -> "";
        };
        return iff(!word.isEmpty(), span(word).withClass("mood"));
    }

    private static DomContent piece(MarkedText.Piece piece) {
        DomContent text = j2html.TagCreator.text(piece.text());
        if (piece.marks().isEmpty()) {
            return text;
        }
        MarkedText.Mark strongest = Collections.min(piece.marks(), Comparator.comparing(each -> each.evidence().kind()));
        String looks = strongest.line().look().name() + (strongest.evidence().kind() == Evidence.Kind.NEAR_MISS ? " near" : "");
        return mark(text, each(piece.ending(), ending -> number(ending.line(), "evidence for "))).withClass(looks);
    }

    private static DomContent number(ScoreSheet.Line line, String what) {
        return sup(a(String.valueOf(line.number())).withHref("#criterion-" + line.number())
                .attr("aria-label", what + line.number() + ", " + line.title()));
    }

    private static DomContent beside(MarkedText.Beside beside) {
        ScoreSheet.Line line = beside.line();
        return p(PlaceControls.icon(line.look().name()), span(Evidences.besideTurn(beside.evidence(), line.judgement().verdict())),
                a(line.number() + " " + line.title()).withHref("#criterion-" + line.number()))
                .withClass("beside " + line.look().name());
    }
}
