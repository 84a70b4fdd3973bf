package dev.earmark.trust;

import org.jspecify.annotations.Nullable;

/**
 * How far a verdict may be trusted.
 *
 * @param lacks  what keeps the gate closed, in few words; empty when it is open, null when nobody has asked
 * @param review whether it is so unsure, by what labels have shown, that a person should decide
 */
public record VerdictTrust(TrustGate gate, boolean review, @Nullable String lacks) {

    public static final VerdictTrust UNCALIBRATED = new VerdictTrust(TrustGate.UNCALIBRATED, false, null);
}
