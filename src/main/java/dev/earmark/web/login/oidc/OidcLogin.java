package dev.earmark.web.login.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.earmark.fault.Unavailable;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The code flow of OpenID Connect with PKCE, state and nonce. What must come back lies in a cookie of the browser that began, so that any
 * node can go on. The ID token is believed when issuer, audience, times, nonce and signature are right; only algorithms with a public
 * key count. Safe for many threads.
 */
public final class OidcLogin {

    private static final int TIMEOUT_MS = 10_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512,
            JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private final ClientID client;
    private final Secret secret;
    private final Issuer issuer;
    private final Supplier<URI> callback;
    private volatile @Nullable Provider provider;

    private record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /** Where to go, and what the browser must bring back in a cookie. */
    public record Start(URI to, String memory) {
        @Override
        public String toString() {
            return "Start";
        }
    }

    /** @param callback address of ours that the provider sends browsers back to */
    public OidcLogin(OidcSettings settings, Supplier<URI> callback) {
        this.issuer = new Issuer(String.valueOf(settings.issuer()));
        this.client = new ClientID(String.valueOf(settings.clientId()));
        this.secret = new Secret(String.valueOf(settings.clientSecret()));
        this.callback = callback;
    }

    /** @throws Unavailable with {@code access.provider-down} */
    public Start start() {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI to = new AuthenticationRequest.Builder(new ResponseType(ResponseType.Value.CODE), new Scope("openid", "profile", "email"),
                client, callback.get())
                .endpointURI(provider().metadata().getAuthorizationEndpointURI())
                .state(state).nonce(nonce).codeChallenge(verifier, CodeChallengeMethod.S256).build().toURI();
        return new Start(to, state.getValue() + "." + nonce.getValue() + "." + verifier.getValue());
    }

    /**
     * @param parameters of the query that the browser came back with
     * @param memory     as {@link Start#memory()}; null when the browser has lost it
     * @throws HttpRefusal 401 with {@code access.oidc-refused} for anything that is not as it must be
     */
    public IDTokenClaimsSet finish(Map<String, List<String>> parameters, @Nullable String memory) {
        String[] parts = memory == null ? new String[0] : memory.split("\\.", -1);
        if (parts.length != 3) {
            throw refused("the login was not begun in this browser, or longer than ten minutes ago");
        }
        AuthorizationCode code = code(parameters, new State(parts[0]));
        JWT token = token(code, new CodeVerifier(parts[2]));
        try {
            return provider().validator().validate(token, new Nonce(parts[1]));
        } catch (BadJOSEException | JOSEException wrong) {
            throw refused("the identity provider's token is not valid (" + wrong.getMessage() + ")");
        }
    }

    private AuthorizationCode code(Map<String, List<String>> parameters, State expected) {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(callback.get(), parameters);
            if (!expected.equals(response.getState())) {
                throw refused("the answer belongs to another login");
            }
            if (response.getIssuer() != null && !response.getIssuer().equals(issuer)) {
                throw refused("the answer is of another identity provider");
            }
            AuthorizationCode code = response.indicatesSuccess() ? response.toSuccessResponse().getAuthorizationCode() : null;
            if (code == null) {
                throw refused("the identity provider refused the login");
            }
            return code;
        } catch (ParseException | IllegalArgumentException wrong) {
            throw refused("the answer cannot be read");
        }
    }

    private JWT token(AuthorizationCode code, CodeVerifier verifier) {
        HTTPRequest request = new TokenRequest.Builder(provider().metadata().getTokenEndpointURI(), new ClientSecretBasic(client, secret),
                new AuthorizationCodeGrant(code, callback.get(), verifier)).build().toHTTPRequest();
        request.setConnectTimeout(TIMEOUT_MS);
        request.setReadTimeout(TIMEOUT_MS);
        request.setFollowRedirects(false);
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            JWT token = response.indicatesSuccess()
                    ? ((com.nimbusds.openid.connect.sdk.OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken()
                    : null;
            if (token == null) {
                throw refused("the identity provider gave no token");
            }
            return token;
        } catch (ParseException wrong) {
            throw refused("the identity provider's answer cannot be read");
        } catch (IOException down) {
            throw down(down);
        }
    }

    private Provider provider() {
        Provider known = provider;
        if (known != null) {
            return known;
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, TIMEOUT_MS, TIMEOUT_MS);
            Set<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs() == null
                    ? Set.of(JWSAlgorithm.RS256) : Set.copyOf(metadata.getIDTokenJWSAlgs());
            Set<JWSAlgorithm> accepted = ALGORITHMS.stream().filter(offered::contains).collect(Collectors.toSet());
            if (accepted.isEmpty()) {
                throw refused("the identity provider signs its tokens in a way that is not accepted here");
            }
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(), new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MOST_BYTES))
                    .retrying(true).build();
            IDTokenValidator validator = new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(accepted, keys), null);
            Provider found = new Provider(metadata, validator);
            provider = found;
            return found;
        } catch (GeneralException | MalformedURLException wrong) {
            throw down(wrong);
        } catch (IOException down) {
            throw down(down);
        }
    }

    private static Unavailable down(Exception cause) {
        return new Unavailable("access.provider-down", "The identity provider does not answer as it should; try again later.", cause);
    }

    private static HttpRefusal refused(String why) {
        return new HttpRefusal(401, "access.oidc-refused", "The login was refused: " + why + ".");
    }
}
