package dev.earmark.store.sql.aggregate;

import dev.earmark.moments.Moment;
import dev.earmark.review.Revision.Said;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.Alert;
import dev.earmark.store.Findings.Alerts;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.Moments;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.List;

/**
 * What is kept of an interaction, without its words. Who spoke when stays, and every place that evidence names; where words stood is a
 * mark, which no phrase, search or measure takes for a word. So everything that shows an interaction shows one without words, too.
 */
final class Wordless {

    private static final String MARK = SourceRemark.WORDS_DELETED_MARK;

    private Wordless() {}

    /** @param sentence when and why */
    static Heard heard(Heard heard, String sentence) {
        Transcript said = heard.transcript();
        List<Turn> turns = said.turns().stream()
                .map(turn -> new Turn(turn.index(), turn.speaker(), turn.time(), turn.text().isEmpty() ? "" : MARK, List.of())).toList();
        return new Heard(new Transcript(said.id(), said.channel(),
                said.source().with(List.of(new SourceRemark(SourceRemark.WORDS_DELETED, sentence))), said.engine(), turns),
                        heard.loudness());
    }

    static Scorecard scorecard(Scorecard card) {
        return new Scorecard(card.rubric(), card.score(), card.max(), card.percent(), card.passed(), card.band(), card.autoFail(),
                card.coverage(), card.sections(), card.judgements().stream().map(Wordless::judgement).toList(), card.basis(),
                card.confirmed());
    }

    /** A reason may repeat what was said. */
    private static Judgement judgement(Judgement judged) {
        return new Judgement(judged.criterion(), judged.verdict(), judged.points(), judged.maxPoints(), judged.confidence(),
                judged.engine(),
                "The words that this rests on were deleted.", judged.evidence().stream().map(Wordless::evidence).toList(), judged.reading(),
                judged.standing());
    }

    private static Evidence evidence(Evidence place) {
        return new Evidence(place.kind(), place.turn(), place.speaker(), place.time(), quote(place.quote()));
    }

    private static String quote(String words) {
        return words.isEmpty() ? "" : MARK;
    }

    static Moments moments(Moments moments) {
        return new Moments(moments.all().stream().map(Wordless::moment).toList());
    }

    static Alerts alerts(Alerts alerts) {
        return new Alerts(alerts.all().stream()
                .map(one -> new Alert(one.searchId(), one.searchVersion(), one.querySha256(), moment(one.moment()))).toList());
    }

    private static Moment moment(Moment moment) {
        return new Moment(moment.tone(), moment.kind(), moment.turn(), moment.speaker(), moment.time(), quote(moment.quote()),
                "The words were deleted.", null, moment.weight());
    }

    /** The verdict of a person stays; what the person picked and wrote repeats what was said. */
    static Said said(Said said) {
        return new Said(said.verdict(), "", said.mark(), List.of(), said.transcriptVersion(), said.machine());
    }
}
