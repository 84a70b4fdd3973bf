package dev.earmark.app.command.score;

import dev.earmark.app.Session;
import dev.earmark.app.command.part.RubricChoice;
import dev.earmark.jobs.Forecaster;
import dev.earmark.language.ModelForecast;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.transcript.Transcript;

/** Tells what scoring conversations would about cost, in the place of scoring them. Not thread-safe. */
final class ScoreForecast {

    private final Session session;
    private final Forecaster forecaster;
    private final RubricChoice rubrics;
    private ModelForecast sum = ModelForecast.NOTHING;
    private int recordings;

    ScoreForecast(Session session, Forecaster forecaster, RubricChoice rubrics) {
        this.session = session;
        this.forecaster = forecaster;
        this.rubrics = rubrics;
    }

    void add(Arrival.Accepted accepted) {
        switch (accepted.found()) {
            case Incoming.Received _ -> recordings++;
            case Incoming.Transcribed known -> {
                Transcript transcript = known.transcript();
                sum = sum.plus(forecaster.of(transcript, known.facts(), rubrics.of(transcript).rubric()));
            }
        }
    }

    /** Nothing more comes. */
    void end() {
        int count = sum.conversations();
        String first = forecaster == Forecaster.NONE
                ? "There is no language model to be asked (language.provider), so scoring costs nothing."
                : count + (count == 1 ? " conversation: " : " conversations: ") + sum.sentence() + ".";
        String heard = recordings == 0 ? "" : " Not counted: " + recordings + (recordings == 1 ? " recording, whose" : " recordings, whose")
                + " words nobody knows before they are heard (earmark transcribe).";
        session.output().line(first + heard);
    }
}
