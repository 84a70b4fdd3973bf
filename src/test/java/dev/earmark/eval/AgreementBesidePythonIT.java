package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.Agreement.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program, by other people, computes the same figures. */
class AgreementBesidePythonIT {

    private static final Path TOOL = Path.of("../shared/tools/agreement.py");

    @TempDir
    Path folder;

    @Test
    void kappaAndAc1AreThoseOfAnotherProgram() throws IOException, InterruptedException {
        if (!Files.isRegularFile(TOOL)) {
            System.out.println("SKIPPED: there is no " + TOOL + " to compare kappa and AC1 with");
        }
        Assumptions.assumeTrue(Files.isRegularFile(TOOL));
        Random random = new Random(7);
        VerdictLabel[] answers = {VerdictLabel.MET, VerdictLabel.NOT_MET, VerdictLabel.NOT_APPLICABLE};
        List<Pair> pairs = new ArrayList<>();
        StringBuilder labels = new StringBuilder();
        StringBuilder verdicts = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            VerdictLabel label = answers[random.nextInt(3)];
            VerdictLabel verdict = random.nextInt(4) > 0 ? label : random.nextInt(5) == 0
                    ? VerdictLabel.UNSCORED : answers[random.nextInt(3)];
            pairs.add(new Pair(label, verdict));
            labels.append(String.format("{\"id\": \"%d\", \"labels\": {\"c\": {\"v\": \"%s\"}}}%n", i, label.label()));
            verdicts.append(String.format("{\"id\": \"%d\", \"verdicts\": {\"c\": \"%s\"}}%n", i, verdict.label()));
        }
        Path labelled = Files.writeString(folder.resolve("labels.jsonl"), labels);
        Path judged = Files.writeString(folder.resolve("verdicts.jsonl"), verdicts);

        Process python = new ProcessBuilder("python3", TOOL.toString(), labelled.toString(), judged.toString()).redirectErrorStream(true)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(printed).isZero();

        Agreement ours = Agreement.of(pairs);
        String line = printed.lines().filter(one -> one.startsWith("c ")).findFirst().orElseThrow();
        assertThat(line.strip().split(" +")).containsExactly("c", "200", two(ours.share()), two(ours.kappa()), two(ours.ac1()),
                ours.faults().found() + "/" + ours.faults().there(), String.valueOf(ours.leftOpen()));
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
