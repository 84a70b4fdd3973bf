package dev.earmark.app;

import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Result;
import dev.earmark.report.ResultJson;
import dev.earmark.rubric.Rubric;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Shows results as they are done: on standard output, and as pages when somebody wants them. */
final class Results {

    private final Session session;
    private final Format format;

    Results(Session session, Application application, Format format, @Nullable Path html) {
        this.session = session;
        this.format = format;
    }

    static Results demo(Session session, Application application, Path folder) {
        return new Results(session, application, Format.text, folder);
    }

    void show(Arrival.Accepted accepted, Result result, Rubric rubric) {
        session.progress().clear();
        session.output().line(ResultJson.line(ResultJson.of(result)));
    }

    void end() {}
}
