package dev.earmark.app.command.score;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.HtmlFiles;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.redaction.PrivateMarks;
import dev.earmark.report.Provenance;
import dev.earmark.report.Wording;
import dev.earmark.report.html.CallAudioView;
import dev.earmark.report.html.HtmlReport;
import dev.earmark.report.json.ResultJson;
import dev.earmark.report.terminal.SummaryTable;
import dev.earmark.report.terminal.TerminalReport;
import dev.earmark.results.Result;
import dev.earmark.rubric.Rubric;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows each result as it is done: on standard output, and as a page when somebody wants one. Several end with a table. */
final class Results {

    private final Session session;
    private final Format format;
    private final Provenance provenance;
    private final AudioIntake audio;
    private final SoundMask mask;
    private final @Nullable HtmlFiles pages;
    private final List<SummaryTable.Row> rows = new ArrayList<>();

    /** @param html null for no pages */
    Results(Session session, Application application, Format format, @Nullable Path html) {
        this.session = session;
        this.format = format;
        this.provenance = application.provenance();
        this.audio = application.audio();
        this.mask = application.redactor().mask();
        this.pages = html == null ? null : new HtmlFiles(html);
    }

    void show(Arrival.Accepted accepted, Result result, Rubric rubric) {
        show(accepted, result, rubric, null);
    }

    /** @param why how the rubric was chosen; null when it was named */
    void show(Arrival.Accepted accepted, Result result, Rubric rubric, @Nullable String why) {
        session.progress().clear();
        switch (format) {
            case json -> session.output().line(ResultJson.line(ResultJson.of(result, provenance, why)));
            case text -> print(result, report(Wording.of(rubric)));
        }
        if (pages != null) {
            Path page = pages.write(new HtmlReport(Wording.of(rubric), provenance), result, sound(accepted, result.transcript()));
            if (format == Format.text) {
                session.output().line(PlainText.oneLine("Page: " + page) + "\n");
            }
        }
    }

    private void print(Result result, TerminalReport report) {
        session.output().line(report.of(result));
        rows.add(report.row(result));
    }

    /** Nothing more comes. */
    void end() {
        if (rows.size() > 1) {
            session.output().line(report(Wording.NONE).table(rows));
        }
    }

    private TerminalReport report(Wording wording) {
        return new TerminalReport(wording, session.terminal().colour(), session.terminal().columns());
    }

    /** Reads the recording again, so that no sound is kept while it is scored. */
    private @Nullable CallAudioView sound(Arrival.Accepted accepted, Transcript heard) {
        if (accepted.found() instanceof Incoming.Received received) {
            session.progress().at("drawing the page", 0);
            try (CallAudio call = audio.take(received.recording())) {
                CallAudio told = heard.source().partiesSwapped() ? call.swapped() : call;
                return CallAudioView.of(told.masked(PrivateMarks.times(heard), mask));
            }
        }
        return null;
    }
}
