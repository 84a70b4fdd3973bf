package dev.earmark.app;

import dev.earmark.access.AuditChain;
import dev.earmark.blobs.s3.S3Blobs;
import dev.earmark.fault.Rejected;
import dev.earmark.store.AuditLog;
import dev.earmark.store.AuditLog.Link;
import java.util.List;

/**
 * Whether the folder belongs to the database: the end of its audit log must fit the key in the folder. A node that mounted another folder
 * would take recordings in that nobody else can find. And whether the bucket belongs to the same key.
 */
record FolderOwner(Storage storage) {

    /** @throws Rejected with {@code app.folder-not-shared} or {@code blobs.not-ours} */
    void check() {
        if (!storage.store().<Boolean>read(tx -> fits(tx.audit()))) {
            throw new Rejected("app.folder-not-shared", "The folder " + storage.folder()
                    + " does not belong to this database: its audit.key is another one."
                    + " Every node needs the same store.folder (with recordings in a bucket: a copy of the same audit.key), and a"
                    + " restored database the audit.key of the same backup.");
        }
        if (storage.blobs() instanceof S3Blobs bucket) {
            bucket.claim(AuditKey.owner(AuditKey.in(storage.folder())));
        }
    }

    private boolean fits(AuditLog log) {
        return log.head().map(head -> {
            List<Link> before = head.number() == 1 ? List.of() : log.after(head.number() - 2, 1);
            String mac = before.isEmpty() ? AuditChain.START : before.getFirst().mac();
            return new AuditChain(AuditKey.in(storage.folder())).mac(mac, head.number(), head.entry()).equals(head.mac());
        }).orElse(true);
    }
}
