package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.terminal.Keyboard;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.testing.ModelStock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author makes a rubric, tries it on conversations and teaches it, without an editor. */
class RubricCommandsIT {

    private static final String CHATS = """
            {"id":"a","channel":"chat","turns":[{"speaker":"customer","text":"The wardrobe came with a broken door."},\
            {"speaker":"agent","text":"Hello, Ann here. What a \\"welcome\\": a broken door #1! I will see to it."}]}
            {"id":"b","channel":"chat","turns":[{"speaker":"customer","text":"I have been waiting for three weeks now."},\
            {"speaker":"agent","text":"Three weeks are no fun at all. The driver comes on Monday."}]}
            """;

    @TempDir
    Path folder;

    @TempDir
    static Path data;

    private final CommandRun command = new CommandRun();

    @Test
    void theLibraryIsListedInGroupsAndShowsOneWithItsCases() {
        assertThat(run(Keyboard.NOBODY, "rubric", "library", "--channel", "chat")).isZero();
        assertThat(out()).contains("Opening\n").containsPattern("\\* +greeting +Greets the customer").doesNotContain("talk-over");

        assertThat(run(Keyboard.NOBODY, "rubric", "library", "empathy")).isZero();
        assertThat(out()).contains("id: empathy").contains("not_met  ").contains("> agent");

        assertThat(run(Keyboard.NOBODY, "rubric", "library", "empaty")).isEqualTo(2);
        assertThat(err()).isEqualTo("rubric.criterion-unknown: The library has no criterion \"empaty\"; did you mean \"empathy\"?\n");
    }

    @Test
    void aRubricIsMadeByOptionsAndLintsClean() {
        int code = run(Keyboard.NOBODY, "rubric", "new", "claims-chat", "--channel", "chat", "--criteria", "greeting,company-name,empathy",
                "--title", "Claims: chat", "--house", "North Claims");

        assertThat(err()).isEmpty();
        assertThat(code).isZero();
        assertThat(out()).contains("rubric lint claims-chat");
        assertThat(new RubricShelf(folder).get("claims-chat").words()).containsKey("house");
        assertThat(run(Keyboard.NOBODY, "rubric", "lint", "claims-chat")).isZero();
        assertThat(out()).isEqualTo("claims-chat: 3 criteria, no mistakes, no hints\n");
    }

    @Test
    void aFileThatIsThereIsNeverWrittenOver() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "mine");

        assertThat(run(Keyboard.NOBODY, "rubric", "new", "mine", "--channel", "chat")).isEqualTo(2);
        assertThat(err()).startsWith("rubric.exists: ");
        assertThat(folder.resolve("mine.yaml")).hasContent("mine");
    }

    @Test
    void whatNobodyIsThereToSayIsAskedForByItsOption() {
        assertThat(run(Keyboard.NOBODY, "rubric", "new", "desk")).isEqualTo(2);
        assertThat(err()).startsWith("app.usage: --channel is missing");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAuthorAtATerminalIsAskedUntilTheAnswerWillDo() {
        int code = run(typed("My Rubric", "my-desk", "", "fax", "2", "1, 99", "-own-name +thanks", "North Desk"), "rubric", "new");

        assertThat(code).isZero();
        assertThat(out()).contains("begin with a lower-case letter").contains("it must be voice, chat or email").contains("they are 1 to");
        var rubric = new RubricShelf(folder).get("my-desk");
        assertThat(rubric.title()).isEqualTo("My desk");
        assertThat(rubric.criteria().map(one -> one.id())).contains("greeting", "thanks").doesNotContain("own_name");
    }

    @Test
    void endOfInputWritesNothing() {
        assertThat(run(typed("my-desk"), "rubric", "new")).isEqualTo(2);
        assertThat(err()).isEqualTo("app.usage: No answer came, so nothing was written.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTrialShowsWhatCountsAndWhatComesNearInContext() throws IOException {
        Path chats = made();

        assertThat(run(Keyboard.NOBODY, "rubric", "try", "desk", chats.toString())).isZero();

        assertThat(err()).isEmpty();
        assertThat(out()).contains("greeting: ").contains("met 1, not met 1").contains(">> Hello <<").contains("came nearest");
        assertThat(run(Keyboard.NOBODY, "rubric", "try", "desk", chats.toString(), "--format", "json")).isZero();
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"criterion\":") && line.contains("\"misses\":["));
    }

    @Test
    void oneKeyWritesASentenceAndAnotherTakesItBack() throws IOException {
        Path chats = made();
        Path file = folder.resolve("desk.yaml");
        String before = Files.readString(file);

        assertThat(run(typed("x", "c", "u", "d", "q"), "rubric", "try", "desk", chats.toString())).isZero();

        assertThat(out()).contains("Press c, d, s, u or q.").contains("out of the file again").contains("Raise its \"version\" to 2");
        assertThat(Files.readString(file).lines().count()).isEqualTo(before.lines().count() + 1);
        assertThat(new RubricShelf(folder).get("desk").version()).isEqualTo(1);
        assertThat(run(typed("q"), "rubric", "try", "desk", chats.toString())).isZero();
        assertThat(out()).endsWith("Nothing was written.\n");
    }

    @Test
    void theLastAnswerOfARoundCanStillBeTakenBack() throws IOException {
        Path chats = made();
        Path file = folder.resolve("desk.yaml");
        String before = Files.readString(file);

        assertThat(run(typed("c", "s", "x", "u", "u", "s", "d", "u", "s", "q"), "rubric", "try", "desk", chats.toString(), "--criteria",
                "greeting", "--most", "1")).isZero();

        assertThat(out()).contains("That was the last sentence.").contains("Press u, q or Enter.").endsWith("Nothing was written.\n");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void whatCostsAgreementIsToldFirstWithAReasonThatItsAuthorCanActOn() throws IOException {
        Path file = made().resolveSibling("desk.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("- good morning and welcome to the front desk",
                "- i am so sorry that you had to wait that long and i understand how annoying that is"));

        assertThat(run(Keyboard.NOBODY, "rubric", "lint", "desk")).isZero();

        assertThat(out()).contains("Costs agreement with people, so look here first:\n    "
                + "warning greeting.check.any[2].examples.count[1]: ")
                .contains("closer to what counts for \"empathy\"");
    }

    private Path made() throws IOException {
        run(Keyboard.NOBODY, "rubric", "new", "desk", "--channel", "chat", "--criteria", "greeting,empathy");
        return Files.writeString(folder.resolve("chats.jsonl"), CHATS);
    }

    /** Lines and keys come from the same list. */
    private static Keyboard typed(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return new Keyboard() {
            @Override
            public boolean present() {
                return true;
            }

            @Override
            public Optional<String> line() {
                return Optional.ofNullable(left.poll());
            }

            @Override
            public Optional<Character> key() {
                return line().map(line -> line.charAt(0));
            }
        };
    }

    private int run(Keyboard keyboard, String... arguments) {
        ModelStock.into(data);
        Map<String, String> environment = Map.of("EARMARK_DATA", data.toString(), "EARMARK_RUBRICS_FOLDER", folder.toString());
        return command.run(environment, session -> session.answeredAt(keyboard), arguments);
    }

    private String out() {
        return command.out();
    }

    private String err() {
        return command.err();
    }
}
