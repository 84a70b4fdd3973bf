package dev.earmark.figures;

import dev.earmark.access.Reach;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts;
import dev.earmark.outcome.RepeatContacts.Contact;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Store;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the interactions of a while ended. */
record CallEndings(Map<String, Map<OutcomeName, String>> reported, Map<String, Boolean> noneBehind) {

    static final CallEndings NONE = new CallEndings(Map.of(), Map.of());

    /**
     * @param repeats whether it is asked who had to come back; contacts that the one who asks may not see count, too
     * @param now     up to when contacts are known
     */
    static CallEndings read(Store.Tx tx, FigureFilter filter, Reach reach, boolean repeats, Instant now) {
        Map<String, Map<OutcomeName, String>> reported = new HashMap<>();
        tx.figures().reported(filter, reach).forEach(one -> reported.computeIfAbsent(one.interactionId(),
                _ -> new EnumMap<>(OutcomeName.class)).put(one.name(), one.value()));
        return new CallEndings(reported, repeats ? noneBehind(tx, filter, now) : Map.of());
    }

    /** Only of what began seven days ago and more: else those who come back would be known before those who do not. */
    private static Map<String, Boolean> noneBehind(Store.Tx tx, FigureFilter filter, Instant now) {
        Instant ripe = now.minus(RepeatContacts.WITHIN);
        List<Contact> contacts = tx.outcomes().contacts(filter.from().minus(RepeatContacts.WITHIN));
        Map<String, Boolean> none = new HashMap<>(RepeatContacts.none(contacts, now));
        contacts.stream().filter(contact -> contact.startedAt().isAfter(ripe)).forEach(contact -> none.remove(contact.interactionId()));
        return none;
    }

    CallEnding of(String interactionId) {
        Map<OutcomeName, String> last = reported.get(interactionId);
        return last == null ? CallEnding.UNKNOWN : new CallEnding(last, noneBehind.get(interactionId));
    }
}
