package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.ShippedTalk;
import dev.earmark.testing.Corpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTalkIT {

    private static final Path WORDINGS = Path.of("models/service-talk");

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static Models models;
    private static NgramFst grammar;

    @BeforeAll
    static void readTheGrammar() throws IOException {
        models = new Models(Path.of("models"), data);
        grammar = NgramFst.read(TalkGraph.in(models.unpacked(models.named(SpeechSettings.SMALL_ENGLISH), true)));
    }

    @Test
    void ourOwnWordingsAreManyOfManyTradesAndAlwaysTheSame() {
        ServiceTalk talk = new ServiceTalk(WORDINGS, folder);
        Set<List<String>> distinct = new HashSet<>();
        talk.trades().forEach(trade -> distinct.addAll(trade.sentences()));
        assertThat(talk.trades()).hasSizeGreaterThan(15);
        assertThat(distinct).hasSizeGreaterThan(60_000);
        assertThat(talk.trades().get(3).sentences()).isEqualTo(talk.trades().get(3).sentences());
    }

    @Test
    void nothingOfTheBankWhoseCallsMeasureUsIsInAnyText() throws IOException {
        try (Stream<Path> files = Files.list(WORDINGS)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file).toLowerCase(Locale.ROOT)).as("%s", file).doesNotContain("harper");
            }
        }
        BackoffModel shipped = TalkWeights.read(shipped().file(), grammar.vocabulary(), grammar.model());
        int harper = grammar.vocabulary().label("harper").orElseThrow();
        int valley = grammar.vocabulary().label("valley").orElseThrow();
        int index = shipped.find(BackoffModel.one(harper));
        assertThat(index < 0 ? -1 : shipped.place(index, valley)).isNegative();
        assertThat(shipped.find(BackoffModel.two(valley, harper))).isNegative();
    }

    @Test
    void theSameTextsGiveTheSameBytesWhereverTheyLieAndNothingElseIsRead() throws IOException {
        Path few = Files.createDirectories(folder.resolve("few"));
        for (String file : List.of("common.yaml", "vet.yaml")) {
            Files.copy(WORDINGS.resolve(file), few.resolve(file));
        }
        TalkWeights.write("please hold the line\nthank you for calling\n".getBytes(StandardCharsets.UTF_8),
                folder.resolve("calls.txt.gz"));
        byte[] once = new ServiceTalk(few, folder).build(grammar).bytes();
        assertThat(new ServiceTalk(few, folder).build(grammar).bytes()).isEqualTo(once);
    }

    @Test
    void whatIsShippedIsWhatTheWordingsAndTheTextsGive() throws IOException {
        ServiceTalk talk = new ServiceTalk(WORDINGS, Corpora.folder("service-text"));
        assertThat(talk.build(grammar).bytes()).isEqualTo(TalkWeights.uncompressed(shipped().file()));
        assertThat(talk.sources()).allSatisfy(source -> assertThat(shipped().sources()).anyMatch(named -> named.startsWith(source + ",")));
    }

    @Test
    void noSourceIsShareAlike() {
        assertThat(shipped().sources()).isNotEmpty().noneMatch(source -> source.contains("-SA") || source.contains("GPL"))
                .allMatch(source -> source.matches(".+(CC-BY-[34]\\.0|MIT|CDLA-Permissive-[12]\\.0)"));
    }

    @Test
    void aWrongFileOfWordingsIsNamedWithItsLine() throws IOException {
        Files.copy(WORDINGS.resolve("common.yaml"), folder.resolve("common.yaml"));
        for (String wrong : List.of("hello (there", "hello <nobody>", "it costs 5 dollars")) {
            Files.writeString(folder.resolve("odd.yaml"), "trade: odd\nslots:\n  a: b\nagent: |\n  " + wrong + "\ncustomer: |\n  hi\n");
            assertThatThrownBy(() -> new ServiceTalk(folder, folder).trades()).as(wrong).isInstanceOf(Rejected.class)
                    .hasMessageContaining("odd.yaml");
        }
        Files.writeString(folder.resolve("odd.yaml"), "trade: odd\nslots:\n  a: <b>\n  b: <a>\nagent: |\n  hi <a>\ncustomer: |\n  hi\n");
        assertThatThrownBy(() -> new ServiceTalk(folder, folder).trades()).hasMessageContaining("circle");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new ServiceTalk(WORDINGS, folder.resolve("none")).sources()).isInstanceOf(Unavailable.class)
                .hasMessageContaining("none");
    }

    private static ShippedTalk shipped() {
        return models.shippedTalk().getFirst();
    }
}
