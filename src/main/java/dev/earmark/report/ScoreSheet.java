package dev.earmark.report;

import dev.earmark.results.Result;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.transcript.NoConversation;
import dev.earmark.trust.TrustGate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scorecard as it is read: criteria numbered from 1 in the order of the rubric and gathered by section. Every mark in the
 * transcript and on the timeline carries its criterion's number.
 *
 * @param reviewed whether people stand behind it, in few words
 * @param noConversation why there was nothing to score; null when there was a conversation
 */
public record ScoreSheet(List<Group> groups, List<Line> lines, String reviewed, @Nullable NoConversation noConversation) {

    /** @param section null for criteria that stand in no section, and when sections are not known */
    public record Group(Scorecard.@Nullable SectionScore section, List<Line> lines) {}

    public record Line(int number, String title, boolean autoFail, Judgement judgement, VerdictLook look) {

        /** Whether labels have shown that a person should decide. */
        public boolean review() {
            return judgement.standing() != null && judgement.standing().review();
        }

        /** Whether it was held against labels, and is no more than a suggestion for what they have shown. */
        public boolean suggestion() {
            return judgement.standing() != null && judgement.standing().gate().state() == TrustGate.State.SUGGESTION;
        }
    }

    public static ScoreSheet of(Result result, Wording wording) {
        List<Line> lines = new ArrayList<>();
        for (Judgement judgement : result.scorecard().judgements()) {
            lines.add(line(lines.size() + 1, judgement, result.scorecard(), wording));
        }
        return new ScoreSheet(groups(lines, result.scorecard().sections(), wording), List.copyOf(lines),
                Guidance.reviewed(result.scorecard()), result.scorecard().noConversation().orElse(null));
    }

    private static Line line(int number, Judgement judgement, Scorecard card, Wording wording) {
        String id = judgement.criterion();
        boolean autoFail = wording.autoFail(id) || card.autoFail().names(id);
        return new Line(number, wording.title(id), autoFail, judgement, VerdictLook.of(judgement.verdict()));
    }

    private static List<Group> groups(List<Line> lines, List<Scorecard.SectionScore> sections, Wording wording) {
        Map<String, Scorecard.SectionScore> known = new HashMap<>();
        sections.forEach(section -> known.put(section.section(), section));
        List<Group> groups = new ArrayList<>();
        for (Line line : lines) {
            String id = wording.section(line.judgement().criterion());
            Scorecard.SectionScore section = id == null ? null : known.get(id);
            if (groups.isEmpty() || !Objects.equals(groups.getLast().section(), section)) {
                groups.add(new Group(section, new ArrayList<>()));
            }
            groups.getLast().lines().add(line);
        }
        return List.copyOf(groups);
    }
}
