package dev.earmark.scoring;

import dev.earmark.transcript.NoConversation;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An interaction scored by a rubric.
 *
 * @param score    points earned, after auto-fail
 * @param max      points of the criteria that were scored (not-applicable and unscored ones are left out)
 * @param percent  100 · score / max; null when nothing could be scored
 * @param passed   null when there is no pass mark, or when the score is provisional (coverage by weight below the rubric's bound)
 * @param band     name of the band that {@code percent} falls into; null without bands or percent
 * @param judgements in the order of the rubric
 * @param basis      what else the verdicts rest on; null when nobody knows any more
 * @param confirmed  whether a person has looked at all of it and let it stand
 */
public record Scorecard(
        RubricPin rubric,
        double score,
        double max,
        @Nullable Double percent,
        @Nullable Boolean passed,
        @Nullable String band,
        AutoFail autoFail,
        Coverage coverage,
        List<SectionScore> sections,
        List<Judgement> judgements,
        @Nullable Basis basis,
        boolean confirmed) {

    public Scorecard {
        sections = List.copyOf(sections);
        judgements = List.copyOf(judgements);
    }

    /** Nobody knows what else the verdicts rest on. */
    public Scorecard(RubricPin rubric, double score, double max, @Nullable Double percent, @Nullable Boolean passed, @Nullable String band,
            AutoFail autoFail,
            Coverage coverage, List<SectionScore> sections, List<Judgement> judgements) {
        this(rubric, score, max, percent, passed, band, autoFail, coverage, sections, judgements, null, false);
    }

    public Scorecard on(@Nullable Basis other) {
        return new Scorecard(rubric, score, max, percent, passed, band, autoFail, coverage, sections, judgements, other, confirmed);
    }

    /** The same, looked at by a person or not. */
    public Scorecard confirmed(boolean byPerson) {
        return new Scorecard(rubric, score, max, percent, passed, band, autoFail, coverage, sections, judgements, basis, byPerson);
    }

    /** Whether one verdict stands behind which a person stands. */
    public boolean confirmed(Judgement judgement) {
        return confirmed || judgement.person() != null;
    }

    /** The miss that cost most: one that fails more than itself first, then by its points. */
    public Optional<String> worstMiss() {
        return judgements.stream().filter(judgement -> judgement.verdict() instanceof Verdict.NotMet)
                .max(Comparator.<Judgement>comparingInt(judgement -> autoFail.names(judgement.criterion()) ? 1 : 0)
                        .thenComparingDouble(Judgement::maxPoints))
                .map(Judgement::criterion);
    }

    /**
     * What verdicts rest on besides the words and the rubric: with the same of all, the same verdicts come again.
     *
     * @param program           with its version; null when it does not say
     * @param embedding         id of the sentence model
     * @param calibrationSha256 of what labels have shown of the rubric; null when that was not used
     * @param model             null without a language model, or when the rubric asks none
     */
    public record Basis(@Nullable String program, String embedding, @Nullable String calibrationSha256, @Nullable ModelPin model) {}

    /**
     * A language model with everything that its replies depend on, and what is made of them.
     *
     * @param id         provider and exact model
     * @param prompts    digest of each, by name and version
     */
    public record ModelPin(String id, String parameters, Map<String, String> prompts) {
        public ModelPin {
            prompts = Collections.unmodifiableMap(new TreeMap<>(prompts));
        }
    }

    /** How many verdicts a language model was to decide and could not be asked for, so that scoring again later may give others. */
    public int degraded() {
        return (int) judgements.stream().filter(Judgement::degraded).count();
    }

    /** Why there was no conversation to judge; empty when there was one, or when people have judged it all the same. */
    public Optional<NoConversation> noConversation() {
        boolean judged = judgements.stream().anyMatch(judgement -> judgement.person() != null);
        return judged ? Optional.empty() : judgements.stream().map(Judgement::verdict)
                .map(verdict -> verdict instanceof Verdict.Unscored(Verdict.Cause cause) ? cause.noConversation() : null)
                .filter(Objects::nonNull).findFirst();
    }

    /** Exactly which rubric: the digest is of the file's bytes. */
    public record RubricPin(String id, int version, String sha256) {}

    /**
     * @param criteria            ids of the auto-fail criteria that were not met; empty when none
     * @param percentWithout      what {@code percent} would have been without auto-fail; null when nothing could be scored
     * @param wouldFail           ids of those that are not met by words or meaning alone, and bring nothing to zero until a person confirms
     */
    public record AutoFail(List<String> criteria, @Nullable Double percentWithout, @Nullable List<String> wouldFail) {
        public AutoFail {
            criteria = List.copyOf(criteria);
            wouldFail = wouldFail == null ? List.of() : List.copyOf(wouldFail);
        }

        /** None waits for a person. */
        public AutoFail(List<String> criteria, @Nullable Double percentWithout) {
            this(criteria, percentWithout, List.of());
        }

        /** Whether a criterion fails more than itself, at once or when a person confirms. */
        public boolean names(String criterion) {
            return criteria.contains(criterion) || waiting().contains(criterion);
        }

        /** Those that wait for a person. */
        public List<String> waiting() {
            return wouldFail == null ? List.of() : wouldFail;
        }

        public boolean triggered() {
            return !criteria.isEmpty();
        }
    }

    /**
     * "14 of 16 scored".
     *
     * @param scored      criteria with a verdict that counts
     * @param applicable  {@code total} less those that do not apply
     * @param weightShare weight scored / weight applicable, 0 to 1; 1 when nothing applies
     */
    public record Coverage(int scored, int applicable, int total, double weightShare) {}

    /** @param percent null when nothing in the section could be scored */
    public record SectionScore(String section, String title, double score, double max, @Nullable Double percent) {}
}
