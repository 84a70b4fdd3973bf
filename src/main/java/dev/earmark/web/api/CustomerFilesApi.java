package dev.earmark.web.api;

import dev.earmark.access.AuditEntry;
import dev.earmark.fault.Unavailable;
import dev.earmark.forgetting.CustomerErasure;
import dev.earmark.forgetting.CustomerErasure.Forgotten;
import dev.earmark.report.customer.CustomerFile;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything of a customer as a file, or forgotten. */
final class CustomerFilesApi {

    private final Backend backend;
    private final CustomerFile files;
    private final CustomerErasure erasure;

    CustomerFilesApi(Backend backend) {
        this.backend = backend;
        this.files = new CustomerFile(backend.store(), backend.blobs(), backend.clock());
        this.erasure = new CustomerErasure(backend.store(), backend.erasure(), backend.clock());
    }

    Map<String, Handler> handlers() {
        return Map.of("exportCustomer", this::export, "forgetCustomer", this::forget);
    }

    private Answer export(Exchange exchange) throws IOException {
        Views.mustReachEverything(exchange.principal());
        String customer = String.valueOf(exchange.query("id"));
        List<String> ids = files.ids(customer);
        exchange.shows(ids);
        backend.store().<Boolean>write(tx -> {
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), "customer.export", "",
                    ids.size() + " interactions"));
            return true;
        });
        return sent(customer);
    }

    /** The file has no name any longer when it is sent, so that nothing is left of it, whatever happens. */
    private Answer sent(String customer) throws IOException {
        Path file = Files.createTempFile("earmark-customer", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                files.write(customer, out);
            }
            InputStream bytes = Files.newInputStream(file);
            return new Answer(200, List.of(), new Answer.Flow("application/zip", Files.size(file), bytes))
                    .with("Content-Disposition", "attachment; filename=\"customer.zip\"").with("Cache-Control", "no-store");
        } catch (IOException full) {
            throw new Unavailable("store.full", "The file could not be put together: " + full.getMessage() + ".", full);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Answer forget(Exchange exchange) {
        Views.mustReachEverything(exchange.principal());
        Forgotten forgotten = erasure.forget(String.valueOf(exchange.query("id")), exchange.principal().id());
        return Answer.ok(Views.object().put("interactions", forgotten.interactions()).put("held", forgotten.held())
                .put("traceless", forgotten.traceless()));
    }
}
