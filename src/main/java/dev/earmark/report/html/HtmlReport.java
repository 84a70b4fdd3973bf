package dev.earmark.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.results.Result;
import dev.earmark.report.Durations;
import dev.earmark.report.Guidance;
import dev.earmark.report.Headline;
import dev.earmark.report.Provenance;
import dev.earmark.report.ScoreSheet;
import dev.earmark.report.Wording;
import dev.earmark.report.json.Pins;
import dev.earmark.report.json.SafeJson;
import dev.earmark.text.PlainText;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One interaction as one file: opens from a mail or a disk, asks no server for anything, plays its own sound. The page is
 * complete without its script; the script adds the timeline and the player. Safe for many threads.
 */
public final class HtmlReport {

    private final Wording wording;
    private final Provenance provenance;
    private final PageAssets assets = PageAssets.load();

    public HtmlReport(Wording wording, Provenance provenance) {
        this.wording = wording;
        this.provenance = provenance;
    }

    /**
     * Writes the page, to be encoded as UTF-8; leaves {@code out} open.
     *
     * @param audio null for typed conversations and for transcripts that came without their recording
     */
    public void write(Result result, @Nullable CallAudioView audio, Appendable out) throws IOException {
        ScoreSheet sheet = ScoreSheet.of(result, wording);
        Headline headline = Headline.of(result, wording);
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n");
        head(headline, out);
        out.append("</head>\n<body>\n").append(assets.icons());
        body(result, sheet, headline, audio, out);
        out.append("\n<script type=\"application/json\" id=\"call\">").append(SafeJson.forPage(TimelineJson.of(result, sheet, audio)))
                .append("</script>\n");
        out.append("<script>").append(assets.script()).append("</script>\n");
        sound(audio, out);
        out.append("</body>\n</html>\n");
    }

    private void head(Headline headline, Appendable out) throws IOException {
        out.append("<meta charset=\"utf-8\">\n");
        render(out, meta().attr("http-equiv", "Content-Security-Policy").attr("content", assets.policy()));
        out.append(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
                + "dark\">\n");
        out.append("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
        render(out, title(headline.percent() + " · " + headline.id() + " · Earmark"));
        out.append("<style>").append(assets.style()).append("</style>\n");
    }

    private void body(Result result, ScoreSheet sheet, Headline headline, @Nullable CallAudioView audio, Appendable out)
            throws IOException {
        boolean timed = Durations.ofMs(result.transcript()) > 0;
        render(out, a("Skip to the scorecard").withClass("skip").withHref("#scorecard"));
        render(out, PageHeader.of(headline, sheet, result.scorecard().percent() != null,
                result.transcript().source().remarks()));
        render(out, RecordingPart.noScript());
        DomContent pair = div(new TranscriptPart(result, sheet).content(), ScorecardPart.of(sheet)).withClass("pair");
        DomContent moments = MomentsPart.of(result.moments(), result.transcript(), wording,
                timed ? "Worth hearing again" : "Worth reading again");
        DomContent measures = MeasuresPart.of(result);
        DomContent summary = SummaryPart.of(result.summary(), wording);
        render(out, timed ? main(RecordingPart.timeline(notice(audio)), summary, moments, pair, measures)
                : main(summary, moments, pair, measures));
        render(out, foot(result));
        if (timed) {
            render(out, RecordingPart.player());
            render(out, RecordingPart.help());
        }
    }

    private static @Nullable String notice(@Nullable CallAudioView audio) {
        return audio == null ? Guidance.NO_AUDIO : audio.audio() == null ? Guidance.AUDIO_TOO_LONG : null;
    }

    private DomContent foot(Result result) {
        ObjectNode pins = Pins.of(result, provenance);
        return footer(
                p("Scored automatically by Earmark. AI-suggested until a person confirms it: every verdict names its evidence, so listen "
                + "before you judge."),
                iff(Optional.ofNullable(result.asked()), tally -> p("The language model " + tally.sentence()
                        + ". That is no part of what the score rests on.")),
                details(summary("What this score rests on"),
                        dl(each(pins.properties(), pin -> div(dt(Wording.NONE.title(spaced(pin.getKey()))), dd(code(value(pin))))))));
    }

    private static String spaced(String name) {
        return name.replace("Sha256", " sha256");
    }

    private static String value(Map.Entry<String, JsonNode> pin) {
        JsonNode value = pin.getValue();
        String text = value.isObject() ? value.path("name").asText() + " " + value.path("model").asText() + " "
                + value.path("sha256").asText() : value.asText("");
        return value.isNull() ? "–" : PlainText.line(text);
    }

    private static void sound(@Nullable CallAudioView audio, Appendable out) throws IOException {
        PlayableAudio sound = audio == null ? null : audio.audio();
        if (sound != null) {
            out.append("<script type=\"application/octet-stream\" id=\"sound\">").append(Base64.getEncoder().encodeToString(sound.bytes()))
                    .append("</script>\n");
        }
    }

    private static void render(Appendable out, DomContent content) throws IOException {
        out.append(content.render()).append('\n');
    }
}
