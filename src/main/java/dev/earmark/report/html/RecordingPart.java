package dev.earmark.report.html;

import static j2html.TagCreator.button;
import static j2html.TagCreator.canvas;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import dev.earmark.report.Guidance;
import j2html.tags.DomContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timeline and the player: an empty frame that the script fills, because both are of no use without it. */
final class RecordingPart {

    private static final List<List<String>> KEYS = List.of(
            List.of("space", "Play or pause"), List.of("← →", "5 seconds back or on"), List.of("n p", "Next or previous evidence"),
            List.of("f", "Follow the spoken word"), List.of("− +", "Zoom the timeline"), List.of("?", "This list"),
            List.of("esc", "Close"));

    private RecordingPart() {}

    /** @param notice why there is no sound, or null when there is */
    static DomContent timeline(@Nullable String notice) {
        return section(
                div(h2("Recording"), span(notice == null ? Guidance.HOW_TO_LISTEN : notice)
                        .withClass(notice == null ? "quiet hint" : "notice"),
                        span(icon("zoom-out", "Zoom out", "minus"), icon("zoom-in", "Zoom in", "plus")).withClass("zoom scripted"))
                        .withClass("recording-head"),
                div(div().withId("lane-names").withClass("lane-names").attr("aria-hidden", "true"),
                        div(div(div().withId("flags").withClass("flags").attr("role", "group")
                                .attr("aria-label", "Evidence on the timeline"),
                                div(canvas().withId("lanes").attr("aria-hidden", "true")).withId("slider").withClass("slider")
                                .attr("role", "slider").attr("tabindex", "0")
                                        .attr("aria-label", "Position in the recording").attr("aria-valuemin", "0")
                                        .attr("aria-valuemax", "0").attr("aria-valuenow", "0"))
                                .withId("timeline-inner").withClass("timeline-inner"))
                                .withId("timeline").withClass("timeline"))
                        .withClass("timeline-frame scripted"))
                .withClass("panel recording").attr("aria-label", "Recording");
    }

    static DomContent player() {
        return section(
                icon("play-pause", "Play", "play"), icon("previous-evidence", "Previous evidence", "previous"),
                icon("next-evidence", "Next evidence", "next"),
                span(span("0:00").withId("now"), span(" / ").withClass("quiet"), span("0:00").withId("end").withClass("quiet"))
                .withClass("time"),
                span().withId("caption").withClass("caption"),
                label(span("Speed").withClass("quiet"), select(each(List.of("1", "1.25", "1.5", "2"),
                        speed -> option(speed + "×").withValue(speed))).withId("speed")),
                label(input().withType("checkbox").withId("follow").attr("checked"), span("Follow")),
                icon("keys", "Keys", "question"))
                .withId("player").withClass("player scripted").attr("aria-label", "Player");
    }

    static DomContent help() {
        return dialog(h2("Keys").withId("help-title"),
                table(tbody(each(KEYS, row -> tr(th(each(List.of(row.getFirst().split(" ")), key -> span(kbd(key)))).attr("scope", "row"),
                        td(row.getLast()))))),
                p(label(input().withType("checkbox").withId("single-keys").attr("checked"), span("Single-key shortcuts"))),
                button("Close").withType("button").withId("help-close"))
                .withId("help").attr("aria-labelledby", "help-title");
    }

    private static DomContent icon(String id, String label, String symbol) {
        return button(PlaceControls.icon(symbol)).withType("button").withId(id).withClass("icon-button").attr("aria-label", label)
                .withTitle(label);
    }

    static DomContent noScript() {
        return j2html.TagCreator.noscript(p(Guidance.NO_SCRIPT).withClass("notice"));
    }
}
