package dev.backbone.gateway.security;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Where an authorization server publishes its keys.
 *
 * @param issuer asked for the address of its keys (OpenID Connect Discovery) unless that is given
 */
record KeySetLocation(@Nullable String issuer, @Nullable String keySet) {

    private static final String METADATA = "/.well-known/openid-configuration";

    URL find(ResourceRetriever http) throws IOException, ParseException {
        if (keySet != null) {
            return url(keySet);
        }
        if (issuer == null) {
            throw new IOException("spring.security.oauth2.resourceserver.jwt.issuer-uri is not set");
        }
        var metadata = JSONObjectUtils.parse(http.retrieveResource(url(issuer.replaceFirst("/$", "") + METADATA))
                .getContent());
        var found = JSONObjectUtils.getURI(metadata, "jwks_uri");
        if (found == null || !issuer.equals(JSONObjectUtils.getString(metadata, "issuer"))) {
            throw new IOException("what is at " + issuer + METADATA + " is not about " + issuer);
        }
        return found.toURL();
    }

    private static URL url(String text) throws MalformedURLException {
        return URI.create(text).toURL();
    }
}
