package dev.earmark.web.login.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import dev.earmark.store.Factors.Passkey;
import dev.earmark.web.http.HttpRefusal;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a browser sends of a passkey against WebAuthn: challenge, origin, name, signature, counter; and that the device made sure
 * who it was. Which make of device it is, is not asked. Safe for many threads.
 */
final class PasskeyCheck {

    /** COSE numbers of ES256, EdDSA and RS256: every device has one of them. */
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private @Nullable Library library;

    /** The doors of the WebAuthn library, which are costly to make. */
    private record Library(WebAuthnManager manager, AttestedCredentialDataConverter keys) {

        static Library open() {
            ObjectConverter converter = new ObjectConverter();
            return new Library(WebAuthnManager.createNonStrictWebAuthnManager(converter), new AttestedCredentialDataConverter(converter));
        }
    }

    /** A new key. */
    record Made(String id, String publicKey, long counter) {}

    /** A signature that is right. */
    record Signed(String userHandle, long counter) {}

    private interface Check<T> {
        T done();
    }

    /** Opened by the first passkey, not at the start. */
    private synchronized Library library() {
        if (library == null) {
            library = Library.open();
        }
        return library;
    }

    /** @param json as a browser's {@code PublicKeyCredential.toJSON()} @throws HttpRefusal 401 with {@code access.passkey-refused} */
    Made made(String json, byte[] challenge, PasskeySite site) {
        return checked(() -> {
            Library webAuthn = library();
            RegistrationData data = webAuthn.manager().parseRegistrationResponseJSON(json);
            List<PublicKeyCredentialParameters> algorithms = ALGORITHMS.stream().map(PasskeyCheck::algorithm).toList();
            webAuthn.manager().verify(data, new RegistrationParameters(property(challenge, site), algorithms, true, true));
            AuthenticatorData<?> device = present(present(data.getAttestationObject()).getAuthenticatorData());
            AttestedCredentialData key = present(device.getAttestedCredentialData());
            return new Made(BASE64.encodeToString(key.getCredentialId()), BASE64.encodeToString(webAuthn.keys().convert(key)),
                    device.getSignCount());
        });
    }

    /** @param json as a browser's {@code PublicKeyCredential.toJSON()} @throws HttpRefusal 401 with {@code access.passkey-refused} */
    Signed signed(String json, byte[] challenge, PasskeySite site, Passkey passkey) {
        return checked(() -> {
            Library webAuthn = library();
            AuthenticationData data = webAuthn.manager().parseAuthenticationResponseJSON(json);
            AttestedCredentialData key = webAuthn.keys().convert(Base64.getUrlDecoder().decode(passkey.publicKey()));
            CredentialRecordImpl known = new CredentialRecordImpl(new NoneAttestationStatement(), true, null, null, passkey.counter(), key,
                    new AuthenticationExtensionsAuthenticatorOutputs<>(), null, null, null);
            webAuthn.manager().verify(data, new AuthenticationParameters(property(challenge, site), known, null, true, true));
            byte @Nullable [] handle = data.getUserHandle();
            return new Signed(handle == null ? "" : new String(handle, java.nio.charset.StandardCharsets.UTF_8),
                    present(data.getAuthenticatorData()).getSignCount());
        });
    }

    private static PublicKeyCredentialParameters algorithm(long number) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number));
    }

    private static ServerProperty property(byte[] challenge, PasskeySite site) {
        return ServerProperty.builder().origins(site.origins().stream().map(Origin::create).collect(Collectors.toSet()))
                .rpId(site.id()).challenge(new DefaultChallenge(challenge)).build();
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw refused();
        }
        return part;
    }

    private static <T> T checked(Check<T> check) {
        try {
            return check.done();
        } catch (HttpRefusal refused) {
            throw refused;
        } catch (RuntimeException wrong) { // of whatever kind: it comes of what was sent
            throw refused();
        }
    }

    static HttpRefusal refused() {
        return new HttpRefusal(401, "access.passkey-refused", "This passkey was not accepted; try again, or log in with your password.");
    }
}
