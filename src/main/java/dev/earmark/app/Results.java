package dev.earmark.app;

import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Found;
import dev.earmark.pipeline.Result;
import dev.earmark.report.CallAudioView;
import dev.earmark.report.HtmlReport;
import dev.earmark.report.Provenance;
import dev.earmark.report.ResultJson;
import dev.earmark.report.Wording;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows each result as it is done: on standard output, and as a page when somebody wants one. */
final class Results {

    private final Session session;
    private final Format format;
    private final Provenance provenance;
    private final CallSound sound;
    private final @Nullable Pages pages;

    /** @param html null for no pages */
    Results(Session session, Application application, Format format, @Nullable Path html) {
        this.session = session;
        this.format = format;
        this.provenance = new Provenance(Version.text(), application.embedderId());
        this.sound = new CallSound(application.audio());
        this.pages = html == null ? null : new Pages(html);
    }

    void show(Arrival.Accepted accepted, Result result, Rubric rubric) {
        Wording wording = wording(rubric);
        session.progress().clear();
        switch (format) {
            case json -> session.output().line(ResultJson.line(ResultJson.of(result, provenance)));
            case text -> session.output().line(ResultJson.line(ResultJson.of(result, provenance)));
        }
        if (pages != null) {
            Path page = pages.write(new HtmlReport(wording, provenance), result, audio(accepted));
            if (format == Format.text) {
                session.output().line(OneLine.of("  Page: " + page));
                session.output().line("");
            }
        }
    }

    private @Nullable CallAudioView audio(Arrival.Accepted accepted) {
        return accepted.found() instanceof Found.Received received ? sound.of(received.recording()) : null;
    }

    static Wording wording(Rubric rubric) {
        Map<String, Wording.Criterion> criteria = new HashMap<>();
        for (Section section : rubric.sections()) {
            for (Criterion criterion : section.criteria()) {
                criteria.put(criterion.id(), new Wording.Criterion(criterion.question(), section.id(), criterion.autoFail() != null));
            }
        }
        return new Wording(rubric.title(), criteria);
    }
}
