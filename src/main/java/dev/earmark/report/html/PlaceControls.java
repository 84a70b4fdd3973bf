package dev.earmark.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.span;

import dev.earmark.report.Clock;
import dev.earmark.transcript.TimeSpan;
import j2html.tags.DomContent;
import org.jspecify.annotations.Nullable;

/** The controls of the page that lead to a place of the interaction: a button that plays it, or a link where there are no times. */
final class PlaceControls {

    private PlaceControls() {}

    static DomContent control(@Nullable TimeSpan time, @Nullable Integer turn, String label) {
        if (time != null) {
            return button(icon("play"), span(Clock.at(time.startMs()))).withType("button").withClass("place")
                    .attr("data-start", time.startMs()).attr("data-end", time.endMs())
                    .attr("aria-label", "Play " + Clock.span(time) + ", " + label);
        }
        if (turn != null) {
            return a("Message " + (turn + 1)).withClass("place").withHref("#turn-" + turn)
                    .attr("aria-label", "Message " + (turn + 1) + ", " + label);
        }
        return span();
    }

    static DomContent icon(String name) {
        return j2html.TagCreator.tag("svg").withClass("icon").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true")
                .attr("focusable", "false")
                .with(j2html.TagCreator.tag("use").attr("href", "#i-" + name));
    }
}
