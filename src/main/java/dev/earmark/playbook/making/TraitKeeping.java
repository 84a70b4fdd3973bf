package dev.earmark.playbook.making;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.measure.Sentiment;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.PartyNames;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.KeptTraits.Traits;
import dev.earmark.store.Store;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads interactions that are new or were corrected, and keeps what they came to, many at once. What was deleted or changed since it was
 * read is not kept. For one thread.
 */
final class TraitKeeping {

    private final Store store;
    private final TraitReader reader;
    private final List<Fresh> unkept = new ArrayList<>();

    TraitKeeping(Store store, TraitReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** @param version of the interaction when it was read */
    private record Fresh(Traits traits, long version) {}

    /** Reads one; {@link #keep} keeps it. Empty where there is nothing to read. */
    Optional<CallTraits> read(String id, long transcriptVersion) {
        Optional<Interaction> interaction = interaction(id);
        Optional<Heard> heard = store.read(tx -> tx.findings().heard(id));
        Optional<Counted> counted = store.read(tx -> tx.findings().counted(id));
        if (interaction.isEmpty() || heard.isEmpty() || counted.isEmpty()) {
            return Optional.empty();
        }
        Sentiment sentiment = counted.get().sentiment();
        CallTraits traits = reader.read(heard.get().transcript(), names(heard.get(), interaction.get().facts()), complaints(sentiment))
                .with(sentiment.course() == null ? null : (Double) sentiment.course().shift());
        unkept.add(new Fresh(new Traits(id, CallTraits.FORMAT, transcriptVersion, traits.toText()), interaction.get().version()));
        return Optional.of(traits);
    }

    private Optional<Interaction> interaction(String id) {
        return store.read(tx -> tx.interactions().find(id, Reach.EVERYTHING));
    }

    /** Keeps all that were read. */
    void keep() {
        if (unkept.isEmpty()) {
            return;
        }
        store.<Boolean>write(tx -> {
            unkept.forEach(fresh -> tx.traits().put(fresh.traits, fresh.version));
            return true;
        });
        unkept.clear();
    }

    /** The words by which the parties are called, in lower case. */
    static Set<String> names(Heard heard, Facts known) {
        PartyNames names = new ConversationWords(heard.transcript(), known).names();
        Set<String> all = new HashSet<>(names.agent());
        all.addAll(names.customer());
        return all;
    }

    private static BitSet complaints(Sentiment sentiment) {
        BitSet complaints = new BitSet();
        sentiment.turns().stream().filter(reading -> reading.label() == Sentiment.Label.NEGATIVE)
                .forEach(reading -> complaints.set(reading.turn()));
        return complaints;
    }
}
