package dev.earmark.redaction;

import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Facts;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Takes private words out of transcripts. The same words go every time. Safe for many threads. */
public final class Redactor {

    private static final List<PrivateFinder> FINDERS = List.of(new NumberFinder(), new AccountFinder(), new DateFinder(),
            new SecretFinder(),
            new MailFinder(), new AddressFinder());

    private final Set<PrivateKind> removed;
    private final SoundMask mask;

    public Redactor(RedactionSettings settings) {
        this.removed = settings.removed();
        this.mask = settings.sound();
    }

    /** What is heard in the place of what went. */
    public SoundMask mask() {
        return mask;
    }

    /** @param facts give the names of the parties */
    public Redacted of(Transcript transcript, Facts facts) {
        if (removed.isEmpty()) {
            return new Redacted(transcript, List.of());
        }
        ConversationPieces said = new ConversationPieces(transcript, facts);
        Topics topics = new Topics(said);
        List<PrivateFinding> all = new ArrayList<>();
        FINDERS.forEach(finder -> all.addAll(finder.in(said, topics)));
        if (removed.contains(PrivateKind.NAME)) {
            all.addAll(new NameFinder().in(said, topics));
        }
        all.removeIf(finding -> !removed.contains(finding.kind()));
        return new Blanks(transcript, separate(all)).redacted().remarked();
    }

    /** Each stretch once: what touches is one finding, of the kind that comes first. In the order of the conversation. */
    private static List<PrivateFinding> separate(List<PrivateFinding> all) {
        List<PrivateFinding> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(PrivateFinding::turn).thenComparingInt(PrivateFinding::from));
        List<PrivateFinding> apart = new ArrayList<>();
        for (PrivateFinding next : sorted) {
            if (!apart.isEmpty() && apart.getLast().touches(next)) {
                PrivateFinding last = apart.removeLast();
                PrivateKind kind = last.kind().compareTo(next.kind()) <= 0 ? last.kind() : next.kind();
                apart.add(new PrivateFinding(kind, last.turn(), last.from(), Math.max(last.to(), next.to())));
            } else {
                apart.add(next);
            }
        }
        return apart;
    }
}
