/**
 * Recordings that lie at a provider of telephony and are fetched by its documented API: Twilio's Recordings, and those of Genesys Cloud.
 * What the provider says of a recording is fetched as its sidecar.
 */
@NullMarked
package dev.earmark.inbox.pull.cloud;

import org.jspecify.annotations.NullMarked;
