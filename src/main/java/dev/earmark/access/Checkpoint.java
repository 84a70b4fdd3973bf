package dev.earmark.access;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says, as an entry of the audit log itself, that reads were forgotten because they were old: what is left begins behind one entry, and
 * went on to another. Nobody without the key can make one, so a gap at the beginning without it is none of ours.
 *
 * @param number    of the last entry that was forgotten
 * @param mac       of it: the first entry that is left rests on it
 * @param endNumber of the newest entry at that time
 * @param endMac    of that
 */
public record Checkpoint(long number, String mac, long endNumber, String endMac) {

    public static final String ACTION = "audit.forget-reads";

    private static final Pattern END = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    /** @param before reads of earlier times were forgotten */
    public AuditEntry entry(Instant at, Instant before) {
        return new AuditEntry(at, "system", ACTION, number + ":" + mac, "before " + before + ", of " + endNumber + ":" + endMac);
    }

    /** Empty for an entry that is none. */
    public static Optional<Checkpoint> of(AuditEntry entry) {
        Matcher begin = END.matcher(entry.target());
        Matcher end = END.matcher(entry.detail().substring(entry.detail().lastIndexOf(' ') + 1));
        return entry.action().equals(ACTION) && begin.matches() && end.matches()
                ? Optional.of(new Checkpoint(Long.parseLong(begin.group(1)), begin.group(2), Long.parseLong(end.group(1)), end.group(2)))
                : Optional.empty();
    }
}
