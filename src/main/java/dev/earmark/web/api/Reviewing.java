package dev.earmark.web.api;

import dev.earmark.blobs.BlobStore;
import dev.earmark.redaction.Redactor;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.deed.Deeds;
import dev.earmark.review.publish.Disputing;
import dev.earmark.review.publish.Finishing;
import dev.earmark.review.publish.Publishing;
import dev.earmark.review.queue.ReviewDesk;
import dev.earmark.review.verdict.Revising;
import dev.earmark.review.words.Correcting;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.function.Supplier;

/** All that people can do with a review. */
public record Reviewing(
        Deeds deeds, Revising revising, ReviewDesk desk, Publishing publishing, Disputing disputing, Finishing finishing,
        Correcting correcting, CurrentScorecard current) {

    /**
     * @param ids  gives UUIDs of version 7
     * @param wake called when there is something to do
     */
    public static Reviewing of(Store store, BlobStore blobs, Redactor redactor, Clock clock, Supplier<String> ids,
            Runnable wake) {
        Deeds deeds = new Deeds(store, clock, ids);
        Revising revising = new Revising(deeds);
        Publishing publishing = new Publishing(deeds);
        return new Reviewing(deeds, revising, new ReviewDesk(deeds), publishing, new Disputing(deeds, revising),
                new Finishing(deeds, publishing), new Correcting(deeds, blobs, redactor, wake), new CurrentScorecard());
    }
}
