package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.measure.Sentiment;
import dev.earmark.results.KnownCustomer;
import dev.earmark.results.KnownCustomer.Contact;
import dev.earmark.results.KnownCustomer.Promise;
import dev.earmark.results.KnownCustomer.Story;
import dev.earmark.scoring.Evidence;
import dev.earmark.store.Store;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer on one screen. */
final class CustomerApi {

    private final Backend backend;
    private final KnownCustomer customers = new KnownCustomer();

    CustomerApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getCustomer", this::one);
    }

    private Answer one(Exchange exchange) {
        String id = String.valueOf(exchange.query("id"));
        return Answer.ok(backend.store().read(tx -> {
            Story story = customers.of(tx, id, exchange.reach());
            exchange.shows(story.contacts().stream().map(contact -> contact.listed().interaction().id()).toList());
            return view(tx, story, exchange);
        }));
    }

    private static ObjectNode view(Store.Tx tx, Story story, Exchange exchange) {
        ObjectNode node = Views.object().put("id", story.customerId()).put("name", story.name()).put("more", story.more());
        ArrayNode items = node.putArray("items");
        story.contacts().forEach(contact -> items.add(contact(tx, contact, exchange)));
        ArrayNode open = node.putArray("open");
        story.open().forEach(promise -> open.add(promise(promise)));
        return node;
    }

    private static ObjectNode contact(Store.Tx tx, Contact contact, Exchange exchange) {
        ObjectNode node = Views.object();
        node.set("interaction", Views.interaction(tx, contact.listed(), exchange.reach()));
        node.put("at", Views.time(contact.at()));
        Sentiment.Course course = contact.course();
        if (course == null) {
            node.putNull("sentiment");
        } else {
            node.putObject("sentiment").put("start", hundredths(course.start())).put("middle", hundredths(course.middle()))
                    .put("end", hundredths(course.end()));
        }
        return node.put("reason", reason(contact.summary())).put("ending", ending(contact.summary()));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static @Nullable String reason(@Nullable Summary summary) {
        return summary == null || summary.reasonForContact() == null ? null : summary.reasonForContact().text();
    }

    private static @Nullable String ending(@Nullable Summary summary) {
        return summary == null || summary.outcome() == null ? null : summary.outcome().ending().label();
    }

    private static ObjectNode promise(Promise promise) {
        Evidence evidence = promise.sentence().evidence();
        TimeSpan time = evidence.time();
        return Views.object().put("interactionId", promise.contact().listed().interaction().id())
                .put("at", Views.time(promise.contact().at())).put("text", promise.sentence().text()).put("quote", evidence.quote())
                .put("turn", evidence.turn()).put("startMs", time == null ? null : (Long) time.startMs())
                .put("endMs", time == null ? null : (Long) time.endMs());
    }
}
