package dev.earmark.web.api;

import dev.earmark.fault.NotFound;
import dev.earmark.web.contract.Contract;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The contract itself, so that a client can be made from a running server. */
final class ContractApi {

    private final Contract contract;

    ContractApi(Contract contract) {
        this.contract = contract;
    }

    Map<String, Handler> handlers() {
        return Map.of("getContract", _ -> Answer.bytes(200, "application/yaml", contract.text()), "getSchema", ContractApi::schema);
    }

    /** The contract allows names of lower-case letters and hyphens only. */
    private static Answer schema(Exchange exchange) throws IOException {
        String name = exchange.path("schema");
        try (InputStream in = ContractApi.class.getResourceAsStream("/schema/" + name)) {
            if (in == null) {
                throw new NotFound("web.schema-unknown", "There is no schema " + name + ".");
            }
            return Answer.bytes(200, "application/json", in.readAllBytes());
        }
    }
}
