package dev.earmark.web.login;

import dev.earmark.access.AuditSettings;
import dev.earmark.access.PrivacySettings;
import dev.earmark.access.Sealed;
import dev.earmark.web.login.oidc.OidcSettings;
import dev.earmark.web.login.session.LoginSettings;

/**
 * What the house wants of those who log in.
 *
 * @param sealed closes what the database alone must not reveal
 */
public record Protection(OidcSettings oidc, LoginSettings login, AuditSettings audit, PrivacySettings privacy, Sealed sealed) {}
