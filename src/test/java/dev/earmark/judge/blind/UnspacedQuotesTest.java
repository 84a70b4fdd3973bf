package dev.earmark.judge.blind;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.language.prompt.Fence;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.scoring.Quotes;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes in languages that put no space between words. */
class UnspacedQuotesTest {

    private static final Facts NOBODY = new Facts(null, null, null, null);

    private static Optional<Evidence> quoted(Transcript transcript, String quote) {
        Optional<Evidence> evidence = new QuoteFinder(BlindTranscript.of(transcript, NOBODY), Set.of(Speaker.values()))
                .evidence("T001", quote, 0);
        evidence.ifPresent(found -> assertThat(EvidenceCheck.holds(found, transcript)).as("stands the last check too").isTrue());
        return evidence;
    }

    private static String shown(String said, String quote) {
        return quoted(chat(agent(said)), quote).map(Evidence::quote).orElse("nothing");
    }

    /** As the model sees it. */
    private static String shown(Fence fence) {
        return new PromptLibrary(Path.of("prompts")).get("confirm-quotes").fill(Map.of("claims", "x"), Map.of("quotes", fence)).user();
    }

    @ParameterizedTest
    @CsvSource({
        "您好，我可以为您办理退款。请稍等。, 我可以为您办理退款, 我可以为您办理退款", "您好，我可以为您办理退款。请稍等。, 办理退款。请稍等, 我可以为您办理退款。请稍等", "您好，手续费是12元，每月收取。, 手续费是12元, 手续费是12元",
        "お電話ありがとうございます。カスタマーサポートの田中です。, カスタマーサポートの田中です, カスタマーサポートの田中です", "Wi-Fiの設定を確認します。, Fiの設定, Fiの設定を確認します",
        "ｶﾞｲﾄﾞを送ります。, ガイドを送ります, ｶﾞｲﾄﾞを送ります",
        "สวัสดีค่ะ ดิฉันทำรายการคืนเงินให้แล้ว ขอบคุณค่ะ, ดิฉันทำรายการคืนเงินให้แล้ว, ดิฉันทำรายการคืนเงินให้แล้ว",
        "我 可以 办理 退款, 我可以办理退款, 我 可以 办理 退款"
    })
    void whatWasSaidIsFound(String said, String quote, String shown) {
        assertThat(shown(said, quote)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "我们不可以为您办理全额退款手续, 我们一定可以为您办理全额退款手续",
        "我们不可以为您办理全额退款手续, 我们可以为您办理全额退款手续",
        "手续费是12元每月收取一次哦亲爱的, 手续费是13元每月收取一次哦亲爱的",
        "返金はできませんのでご了承くださいませ, 返金はできますのでご了承くださいませ",
        "ดิฉันไม่คืนเงินให้ลูกค้าค่ะ, ดิฉันคืนเงินให้ลูกค้าค่ะ"
    })
    void whatWasSaidOtherwiseIsNotFound(String said, String quote) {
        assertThat(shown(said, quote)).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({"我们不可以退款, 可以退款, 我们不可以退款", "返金できません, 返金でき, 返金できません", "ดิฉันไม่คืนเงิน, คืนเงิน, ดิฉันไม่คืนเงิน"})
    void aPieceThatSaysTheOppositeIsShownWithTheRest(String said, String quote, String shown) {
        assertThat(shown(said, quote)).isEqualTo(shown);
    }

    @Test
    void theWordsOfTheOtherPartyProveNothing() {
        Transcript transcript = chat(agent("您好"), customer("我要退款"));

        assertThat(new QuoteFinder(BlindTranscript.of(transcript, NOBODY), Set.of(Speaker.AGENT)).find("T002", "我要退款")).isEmpty();
        assertThat(new QuoteFinder(BlindTranscript.of(transcript, NOBODY), Set.of(Speaker.CUSTOMER)).find("T002", "我要退款"))
                .hasValueSatisfying(found -> assertThat(found.seen()).isEqualTo("我要退款"));
    }

    @Test
    void timesAreThoseOfTheWordsThatAreShown() {
        List<Word> words = List.of(new Word("我们", new TimeSpan(0, 400), 0.9), new Word("不可以", new TimeSpan(400, 800), 0.9),
                new Word("退款", new TimeSpan(800, 1_200), 0.9));
        Transcript sample = chat(agent("x"));
        Transcript transcript = new Transcript("t", sample.channel(), sample.source(), sample.engine(),
                List.of(new Turn(0, Speaker.AGENT, new TimeSpan(0, 1_200), "我们不可以退款", words)));

        assertThat(quoted(transcript, "可以退款")).hasValueSatisfying(evidence ->
                assertThat(evidence.time()).isEqualTo(new TimeSpan(0, 1_200)));
    }

    @Test
    void namesOfThePartiesAreHidden() {
        BlindTranscript blind = BlindTranscript.of(chat(agent("您好，我是王小明，请问李雷先生需要什么帮助？")), new Facts("a", "王小明", "c", "李雷"));

        assertThat(shown(blind.around(List.of(0), 0))).contains("我是AGENT,请问CUSTOMER先生").doesNotContain("王小明", "李雷");
        assertThat(new QuoteFinder(blind, Set.of(Speaker.values())).evidence("T001", "我是AGENT", 0))
                .hasValueSatisfying(evidence -> assertThat(evidence.quote()).isEqualTo("我是王小明"));
    }

    @Test
    void aLongTurnIsNeverCutWithinACharacter() {
        BlindTranscript blind = BlindTranscript.of(chat(agent("𠮷".repeat(5_000))), NOBODY);

        List<BlindTranscript.Part> parts = blind.parts(400, 0);
        assertThat(parts).hasSizeGreaterThan(5).allSatisfy(part ->
                assertThat(shown(part.fence()).codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue());
    }
}
