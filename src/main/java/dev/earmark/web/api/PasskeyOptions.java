package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.web.login.factor.Passkeys;
import dev.earmark.web.login.factor.Passkeys.Asked;
import dev.earmark.web.login.factor.Passkeys.AskedNew;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a browser is asked, in the JSON of WebAuthn. The device must always make sure who it is. */
final class PasskeyOptions {

    private static final int PATIENCE_MS = 120_000;

    private PasskeyOptions() {}

    /** To log in: the device knows which passkeys it has for this host. */
    static ObjectNode of(Asked asked) {
        ObjectNode node = Views.object().put("ticket", asked.ticket());
        node.putObject("publicKey").put("challenge", asked.challenge()).put("rpId", asked.site().id()).put("userVerification", "required")
                .put("timeout", PATIENCE_MS)
                .putArray("allowCredentials");
        return node;
    }

    static ObjectNode ofNew(AskedNew asked) {
        ObjectNode node = Views.object().put("ticket", asked.asked().ticket());
        ObjectNode key = node.putObject("publicKey").put("challenge", asked.asked().challenge()).put("attestation", "none")
                .put("timeout", PATIENCE_MS);
        key.putObject("rp").put("id", asked.asked().site().id()).put("name", "Earmark");
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(asked.account().id().getBytes(StandardCharsets.UTF_8));
        key.putObject("user").put("id", handle).put("name", asked.account().login()).put("displayName", asked.account().name());
        ArrayNode algorithms = key.putArray("pubKeyCredParams");
        Passkeys.algorithms().forEach(number -> algorithms.addObject().put("type", "public-key").put("alg", number));
        key.putObject("authenticatorSelection").put("residentKey", "required").put("requireResidentKey", true)
                .put("userVerification", "required");
        ArrayNode present = key.putArray("excludeCredentials");
        asked.present().forEach(id -> present.addObject().put("type", "public-key").put("id", id));
        return node;
    }
}
