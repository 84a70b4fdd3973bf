package dev.earmark.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A small identity provider: discovery, keys, code flow with PKCE. Can be told to lie in its tokens. */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "earmark-test";
    public static final String SECRET = "client secret of the test, long enough";

    /** What is wrong with the tokens that it gives. */
    public enum Lie {
        NONE,
        UNSIGNED,
        SIGNED_WITH_OUR_SECRET,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        EXPIRED,
        OTHER_NONCE,
        SWAPPED_KEY,
        UNKNOWN_KEY
    }

    private record Begun(String nonce, String challenge, String redirect) {}

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey published;
    private final RSAKey strange;
    private final Map<String, Begun> codes = new ConcurrentHashMap<>();
    private volatile Lie lie = Lie.NONE;
    private volatile List<String> groups = List.of("qa");

    public IdentityProvider() {
        try {
            this.key = new RSAKeyGenerator(2048).keyID("one").keyUse(KeyUse.SIGNATURE).generate();
            this.published = new RSAKeyGenerator(2048).keyID("two").keyUse(KeyUse.SIGNATURE).generate();
            this.strange = new RSAKeyGenerator(2048).keyID("three").keyUse(KeyUse.SIGNATURE).generate();
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException broken) {
            throw new IllegalStateException(broken);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> json(exchange, 200,
                new JWKSet(List.of(key.toPublicJWK(), published.toPublicJWK())).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void tell(Lie next) {
        lie = next;
    }

    public void groups(String... next) {
        groups = List.of(next);
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                 "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256","none","HS256"]}""".formatted(issuer());
    }

    /** Everybody is logged in already. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, new Begun(asked.getOrDefault("nonce", ""),
                "S256".equals(asked.get("code_challenge_method")) ? asked.getOrDefault("code_challenge", "") : "",
                asked.getOrDefault("redirect_uri", "")));
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Begun begun = codes.remove(asked.getOrDefault("code", ""));
        String basic = "Basic " + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET.replace(" ", "+").replace(",", "%2C")).getBytes(StandardCharsets.UTF_8));
        boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (begun == null || !known || !begun.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))
                || !begun.redirect().equals(asked.get("redirect_uri"))) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        json(exchange, 200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken(begun) + "\"}");
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String idToken(Begun begun) {
        Lie now = lie;
        long time = System.currentTimeMillis() - (now == Lie.EXPIRED ? 86_400_000 : 0);
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(now == Lie.OTHER_ISSUER ? "https://other.example" : issuer()).subject("u-1")
                .audience(now == Lie.OTHER_AUDIENCE ? "other-client" : CLIENT).issueTime(new Date(time))
                        .expirationTime(new Date(time + 300_000))
                .claim("nonce", now == Lie.OTHER_NONCE ? "other" : begun.nonce()).claim("groups", groups).claim("preferred_username", "Ola")
                .claim("name", "Ola Nordmann")
                .claim("agent", "a-7").build();
        try {
            return switch (now) {
                case UNSIGNED -> new PlainJWT(claims).serialize();
                case SIGNED_WITH_OUR_SECRET -> {
                    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    token.sign(new com.nimbusds.jose.crypto.MACSigner(SECRET));
                    yield token.serialize();
                }
                case SWAPPED_KEY -> signed(claims, "two", strange);
                case UNKNOWN_KEY -> signed(claims, "three", strange);
                case NONE, OTHER_AUDIENCE, OTHER_ISSUER, EXPIRED, OTHER_NONCE -> signed(claims, "one", key);
            };
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String signed(JWTClaimsSet claims, String keyId, RSAKey with) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int sign = pair.indexOf('=');
            fields.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
