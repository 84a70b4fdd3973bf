package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.measure.MeasureSettings;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.criteria.CriteriaShelf;
import dev.earmark.rubric.criteria.LabelledCase;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library of two criteria with six cases, of which two are labelled otherwise than they are judged. */
class LibraryEvalIT {

    private static final String HEAD = """
            id: %1$s
            title: %1$s
            group: opening
            channels: [voice, chat]
            why: Because.
            criterion:
              id: %1$s
              question: Does the agent do it?
              check: {phrase: [%2$s]}
              better-line: Hello.
            cases:
            """;
    private static final String CASE = """
              - {trade: %s, channel: %s, turns: ["C: I need help", "A: %s", "A: %s"], verdict: %s%s}
            """;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final LibraryEval eval = new LibraryEval(new CriteriaEval(
            new Measurer(MeasureSettings.defaults()), _ -> new Sentiment("none", List.of(), null), new Scorer(embedder, embedder)));

    @TempDir
    Path folder;

    @BeforeEach
    void library() throws IOException {
        Files.writeString(folder.resolve("greeting.yaml"), HEAD.formatted("greeting", "hello")
                + CASE.formatted("hotel", "chat", "hello there", "yes of course", "met", ", turn: 1")
                + CASE.formatted("hotel", "voice", "what is it", "hello then", "met", ", turn: 1")
                + CASE.formatted("garage", "chat", "what is it", "yes of course", "not_met", ""));
        Files.writeString(folder.resolve("goodbye.yaml"), HEAD.formatted("goodbye", "goodbye")
                + CASE.formatted("hotel", "chat", "it is done", "goodbye for now", "met", ", turn: 2")
                + CASE.formatted("hotel", "chat", "it is done", "goodbye for now", "not_met", "")
                + CASE.formatted("garage", "chat", "it is done", "see you", "na", ""));
    }

    @Test
    void verdictsAndProofsAreHeldAgainstTheLabels() {
        LibraryEval.Outcome outcome = eval.run(new CriteriaShelf(folder).all(), (_, _) -> {});

        assertThat(outcome.table().criteria().get("greeting")).extracting(Agreement::count, Agreement::share, Agreement::kappa)
                .containsExactly(3, 1.0, 1.0);
        assertThat(outcome.table().criteria().get("goodbye")).extracting(Agreement::count, Agreement::share)
                .containsExactly(3, 1.0 / 3);
        assertThat(outcome.proofs()).isEqualTo(3);
        assertThat(outcome.proofsInPlace()).isEqualTo(2);
        assertThat(outcome.proofShare()).isEqualTo(2.0 / 3);
        assertThat(outcome.others()).extracting(LibraryEval.Other::criterion).containsExactly("goodbye", "goodbye");
        assertThat(outcome.others()).extracting(LibraryEval.Other::label)
                .containsExactly(VerdictLabel.NOT_MET, VerdictLabel.NOT_APPLICABLE);
    }

    @Test
    void aCallIsLaidOutInTimeAndAChatIsNot() {
        List<LabelledCase> cases = new CriteriaShelf(folder).get("greeting").cases();

        Transcript call = LibraryEval.transcript("greeting", cases.get(1));

        assertThat(call.channel()).isEqualTo(Channel.VOICE);
        assertThat(call.turns().stream().map(turn -> turn.time())).containsExactly(
                new TimeSpan(0, 1_200), new TimeSpan(1_500, 2_700), new TimeSpan(3_000, 3_800));
        assertThat(LibraryEval.transcript("greeting", cases.getFirst()).turns().stream()
                .flatMap(turn -> Stream.ofNullable(turn.time()))).isEmpty();
    }
}
