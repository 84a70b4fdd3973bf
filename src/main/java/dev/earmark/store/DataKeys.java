package dev.earmark.store;

import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.WrappedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that seal what is kept, wrapped by a master key that is kept elsewhere; and how far everything is sealed. */
public interface DataKeys {

    /** Empty where there never was one, or it was destroyed. */
    Optional<DataKey> find(String owner);

    /** The one that there is, or a new one. */
    DataKey make(String owner);

    /** What it sealed can no longer be read, here or in any copy. */
    void destroy(String owner);

    /**
     * How far encryption has come.
     *
     * @param master   name of the master key that wraps new keys; null where nothing is encrypted
     * @param begun    when it was turned on
     * @param ended    when everything from before was sealed, too; null as long as something is left
     * @param left     interactions that have something in the clear
     * @param byMaster how many keys each master key wraps, by its name
     */
    record State(@Nullable String master, @Nullable Instant begun, @Nullable Instant ended, long left, Map<String, Long> byMaster) {
        public State {
            byMaster = Map.copyOf(byMaster);
        }
    }

    State state();

    /** The same without counting. Empty where nothing is encrypted. */
    Optional<String> master();

    /** Whether a key is wrapped by another master key than these; one of them. */
    Optional<String> wrappedByOther(List<String> masters);

    /** Turns encryption on, by the master key that the settings name, and makes the key of the house. Nothing where it is on. */
    void begin(Instant at);

    /** From now on new keys are wrapped by this master key. */
    void master(String name);

    /** Wraps keys of other masters by the one that wraps new keys. @return how many; 0 when none is left that nobody else is at */
    int rewrap(int most);

    /** Interactions with something in the clear, by id, from {@code after} (exclusive) on. */
    List<String> unsealed(String after, int most);

    /** Seals the rows of an interaction. */
    void sealRows(String interactionId);

    /** Its files are sealed, too. */
    void sealed(String interactionId);

    /** Seals what belongs to no interaction. @return how many rows */
    int sealHouse();

    /** Takes the work of sealing what is there, unless somebody else has it. */
    boolean take(String worker, long leaseMs);

    /** @return false when somebody else has taken over */
    boolean keep(String worker, long leaseMs);

    /** Lets go of it. @param ended when nothing is left; null when something is */
    void release(String worker, @Nullable Instant ended);

    /** Keys as they are kept, by owner, from {@code after} (exclusive) on. */
    List<WrappedKey> page(String after, int most);

    /** Puts one back, unless there is one, or what it belongs to was deleted. @return whether it was put back */
    boolean put(WrappedKey key);

    /** Forgets those that were made before a time and belong to nothing. @return how many */
    int forgetOrphans(Instant before);
}
