package dev.earmark.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether customers had to come back: another contact of the same customer within seven days, about whatever. */
public final class RepeatContacts {

    public static final Duration WITHIN = Duration.ofDays(7);

    private RepeatContacts() {}

    /** One interaction of a customer. */
    public record Contact(String interactionId, String customerId, Instant startedAt) {}

    /**
     * @param until up to when contacts are known; what began less than seven days before is not told
     * @return for each interaction that can be told, whether the customer did not come back
     */
    public static Map<String, Boolean> none(List<Contact> contacts, Instant until) {
        Map<String, List<Contact>> byCustomer = new HashMap<>();
        contacts.forEach(contact -> byCustomer.computeIfAbsent(contact.customerId(), _ -> new ArrayList<>()).add(contact));
        Map<String, Boolean> none = new HashMap<>();
        for (List<Contact> own : byCustomer.values()) {
            own.sort(Comparator.comparing(Contact::startedAt).thenComparing(Contact::interactionId));
            for (int i = 0; i < own.size(); i++) {
                Instant end = own.get(i).startedAt().plus(WITHIN);
                boolean again = i + 1 < own.size() && !own.get(i + 1).startedAt().isAfter(end);
                if (again || !end.isAfter(until)) {
                    none.put(own.get(i).interactionId(), !again);
                }
            }
        }
        return none;
    }
}
