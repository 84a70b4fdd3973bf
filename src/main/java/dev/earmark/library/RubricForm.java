package dev.earmark.library;

import dev.earmark.events.EventType;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;

/** Rubrics as a kind of text in the library. */
public final class RubricForm implements Form<Rubric> {

    /** By which the store knows rubrics. */
    public static final String KIND = "rubric";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Rubric read(String place, String text) {
        return RubricText.read(place, text);
    }

    @Override
    public Label label(Rubric rubric) {
        return new Label(rubric.id(), rubric.version(), rubric.title(), rubric.sha256());
    }

    @Override
    public EventType published() {
        return EventType.RUBRIC_PUBLISHED;
    }

    @Override
    public EventType retired() {
        return EventType.RUBRIC_RETIRED;
    }
}
