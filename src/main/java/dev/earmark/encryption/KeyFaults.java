package dev.earmark.encryption;

import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;

/** What is told when a key is not there, or not the right one. */
public final class KeyFaults {

    private KeyFaults() {}

    /** @param what at the beginning of a sentence */
    public static NotFound destroyed(String what) {
        return new NotFound("encryption.key-destroyed", what + " cannot be read: its key was destroyed when it was deleted, or is not in"
                + " the copy of the keys that was restored.");
    }

    public static boolean isDestroyed(Fault fault) {
        return fault.code().equals("encryption.key-destroyed");
    }

    public static Rejected missing(String wanted) {
        return new Rejected("encryption.key-missing", "What is kept here is encrypted, and encryption.key is not set: set it to where the"
                + " master key " + wanted + " is found. Encryption cannot be turned off. Nothing was changed.");
    }

    static Rejected wrong(String wanted, String given) {
        return new Rejected("encryption.key-wrong", "What is kept here is encrypted with the master key " + wanted
                + ", and encryption.key gives " + given + ": set it to the right one; to change the master key, set encryption.old-key"
                        + " to the one before. Nothing was changed.");
    }

    public static Rejected old(String wanted) {
        return new Rejected("encryption.old-key-missing", "Some data keys are still wrapped by the master key " + wanted
                + ": set encryption.old-key to it, and run earmark keys rotate before it is thrown away. Nothing was changed.");
    }

    /** Nobody has the data keys: only the database was restored. */
    public static Rejected keysGone() {
        return new Rejected("encryption.keys-gone", "What is kept here is encrypted, and its data keys are not here: put them back with"
                + " earmark keys restore FILE, which earmark keys backup made. Nothing was changed.");
    }

    static Unavailable rotten() {
        return new Unavailable("encryption.sealed-rotten",
                "What was kept here is damaged, so it is not shown. Replace it from a backup: earmark scrub --mend-from BACKUP.");
    }
}
