package dev.backbone.gateway.openapi;

import dev.backbone.gateway.http.Acceptance;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Something that is the same for everybody until the gateway is replaced; clients may keep it, but ask each time. */
final class StaticFile {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final MediaType type;
    private final byte[] content;
    private final String etag;

    StaticFile(MediaType type, byte[] content) {
        this.type = type;
        this.content = content.clone();
        this.etag = '"' + HexFormat.of().formatHex(sha256(content), 0, 16) + '"';
    }

    /** @throws dev.backbone.gateway.http.RequestRefusedException with 406 if the caller accepts no content of this type */
    ServerResponse answer(ServerRequest request) {
        Acceptance.require(request, type);
        return request.checkNotModified(etag).orElseGet(this::whole);
    }

    private ServerResponse whole() {
        return ServerResponse.ok()
                .contentType(type)
                .eTag(etag)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(content);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
