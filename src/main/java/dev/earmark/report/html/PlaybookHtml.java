package dev.earmark.report.html;

import static j2html.TagCreator.article;
import static j2html.TagCreator.audio;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.q;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import dev.earmark.hash.Sha256;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.report.playbook.PlayWords;
import dev.earmark.text.PlainText;
import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A playbook as a page in one file: asks no server for anything, runs no script, plays the clips whose words need no mask. */
public final class PlaybookHtml {

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
            article { border-top: 1px solid; padding: .5rem 0 1rem }
            h2 { font-size: 1.15rem; margin: .5rem 0 }
            ul { padding-left: 1.2rem } li { margin: .5rem 0 }
            audio { display: block; height: 2rem; margin-top: .25rem; max-width: 100% }
            .note { font-style: italic }""";

    private final Function<ClipText, Optional<PlayableAudio>> sound;

    /** @param sound of a clip; empty where there is none */
    public PlaybookHtml(Function<ClipText, Optional<PlayableAudio>> sound) {
        this.sound = sound;
    }

    /** @param missing what is missing when there were not enough calls; empty else */
    public String page(PlaybookText playbook, String missing) {
        String policy = "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(
                new Sha256().add(STYLE.getBytes(StandardCharsets.UTF_8)).bytes())
                + "'; media-src data:; base-uri 'none'; form-action 'none'";
        return "<!doctype html>\n" + html(
                head(meta().withCharset("utf-8"), meta().attr("http-equiv", "Content-Security-Policy").attr("content", policy),
                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                        title(PlainText.line(playbook.title())), style(rawHtml(STYLE))),
                body(h1(PlainText.line(playbook.title())), iff(!missing.isEmpty(), p(missing)),
                        each(playbook.plays(), this::play),
                        footer(p(String.format(Locale.ROOT, "%,d habits and wordings were compared in %,d calls; what is shown was"
                                + " corrected for that and confirmed by calls that had no part in finding it. A play goes with an outcome,"
                                + " which is no proof that it causes it. Names, numbers and amounts are masked.",
                                playbook.tried(), playbook.calls())))))
                .attr("lang", "en").render() + "\n";
    }

    private DomContent play(PlayText play) {
        return article(h2(PlayWords.when(play) + ", " + (play.avoid() ? "avoid: " : "say: ") + PlainText.line(play.say())),
                iff(!play.note().isBlank(), p(PlainText.line(play.note())).withClass("note")),
                p(PlayWords.effect(play)), p(PlayWords.who(play)), ul(each(play.clips(), this::clip)));
    }

    private DomContent clip(ClipText clip) {
        DomContent words = q(PlainText.line(clip.text()));
        return clip.masked() > 0 ? li(words) : sound.apply(clip).<DomContent>map(playable -> li(words, div(audio().attr("controls")
                .attr("preload", "none").attr("src", "data:" + playable.mediaType() + ";base64,"
                        + Base64.getEncoder().encodeToString(playable.bytes()))))).orElseGet(() -> li(words));
    }
}
