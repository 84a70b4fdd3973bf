package dev.earmark.app.command.audit;

import dev.earmark.access.AuditEntry;
import dev.earmark.fault.Rejected;
import dev.earmark.store.AuditLog.Link;
import java.time.Instant;

/** The end of the audit log at some earlier time, as {@code audit verify} printed it: {@code number:mac}. */
final class AuditHead {

    private static final AuditEntry UNKNOWN = new AuditEntry(Instant.EPOCH, "", "", "", "");

    private AuditHead() {}

    /** @throws Rejected with {@code app.usage} */
    static Link of(String text) {
        if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            throw new Rejected("app.usage",
                    "--head and --reads-head must be what audit verify printed: a number, a colon and 64 digits or letters a to f.");
        }
        int colon = text.indexOf(':');
        return new Link(Long.parseLong(text.substring(0, colon)), UNKNOWN, text.substring(colon + 1));
    }
}
