package dev.earmark.message;

import dev.earmark.transcript.Speaker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What systems call the parties of a conversation. Safe for many threads. */
public final class RoleNames {

    private static final Map<String, Speaker> ROLES = new HashMap<>();

    static {
        name(Speaker.AGENT, "agent", "operator", "advisor", "adviser", "representative", "rep", "csr", "staff", "admin", "employee",
                "consultant", "support", "supporter", "support agent", "customer service", "customer support", "service agent", "teammate",
                "internal", "human agent", "live agent", "supervisor", "acd", "expert", "team", "team member", "sales rep", "seller",
                "berater", "beraterin", "mitarbeiter", "mitarbeiterin", "kundenservice", "kundendienst", "conseiller", "conseillère",
                "service client", "agente", "asesor", "asesora", "operador", "operadora", "operatore", "operatrice", "consulente",
                "atendente", "medewerker", "klantenservice", "seller agent", "internal participant", "agent side", "agent channel",
                        "outbound", "outgoing");
        name(Speaker.CUSTOMER, "customer", "client", "caller", "user", "end user", "enduser", "visitor", "contact", "lead", "consumer",
                "guest", "external", "requester", "member", "patient", "subscriber", "buyer", "shopper", "cust", "callee", "prospect",
                "kunde", "kundin", "anrufer", "anruferin", "cliente", "usuario", "usuaria", "utente", "usuário", "klant", "beller",
                "visiteur", "appelant", "external participant", "customer side", "customer channel", "messaging user", "web user",
                        "inbound", "incoming");
        name(Speaker.BOT, "bot", "chatbot", "chat bot", "virtual assistant", "virtual agent", "assistant", "ivr", "answer bot", "ai",
                "ai agent", "ai assistant", "automation", "workflow", "operator bot", "digital assistant", "custom bot", "agent bot",
                "support bot");
        name(Speaker.SYSTEM, "system", "info", "notice", "event", "status", "server", "system message", "trigger", "announcement",
                "notification", "automated message", "automated", "chat system", "systemmeldung", "système", "sistema", "systeem");
        name(Speaker.UNKNOWN, "unknown");
        name(Speaker.OTHER, "other");
    }

    private RoleNames() {}

    private static void name(Speaker speaker, String... names) {
        for (String name : names) {
            ROLES.put(name, speaker);
        }
    }

    /** The party that a role means; empty for a person's name and for roles that tell nobody apart. */
    public static Optional<Speaker> of(String author) {
        String plain = plain(author);
        Speaker known = ROLES.get(plain);
        if (known == null) {
            known = ROLES.get(plain.replaceFirst(" ?[0-9]{1,2}$", ""));
        }
        if (known == null && (plain.endsWith(" bot") || plain.endsWith(" virtual assistant") || plain.endsWith(" virtual agent"))) {
            known = Speaker.BOT;
        }
        if (known == null && (plain.endsWith(" support") || plain.endsWith(" team") || plain.endsWith(" service"))) {
            known = Speaker.AGENT;
        }
        return Optional.ofNullable(known);
    }

    /** An author as compared: small letters, one space between words, no brackets. */
    static String plain(String author) {
        return author.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-()\\[\\]:.]+", " ").strip();
    }
}
