package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.report.json.ResultJson;
import dev.earmark.review.Dispute;
import dev.earmark.review.Publication;
import dev.earmark.review.Revision;
import dev.earmark.review.Revision.By;
import dev.earmark.review.Revision.Said;
import dev.earmark.review.verdict.ReviewSheet;
import dev.earmark.scoring.Judgement;
import dev.earmark.store.ReviewQueue.Lease;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review in JSON. Agents are told what holds and why, but not who said it, nor what was said before and taken back, nor what waits for
 * whom.
 */
final class ReviewJson {

    private final ReviewSheet sheet;
    private final boolean forAgent;
    private final Instant now;

    private ReviewJson(ReviewSheet sheet, Reach reach, Instant now) {
        this.sheet = sheet;
        this.forAgent = reach.publishedOnly();
        this.now = now;
    }

    static ObjectNode of(ReviewSheet sheet, Reach reach, Instant now) {
        return new ReviewJson(sheet, reach, now).review();
    }

    private ObjectNode review() {
        ObjectNode node = Views.object().put("interactionId", sheet.interaction().id()).put("rubric", sheet.name().id())
                .put("version", sheet.name().version()).put("seen", sheet.revisions().all().size())
                .put("origin", ResultJson.origin(sheet.shown().confirmed())).put("percent", rounded(sheet.shown().percent()))
                .put("passed", sheet.shown().passed()).put("machinePercent", rounded(sheet.machine().percent()));
        var confirmed = sheet.confirmation();
        node.set("confirmedBy", confirmed == null ? null : person(confirmed.by()));
        node.put("confirmedAt", confirmed == null ? null : Views.time(confirmed.at())).put("transcriptVersion", sheet.transcriptVersion());
        node.set("publication", publication());
        ArrayNode criteria = node.putArray("criteria");
        for (int i = 0; i < sheet.shown().judgements().size(); i++) {
            criteria.add(criterion(sheet.shown().judgements().get(i), sheet.machine().judgements().get(i)));
        }
        ArrayNode disputes = node.putArray("disputes");
        sheet.disputes().forEach(dispute -> disputes.add(dispute(dispute, forAgent)));
        node.set("needs", Views.needs(forAgent ? List.of() : sheet.waiting().needs()));
        node.set("assignedTo", person(sheet.waiting().assignedTo()));
        node.set("lease", forAgent ? null : lease(sheet.waiting().lease()));
        return node;
    }

    static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    static @Nullable ObjectNode lease(@Nullable Lease lease) {
        if (lease == null) {
            return null;
        }
        ObjectNode node = Views.object();
        node.set("by", Views.person(lease.by()));
        return node.put("until", Views.time(lease.until()));
    }

    private @Nullable ObjectNode person(@Nullable By by) {
        return forAgent ? null : Views.person(by);
    }

    private ObjectNode publication() {
        Publication publication = sheet.publication();
        ObjectNode node = Views.object().put("state", sheet.state().label());
        if (publication == null) {
            node.putNull("sharedAt").putNull("sharedBy").putNull("disputeUntil");
            return node.put("mayDispute", false).putNull("acknowledgedAt");
        }
        node.put("sharedAt", Views.time(publication.sharedAt())).set("sharedBy", person(publication.by()));
        return node.put("disputeUntil", Views.time(publication.disputeUntil())).put("mayDispute", publication.mayDispute(now))
                .put("acknowledgedAt", Views.time(publication.acknowledgedAt()));
    }

    private ObjectNode criterion(Judgement shown, Judgement machine) {
        List<Revision> all = sheet.revisions().of(shown.criterion());
        Judgement.Person person = shown.person();
        ObjectNode node = Views.object().put("criterion", shown.criterion()).put("seen", sheet.revisions().last(shown.criterion()));
        node.set("verdict", ResultJson.of(shown.verdict()));
        node.put("points", rounded(shown.points())).put("maxPoints", rounded(shown.maxPoints()))
                .put("origin", ResultJson.origin(sheet.shown().confirmed(shown)));
        node.set("machine", ResultJson.machine(machine));
        node.set("held", sheet.revisions().held(shown.criterion()).map(this::revision).orElse(null));
        node.put("fits", person == null || person.unfit() == null).put("unfit", person == null ? null : person.unfit());
        ArrayNode revisions = node.putArray("revisions");
        (forAgent ? List.<Revision>of() : all).forEach(one -> revisions.add(revision(one)));
        return node;
    }

    private ObjectNode revision(Revision revision) {
        Said said = revision.said();
        ObjectNode node = Views.object().put("number", revision.number()).put("kind", said == null ? "undo" : "verdict");
        node.set("verdict", said == null ? null : ResultJson.of(said.verdict()));
        node.put("reason", said == null ? "" : said.reason())
                .put("mark", said == null || said.mark() == null ? null : said.mark().label());
        ArrayNode evidence = node.putArray("evidence");
        if (said != null) {
            said.evidence().forEach(place -> evidence.add(ResultJson.of(place)));
        }
        node.put("transcriptVersion", said == null ? sheet.transcriptVersion() : said.transcriptVersion());
        Judgement machine = sheet.machine().judgements().stream().filter(one -> one.criterion().equals(revision.criterion())).findFirst()
                .orElseThrow();
        node.set("machine", ResultJson.of(said == null ? machine.verdict() : said.machine()));
        node.set("by", person(revision.by()));
        return node.put("at", Views.time(revision.at()));
    }

    /** @param forAgent who is not told which reviewer decided */
    static ObjectNode dispute(Dispute dispute, boolean forAgent) {
        ObjectNode node = Views.object().put("id", dispute.id()).put("interactionId", dispute.interactionId())
                .put("rubric", dispute.rubricId()).put("version", dispute.rubricVersion()).put("criterion", dispute.criterion())
                .put("state", dispute.state().label());
        node.set("suggested", ResultJson.of(dispute.suggested()));
        node.put("reason", dispute.reason()).set("openedBy", Views.person(dispute.by()));
        Dispute.Settled settled = dispute.settled();
        node.put("openedAt", Views.time(dispute.at()))
                .put("decision", settled == null || settled.decision().isEmpty() ? null : settled.decision());
        node.set("decidedBy", settled == null || forAgent ? null : Views.person(settled.by()));
        return node.put("decidedAt", settled == null ? null : Views.time(settled.at()));
    }
}
