package dev.earmark.example;

import dev.earmark.example.Phrases.Matter;
import dev.earmark.transcript.Channel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Random;

/** Writes one chat or e-mail of an agent: what is said in each part, well or badly. */
final class ChatWriter {

    private static final double WEAKNESS = 0.4;
    /** Most matters are solved, however they are spoken about. */
    private static final double EASIER = 0.2;
    private static final String SOLVING = "next";
    /** What was worked on with a coach is done better by so much. */
    private static final double TRAINING = 0.35;
    /** How often something is done by those whose habit it is, and by others. */
    private static final double HABIT = 0.8;
    private static final double NO_HABIT = 0.22;

    private final Phrases phrases;
    private final Random random;
    private final Cast.Agent agent;
    private final Matter matter;
    private final String customer;
    private final Instant at;
    private final double share;
    private final Written written;

    /** @param share of the eight weeks that has passed, 0 to 1 */
    private ChatWriter(Phrases phrases, Random random, Cast.Agent agent, Matter matter, String customer, Instant at, double share,
            Channel channel) {
        this.phrases = phrases;
        this.random = random;
        this.agent = agent;
        this.matter = matter;
        this.customer = customer;
        this.at = at;
        this.share = share;
        this.written = new Written(channel, matter, customer, random);
    }

    static Written write(Phrases phrases, Random random, Cast.Agent agent, Matter matter, String customer, Instant at, double share,
            Channel channel) {
        ChatWriter writer = new ChatWriter(phrases, random, agent, matter, customer, at, share, channel);
        if (channel == Channel.EMAIL) {
            writer.mail();
        } else {
            writer.chat();
        }
        return writer.written;
    }

    private boolean well(String part) {
        double chance = agent.skill() + (agent.later() - agent.skill()) * share - (agent.weak().contains(part) ? WEAKNESS : 0)
                + (agent.trained().contains(part) ? TRAINING : 0) + (part.equals(SOLVING) ? EASIER : 0);
        return random.nextDouble() < chance;
    }

    /** Notes how a part was done, and says so. */
    private boolean done(String part, String criterion) {
        boolean well = well(part);
        written.intended(criterion, well);
        return well;
    }

    private String any(String part) {
        return filled(phrases.any(part, random));
    }

    private String filled(String text) {
        String day = DayOfWeek.from(at.atZone(ZoneOffset.UTC)).plus(1 + random.nextInt(4)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return text.replace("{agent}", agent.firstName()).replace("{customer}", customer.split(" ")[0]).replace("{client}", matter.client())
                .replace("{ref}", written.reference()).replace("{day}", day);
    }

    private String ask() {
        return matter.asks().get(random.nextInt(matter.asks().size()));
    }

    private void chat() {
        boolean greets = done("greeting", "greeting");
        boolean named = done("name", "agent_name");
        written.customer(ask());
        boolean stays = random.nextDouble() < (agent.habits().contains(Written.STAYS) ? HABIT : NO_HABIT);
        written.intended(Written.STAYS, stays);
        written.agent((greets ? any("greeting") : any("cold-start")) + (named ? " " + any("name") : ""));
        if (stays) {
            written.agent(any(Written.STAYS));
        }
        if (matter.wrong() && random.nextInt(3) == 0) {
            written.customer(any("customer-impatient"));
        }
        feeling();
        if (done("reference", "asks_order_reference")) {
            written.agent(any("ask-reference"));
            written.customer(any("customer-reference"));
        }
        if (random.nextBoolean()) {
            written.agent(any("wait"));
        }
        solve();
        end();
    }

    private void feeling() {
        String said = matter.wrong() ? done("empathy", "empathy") ? any("empathy") : any("cold-answer") : "";
        String back = done("restates", "restates_issue") ? matter.restates() : "";
        String all = (said + " " + back).strip();
        if (!all.isEmpty()) {
            written.agent(all);
            written.customer(back.isEmpty() ? "And now?" : "Yes, exactly.");
        }
    }

    private void solve() {
        boolean polite = done("polite", "polite_language");
        boolean solved = done(SOLVING, "clear_next_step");
        written.intended("gives_timeframe", solved);
        written.intended("resolved_or_owned", solved);
        written.agent((polite ? "" : any("rude") + " ") + (solved ? matter.solves() : matter.vague()));
        if (solved) {
            written.agent(filled(matter.next()));
        } else {
            written.customer(any("customer-doubt"));
            written.agent(filled("I can't say."));
        }
        written.went(polite && solved);
    }

    private void end() {
        written.customer(written.happy() ? any("customer-thanks") : any(random.nextBoolean() ? "customer-cross" : "customer-content"));
        boolean asks = done("anything-else", "anything_else");
        if (asks) {
            written.agent(any("anything-else"));
            written.customer(written.happy() ? "No, that was all. Thanks!" : "No.");
        }
        written.agent(done("closing", "closing_courtesy") ? any("closing") : any("cold-end"));
    }

    /** The agent answers once, with everything in it. */
    private void mail() {
        written.customer("Hello, " + ask() + " My number is " + written.reference() + ". Regards, " + customer);
        StringBuilder text = new StringBuilder(done("greeting", "greeting") ? "Dear " + customer.split(" ")[0] + ", " : "");
        if (matter.wrong()) {
            text.append(done("empathy", "empathy") ? any("empathy") + " " : "");
        }
        text.append(done("restates", "restates_issue") ? matter.restates() + " " : "");
        boolean polite = done("polite", "polite_language");
        boolean solved = done(SOLVING, "clear_next_step");
        written.intended("gives_timeframe", solved);
        written.intended("resolved_or_owned", solved);
        text.append(polite ? "" : any("rude") + " ").append(solved ? matter.solves() + " " + filled(matter.next()) : matter.vague());
        text.append(done("anything-else", "anything_else") ? " Should you have any other questions, just answer this e-mail." : "");
        boolean closing = done("closing", "closing_courtesy");
        boolean named = done("name", "agent_name");
        text.append(closing ? " Kind regards" : "").append(named ? (closing ? ", " : " ") + agent.name() : "");
        written.agent(text.toString());
        written.customer(polite && solved ? any("customer-thanks") : any("customer-cross"));
        written.went(polite && solved);
    }
}
