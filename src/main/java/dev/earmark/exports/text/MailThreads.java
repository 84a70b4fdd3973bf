package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/**
 * Puts mails together by what they answer (Message-ID, In-Reply-To, References), and tells the house from its customers by their addresses.
 * Not for many threads.
 */
final class MailThreads {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,300}>");
    private static final Pattern HOUSE = Pattern.compile(
            "(?:.*[._+-])?(?:support|help|helpdesk|hilfe|service|services|care|customercare|customerservice|kundenservice|kundendienst"
                    + "|contact|kontakt"
                    + "|hello|hallo|info|office|sales|team|orders|billing|desk|servicedesk|assistance|sav|atencion|soporte|assistenza"
                            + "|atendimento"
                    + "|klantenservice|servicio)(?:[._+-].*)?");
    private static final Pattern MACHINE = Pattern.compile("(?:.*[._+-])?(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster"
            + "|notifications?|bounce)(?:[._+-].*)?");

    private record Letter(List<String> ids, @Nullable String address, @Nullable String name, List<String> to, @Nullable Instant at,
            String subject,
            boolean automatic, String text) {}

    private final List<Letter> letters = new ArrayList<>();

    void add(org.apache.james.mime4j.dom.Message mail) {
        Mailbox from = mail.getFrom() == null || mail.getFrom().isEmpty() ? null : mail.getFrom().get(0);
        List<String> ids = new ArrayList<>();
        for (String header : List.of("Message-ID", "In-Reply-To", "References")) {
            Field field = mail.getHeader().getField(header);
            Matcher id = ID.matcher(field == null || field.getBody() == null ? "" : field.getBody());
            while (id.find() && ids.size() < 200) {
                ids.add(id.group());
            }
        }
        Date date = mail.getDate();
        Field auto = mail.getHeader().getField("Auto-Submitted");
        boolean automatic = auto != null && auto.getBody() != null && !auto.getBody().strip().toLowerCase(Locale.ROOT).startsWith("no");
        List<String> to = mail.getTo() == null ? List.of() : mail.getTo().flatten().stream().map(box -> low(box.getAddress())).toList();
        letters.add(new Letter(ids, from == null ? null : low(from.getAddress()), from == null ? null : from.getName(), to,
                date == null ? null : date.toInstant(), mail.getSubject() == null ? "" : mail.getSubject(), automatic,
                        MailParts.text(mail)));
    }

    private static String low(@Nullable String address) {
        return address == null ? "" : address.toLowerCase(Locale.ROOT);
    }

    List<Draft> drafts() {
        Map<String, Integer> threadOf = new HashMap<>();
        Map<Integer, Integer> joined = new HashMap<>();
        List<Integer> threads = new ArrayList<>();
        for (Letter letter : letters) {
            List<Integer> known = letter.ids.stream().filter(threadOf::containsKey).map(id -> root(threadOf.getOrDefault(id, 0), joined))
                    .distinct()
                    .toList();
            int thread = known.stream().min(Integer::compare).orElse(threads.size());
            known.stream().filter(other -> other != thread).forEach(other -> joined.put(other, thread));
            letter.ids.forEach(id -> threadOf.put(id, thread));
            threads.add(thread);
        }
        Map<Integer, List<Letter>> whole = new LinkedHashMap<>();
        for (int i = 0; i < letters.size(); i++) {
            whole.computeIfAbsent(root(threads.get(i), joined), _ -> new ArrayList<>()).add(letters.get(i));
        }
        return whole.values().stream().map(MailThreads::draft).toList();
    }

    private static int root(int thread, Map<Integer, Integer> joined) {
        int root = thread;
        while (joined.containsKey(root)) {
            root = joined.getOrDefault(root, root);
        }
        return root;
    }

    private static Draft draft(List<Letter> thread) {
        Draft draft = Draft.of("email").id(thread.getFirst().ids.isEmpty() ? null : thread.getFirst().ids.getFirst().replaceAll("[<>]",
                ""));
        Map<String, String> sides = sides(thread);
        for (Letter letter : thread) {
            String address = letter.address == null ? "" : letter.address;
            String local = address.replaceFirst("@.*", "");
            String side = letter.automatic || MACHINE.matcher(local).matches() ? "system" : sides.getOrDefault(address,
                    letter.name == null || letter.name.isBlank() ? address : letter.name);
            draft.add(ExportMessage.sent(side.isBlank() ? "unknown" : side, letter.name, letter.at, letter.text));
        }
        return draft;
    }

    /** Which addresses are the house's and which are customers', as far as they tell; nobody, when nothing does. */
    private static Map<String, String> sides(List<Letter> thread) {
        Map<String, String> sides = new HashMap<>();
        List<String> all = thread.stream().flatMap(letter -> Stream.concat(Stream.ofNullable(letter.address), letter.to.stream()))
                .filter(address -> address.contains("@")).distinct().toList();
        var houses = all.stream().filter(address -> HOUSE.matcher(address.replaceFirst("@.*", "")).matches())
                .map(address -> address.replaceFirst(".*@", "")).collect(Collectors.toSet());
        all.forEach(address -> {
            boolean ofHouse = houses.contains(address.replaceFirst(".*@", ""));
            if (!houses.isEmpty()) {
                sides.put(address, ofHouse ? "agent" : "customer");
            }
        });
        return sides.containsValue("customer") ? sides : Map.of();
    }
}
