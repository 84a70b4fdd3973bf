package dev.earmark.redaction;

import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Facts;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes private words out of transcripts. The same words go every time. Safe for many threads. */
public final class Redactor {

    private static final List<PrivateFinder> FINDERS = List.of(new NumberFinder(), new AccountFinder(), new DateFinder(),
            new SecretFinder(),
            new MailFinder(), new AddressFinder());

    /**
     * Security codes and PINs of cards, which nobody may keep after a payment was authorised, not even encrypted (PCI DSS 3.3.1), and the
     * kinds of which nothing tells that they are none.
     */
    private static final Set<PrivateKind> NEVER_KEPT = EnumSet.of(PrivateKind.SECURITY_CODE, PrivateKind.PASSWORD,
            PrivateKind.PAYMENT_DIGITS, PrivateKind.READ_OUT_DIGITS);

    private final Set<PrivateKind> removed;
    private final SoundMask mask;
    private final @Nullable Redactor ofOriginals;

    public Redactor(RedactionSettings settings) {
        this(settings.removed(), settings.sound(),
                settings.keepsOriginals() ? new Redactor(NEVER_KEPT, settings.sound(), null) : null);
    }

    private Redactor(Set<PrivateKind> removed, SoundMask mask, @Nullable Redactor ofOriginals) {
        this.removed = removed;
        this.mask = mask;
        this.ofOriginals = ofOriginals;
    }

    /** The same where originals cannot be kept encrypted, and so are not kept. */
    public Redactor withoutOriginals() {
        return new Redactor(removed, mask, null);
    }

    /** What is heard in the place of what went. */
    public SoundMask mask() {
        return mask;
    }

    /**
     * What is kept of a conversation for those who may see more: without what nobody may keep even encrypted.
     *
     * @param redacted what {@link #of} made of it
     * @return empty where originals are not kept, and where nothing was removed
     */
    public Optional<Redacted> original(Transcript said, Facts facts, Redacted redacted) {
        return Optional.ofNullable(ofOriginals).filter(_ -> !redacted.removals().isEmpty()).map(own -> own.of(said, facts));
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
