package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.server.Conduct;
import dev.earmark.eval.server.ModelServer;
import dev.earmark.testing.ModelStock;
import dev.earmark.testing.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands within this process, on conversations that need no speech engine. */
class CommandsIT {

    private static final String CHAT =
            "{\"id\":\"%s\",\"channel\":\"chat\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"Good morning, how can I help you today?\"},"
                    + "{\"speaker\":\"customer\",\"text\":\"My card is gone.\"}]}";

    @TempDir
    Path folder;

    @TempDir
    static Path data;

    private final CommandRun command = new CommandRun();

    @Test
    void everyConversationIsOneLineOfJsonInTheOrderOfTheFile() throws IOException {
        Path chats = write("chats.jsonl", CHAT.formatted("a") + "\n" + CHAT.formatted("b") + "\n");

        int code = run("score", chats.toString(), "--format", "json", "--rubric", "bank-phone-service");

        assertThat(err()).isEmpty();
        assertThat(code).isZero();
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.contains("\"scorecard\"")).first().asString()
                .startsWith("{\"id\":\"a\"");
    }

    @Test
    void badLineIsToldAndTheRestAreScored() throws IOException {
        Path chats = write("chats.jsonl", CHAT.formatted("a") + "\n{\"turns\":[]}\n" + CHAT.formatted("c") + "\n");

        int code = run("score", chats.toString(), "--format", "json", "--rubric", "bank-phone-service");

        assertThat(code).isEqualTo(2);
        assertThat(out().lines()).hasSize(2);
        assertThat(err())
                .isEqualTo("pipeline.no-turns: chats.jsonl, line 2: a conversation needs \"turns\", a list with at least one turn.\n");
    }

    @Test
    void theLanguageThatIsNamedOnTheCommandLineDecidesByWhichRubricAndModelIsJudgedAndHeard() throws IOException {
        Path chats = write("chats.jsonl", CHAT.formatted("a") + "\n");
        Path call = Wav.pcm16(8_000, new short[8_000]).write(folder.resolve("call.wav"));

        assertThat(run("score", chats.toString(), "--language", "de", "--format", "json", "--rubric", "bank-phone-service")).isZero();
        assertThat(out()).contains("\"language\":\"de\"").contains("This is in German, and the rubric is in English.");
        assertThat(run("score", chats.toString(), "--language", "de", "--rubric", "bank-phone-service")).isZero();
        assertThat(out()).contains("chat in German");

        assertThat(run("score", call.toString(), "--language", "fr")).isEqualTo(2);
        assertThat(err()).startsWith("speech.language-unknown: ").contains("call.wav is in fr (French), which no speech model "
                + "of models/manifest.yaml hears; there are models for en (English).")
                .hasLineCount(1);
        assertThat(run("transcribe", call.toString(), "--language", "spanish")).isEqualTo(2);
        assertThat(err()).startsWith("pipeline.language-invalid: --language is \"spanish\"; it must be the tag of a language");
        write("call.json", "{\"language\":\"fr\"}");
        assertThat(run("score", call.toString(), "--format", "json", "--rubric", "bank-phone-service")).isEqualTo(2);
        assertThat(err()).startsWith("speech.language-unknown: ");
        assertThat(run("transcribe", call.toString(), "--format", "json", "--language", "en-US")).as(err()).isZero();
        assertThat(out()).contains("\"language\":\"en-US\"");
    }

    @Test
    void aFolderIsImportedInTheLanguageThatIsNamed() throws IOException {
        Wav.pcm16(8_000, new short[8_000]).write(Files.createDirectories(folder.resolve("calls")).resolve("call.wav"));
        write("calls/chat.jsonl", CHAT.formatted("a") + "\n");
        Map<String, String> own = Map.of("EARMARK_DATA", folder.resolve("own").toString());

        assertThat(run(own, "import", folder.resolve("calls").toString(), "--language", "fr", "--no-scoring")).isEqualTo(2);
        assertThat(err()).startsWith("speech.language-unknown: call.wav is in fr (French)").hasLineCount(1);
        assertThat(out()).contains("2 files: 1 conversations kept, 0 were here before, 1 refused.");
        assertThat(run(own, "import", folder.resolve("calls").toString(), "--try", "--language", "en-GB")).isZero();
        assertThat(out()).contains("language en-GB");
    }

    @Test
    void severalResultsForReadingEndWithATable() throws IOException {
        Path chats = write("chats.jsonl", CHAT.formatted("first-chat") + "\n" + CHAT.formatted("second-chat") + "\n");

        run("score", chats.toString(), "--rubric", "bank-phone-service");

        List<String> lines = out().lines().toList();
        assertThat(lines.subList(lines.size() - 5, lines.size())).anyMatch(line -> line.contains("first-chat"))
                .anyMatch(line -> line.contains("second-chat"));
        assertThat(out()).doesNotContain("\033");
    }

    @Test
    void chatAndEmailByTheSameRubricAreBothScored() throws IOException {
        Path mixed = write("mixed.jsonl", CHAT.formatted("a") + "\n" + CHAT.formatted("b").replace("\"chat\"", "\"email\"") + "\n");

        int code = run("score", mixed.toString(), "--format", "json");

        assertThat(err().lines()).isNotEmpty().allMatch(line -> line.startsWith("rubric.chosen: mixed.jsonl"));
        assertThat(out().lines()).allMatch(line -> line.contains("\"rubricChosen\":{\"id\":\""));
        assertThat(code).isZero();
        assertThat(out().lines()).hasSize(2);
    }

    @Test
    void folderGetsAPageForEachConversationNamedByItsId() throws IOException {
        write("calls/chats.jsonl", CHAT.formatted("a/../b") + "\n" + CHAT.formatted("a/../b") + "\n");
        Path pages = folder.resolve("pages");

        int code = run("score", folder.resolve("calls").toString(), "--html", pages.toString(), "--format", "json", "--rubric",
                "bank-phone-service");

        assertThat(code).isZero();
        assertThat(names(pages)).containsExactlyInAnyOrder("a_.._b.html", "a_.._b-2.html");
        assertThat(pages.resolve("a_.._b.html")).content().startsWith("<!doctype html>");
    }

    @Test
    void oneNamedPageForTwoConversationsIsRefused() throws IOException {
        Path chats = write("chats.jsonl", CHAT.formatted("a") + "\n" + CHAT.formatted("b") + "\n");

        int code = run("score", chats.toString(), "--html", folder.resolve("out.html").toString(), "--format", "json", "--rubric",
                "bank-phone-service");

        assertThat(code).isEqualTo(2);
        assertThat(folder.resolve("out.html")).exists();
        assertThat(err()).startsWith("app.html-needs-folder: There is more than one conversation").hasLineCount(1);
    }

    @Test
    void misspeltRubricIsToldBeforeAnythingIsScored() throws IOException {
        Path chats = write("chats.jsonl", CHAT.formatted("a"));

        int code = run("score", chats.toString(), "--rubric", "bank-phone-servise");

        assertThat(code).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("rubric.unknown: There is no rubric \"bank-phone-servise\"; did you mean \"bank-phone-service\"?");
    }

    @Test
    void emptyFolderIsTold() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(run("score", empty.toString())).isEqualTo(2);
        assertThat(err()).isEqualTo("pipeline.folder-empty: There is neither a recording nor a transcript in the folder " + empty + ".\n");
    }

    @Test
    void halfOfAPairIsRefused() {
        assertThat(run("score", "--agent", "agent.wav")).isEqualTo(2);
        assertThat(err()).isEqualTo("app.usage: --agent and --customer go together: a recording of each party alone.\n");
    }

    @Test
    void nothingNamedIsRefused() {
        assertThat(run("score")).isEqualTo(2);
        assertThat(err()).isEqualTo("app.usage: Name at least one recording, transcript or folder.\n");
    }

    @Test
    void channelThatIsNoneIsRefused() {
        assertThat(run("score", "call.wav", "--agent-channel", "middle")).isEqualTo(2);
        assertThat(err()).isEqualTo("app.usage: --agent-channel is \"middle\"; it must be left, right or a number from 1 to 8.\n");
    }

    @Test
    void transcriptIsNotTranscribed() throws IOException {
        Path chat = write("chat.json", CHAT.formatted("a"));

        assertThat(run("transcribe", chat.toString())).isEqualTo(2);
        assertThat(err()).isEqualTo("app.no-recording: chat.json is a transcript already; score it, or name a recording.\n");
    }

    @Test
    void misspeltCommandIsToldItsNeighbour() {
        assertThat(run("scor", "call.wav")).isEqualTo(2);
        assertThat(err()).contains("did you mean score?").hasLineCount(1);
    }

    @Test
    void rubricsAreListedShownAndChecked() {
        assertThat(run("rubric", "list")).isZero();
        assertThat(out()).contains("bank-phone-service");
        assertThat(run("rubric", "show", "bank-phone-service")).isZero();
        assertThat(out()).contains("(bank-phone-service, version ");
        assertThat(run("rubric", "lint")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void wrongRubricIsToldByLint() throws IOException {
        Path rubric = write("mine.yaml", "rubric: mine\nversion: 1\ntitle: Mine\nsectons: []\n");

        assertThat(run("rubric", "lint", rubric.toString())).isEqualTo(2);
        assertThat(err()).startsWith("rubric.invalid: mine.yaml").contains("did you mean \"sections\"?");
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        assertThat(run("completion", "bash")).isZero();
        assertThat(out()).contains("transcribe", "--agent-channel");
        assertThat(run("completion", "zsh")).isZero();
        assertThat(out()).contains("bashcompinit");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : List.of("demo", "score", "transcribe", "rubric", "completion")) {
            assertThat(run(command, "--help")).as(command).isZero();
            assertThat(out()).as(command).contains("Usage: earmark " + command);
        }
    }

    private static final String JUDGED = """
            rubric: asked
            version: 1
            title: Asked of a model
            sections:
              - id: all
                title: All
                criteria:
                  - id: greets
                    question: Does the agent greet?
                    weight: 50
                    check:
                      phrase: good morning
                  - id: offers
                    question: Does the agent offer help?
                    weight: 50
                    check:
                      judged:
                        question: Does the agent offer help?
                        met-when: the agent asks how to help
            """;

    private static final String OFFERS = "{\"answers\": [{\"question\": \"Q1\", \"evidence\": [{\"turn\": \"T001\", \"quote\": \"how can I "
            + "help you today\"}], \"expected_at\": \"\", \"verdict\": \"met\", \"reason\": \"The agent asks.\"}]}";

    /** Scores chats by a rubric that asks a model, which nothing is remembered of. */
    private int scored(String baseUrl, int chats, String... more) throws IOException {
        List<String> lines = IntStream.range(0, chats).mapToObj(i -> CHAT.formatted("chat-" + (i + 1)).replace("My card", "Card " + i))
                .toList();
        Path file = write("chats.jsonl", String.join("\n", lines) + "\n");
        List<String> arguments = new ArrayList<>(List.of("score", file.toString(), "--format", "json", "--rubric",
                write("asked.yaml", JUDGED).toString()));
        arguments.addAll(List.of(more));
        Path fresh = Files.createDirectories(folder.resolve("data"));
        ModelStock.into(fresh);
        return run(Map.of("EARMARK_DATA", fresh.toString(), "EARMARK_LANGUAGE_PROVIDER", "openai", "EARMARK_LANGUAGE_BASE_URL", baseUrl,
                "EARMARK_LANGUAGE_MODEL", "m-1", "EARMARK_JUDGE_SUMMARY", "false", "EARMARK_JUDGE_BETTER_LINES", "false",
                "EARMARK_LANGUAGE_INPUT_PRICE", "10", "EARMARK_LANGUAGE_PARALLEL", "4"), arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"401, language.not-authorised, language.api-key", "404, language.model-unknown, language.model",
        "400, language.request-refused, settings of language"})
    void aModelThatRefusesEverythingEndsTheScoringAtOnce(int status, String code, String look) throws IOException {
        try (ModelServer server = new ModelServer((_, _) -> "", Conduct.refusing(status))) {
            assertThat(scored(server.baseUrl(), 3)).isEqualTo(3);
            assertThat(server.requests()).isEqualTo(1);
        }
        assertThat(out().lines()).as("what rules can decide is there").hasSize(1);
        assertThat(err()).contains(code + ": chat-1 in chats.jsonl was scored without the language model", look,
                "language.left-out: 2 more conversations were not scored for the same reason.");
    }

    @Test
    void whereNoModelAnswersIsSaid() throws IOException {
        assertThat(scored("http://127.0.0.1:1/v1", 2)).isEqualTo(3);

        assertThat(err()).contains("language.unreachable: chat-1 in chats.jsonl was scored without the language model",
                "http://127.0.0.1:1", "1 more conversation was not scored for the same reason.");
    }

    @Test
    void eachConversationThatAFailingServerLeavesIsNamedAndTheBreakerSaysWhatOpenedIt() throws IOException {
        try (ModelServer server = new ModelServer((_, _) -> "", Conduct.refusing(503))) {
            assertThat(scored(server.baseUrl(), 24)).isEqualTo(3);
            assertThat(server.requests()).as("each twice, until the breaker opens").isBetween(20L, 36L);
        }
        assertThat(out().lines()).hasSize(24).allMatch(line -> line.contains("\"judge-unavailable\""));
        for (int i = 1; i <= 24; i++) {
            assertThat(err()).contains("chat-" + i + " in chats.jsonl was scored without the language model");
        }
        assertThat(err()).contains("is not asked for", "The last time: The language model's server failed (503).");
    }

    @Test
    void aBusyServerThatFailsNowAndThenLosesNothingAndTheEndSaysWhatItCost() throws IOException {
        try (ModelServer server = new ModelServer((_, _) -> OFFERS, Conduct.answeringIn(Duration.ofMillis(40)).limited(2, 9))) {
            assertThat(scored(server.baseUrl(), 9)).isZero();
            assertThat(server.refused()).containsKeys(429, 503);
        }
        assertThat(out().lines()).hasSize(9).allMatch(line -> line.contains("\"languageModel\":{\"questions\":1,\"remembered\":0"));
        assertThat(out().lines().map(line -> line.substring(0, 15))).as("in the order of the file").isSorted();
        assertThat(err()).contains("language.tally: The language model answered 9 questions (0 more were known", "in money");
    }

    @Test
    void whatScoringWouldCostIsToldWithoutAskingAnything() throws IOException {
        try (ModelServer server = new ModelServer((_, _) -> OFFERS, Conduct.answeringIn(Duration.ZERO))) {
            assertThat(scored(server.baseUrl(), 6, "--forecast")).isZero();
            assertThat(server.requests()).isZero();
            assertThat(out()).matches("6 conversations: about 6 questions, [\\d,]+ tokens, 0\\.\\d\\d in money\\.\\n");
            scored(server.baseUrl(), 6);
            assertThat(server.requests()).isEqualTo(6);
            scored(server.baseUrl(), 7, "--forecast");
            assertThat(out()).startsWith("7 conversations: about 1 questions, ").endsWith("; 6 answers are known already.\n");
        }
        assertThat(run("score", write("c.jsonl", CHAT.formatted("a") + "\n").toString(), "--forecast")).isZero();
        assertThat(out()).contains("There is no language model to be asked (language.provider), so scoring costs nothing.");
    }

    @Test
    void howManyAreAskedAtOnceChangesNoResult() throws IOException {
        try (ModelServer server = new ModelServer((_, _) -> OFFERS, Conduct.answeringIn(Duration.ofMillis(1)).streaming())) {
            scored(server.baseUrl(), 6);
            String parallel = out().replaceAll("\"languageModel\":\\{[^}]*\\{[^}]*}}", "");
            long asked = server.requests();
            scored(server.baseUrl(), 6);
            assertThat(server.requests()).as("everything is remembered").isEqualTo(asked);
            assertThat(out().replaceAll("\"languageModel\":\\{[^}]*\\{[^}]*}}", "")).isEqualTo(parallel);
        }
        assertThat(err()).contains("answered 0 questions (6 more were known");
    }

    private int run(String... arguments) {
        ModelStock.into(data);
        return run(Map.of("EARMARK_DATA", data.toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return command.run(environment, arguments);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String out() {
        return command.out();
    }

    private String err() {
        return command.err();
    }
}
