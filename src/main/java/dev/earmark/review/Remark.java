package dev.earmark.review;

import dev.earmark.review.Revision.By;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote about an interaction: the API calls it a comment.
 *
 * @param turn      that it is about; null for none
 * @param criterion that it is about; null for none
 * @param editedAt  null when it is as it was written
 * @param version   raised by every change, from 1
 */
public record Remark(
        String id, @Nullable Integer turn, @Nullable String criterion, String text, Audience audience, By by, Instant at,
        @Nullable Instant editedAt, long version) {

    /** With other words. */
    public Remark edited(String words, Instant now) {
        return new Remark(id, turn, criterion, words, audience, by, at, now, version + 1);
    }
}
