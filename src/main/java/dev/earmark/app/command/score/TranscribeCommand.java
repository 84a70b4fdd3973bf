package dev.earmark.app.command.score;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Round;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.report.json.ResultJson;
import dev.earmark.transcript.Transcript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code earmark transcribe}. */
@Command(
        name = "transcribe",
        description = "Turns recorded calls into words with speakers, times and confidences.",
        footer = {
            "%nExamples:",
            "  earmark transcribe call.wav",
            "  earmark transcribe calls/ --format json > transcripts.jsonl",
            "  earmark transcribe --agent agent.wav --customer customer.wav"
        })
public final class TranscribeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Conversations conversations = new Conversations();

    @Option(names = "--format", description = "text or json: one object a line (default: ${DEFAULT-VALUE}).", defaultValue = "text")
    private Format format = Format.text;

    public TranscribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            conversations.each(application.intake(), new Round(session).each(accepted -> print(transcript(application, accepted))));
            conversations.tellPassedOver(application.intake(), session);
        }
        return session.complaints().exitCode();
    }

    private Transcript transcript(Application application, Arrival.Accepted accepted) {
        if (accepted.found() instanceof Incoming.Received received) {
            return application.pipeline().transcribe(received, session.progress());
        }
        throw new Rejected("app.no-recording", accepted.file() + " is a transcript already; score it, or name a recording.");
    }

    private void print(Transcript transcript) {
        session.progress().clear();
        switch (format) {
            case json -> session.output().line(ResultJson.line(ResultJson.of(transcript)));
            case text -> new TranscriptText(session.output()).print(transcript);
        }
    }
}
