package dev.earmark.review;

import dev.earmark.moments.Moment;
import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Evidence;
import java.time.Instant;

/**
 * A place worth hearing again, marked by a person.
 *
 * @param place proved in the transcript when it was marked
 */
public record MarkedMoment(String id, Moment.Tone tone, Evidence place, String note, Audience audience, By by, Instant at) {}
