package dev.backbone.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuthorizationServerTest {

    private static final String SECRET = "a-secret-of-this-test";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path sharedFolder;

    /** For the tests that only ask it. */
    private static ConfigurableApplicationContext server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = start(sharedFolder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_token_is_for_the_scopes_and_the_customer_that_were_asked_for() throws Exception {
        var claims = claims(token(server, SECRET, "&scope=orders:read%20orders:write&customer=17850"));

        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8085");
        assertThat(claims.getAudience()).containsExactly("backbone");
        assertThat(claims.getStringClaim("customer")).isEqualTo("17850");
        assertThat(claims.getStringListClaim("scope")).containsExactlyInAnyOrder("orders:read", "orders:write");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void without_a_customer_it_names_none() throws Exception {
        assertThat(claims(token(server, SECRET, "&scope=ops")).getClaims()).doesNotContainKey("customer");
    }

    @Test
    void a_wrong_secret_another_scope_and_another_way_are_refused() throws Exception {
        assertThat(token(server, "guessed", "&scope=ops").statusCode()).isEqualTo(401);
        assertThat(token(server, SECRET, "&scope=everything").statusCode()).isEqualTo(400);
        var password = post(server, SECRET, "grant_type=password&username=a&password=b");
        assertThat(password.statusCode()).isEqualTo(400);
    }

    @Test
    void a_token_outlives_the_server_and_nobody_else_can_read_its_key() throws Exception {
        HttpResponse<String> answer;
        try (var first = start(folder)) {
            answer = token(first, SECRET, "&scope=ops");
        }
        try (var second = start(folder)) {
            var keys = JWKSet.parse(get(second, "/oauth2/jwks").body());
            var token = SignedJWT.parse(text(answer));
            var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
            assertThat(key.isPrivate()).isFalse();
            assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile(folder))))
                .isEqualTo("rw-------");
    }

    @Test
    void it_tells_where_everything_is_and_that_it_is_ready() throws Exception {
        JsonNode metadata =
                JSON.readTree(get(server, "/.well-known/openid-configuration").body());
        assertThat(metadata.path("jwks_uri").asString()).isEqualTo("http://localhost:8085/oauth2/jwks");
        assertThat(get(server, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get(server, "/actuator/env").statusCode()).isBetween(401, 404);
    }

    @Test
    void without_a_secret_it_does_not_start() {
        assertThatThrownBy(() -> run("--backbone.authorization.key-file=" + keyFile(folder)))
                .hasRootCauseMessage("backbone.authorization.client-secret is not set");
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return run(
                "--backbone.authorization.client-secret=" + SECRET,
                "--backbone.authorization.key-file=" + keyFile(folder));
    }

    private static ConfigurableApplicationContext run(String first, String... more) {
        var arguments = new ArrayList<>(List.of("--server.port=0", first));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(AuthorizationServerApplication.class).run(arguments.toArray(String[]::new));
    }

    private static Path keyFile(Path folder) {
        return folder.resolve("keys/signing-key.json");
    }

    private static HttpResponse<String> token(ConfigurableApplicationContext server, String secret, String parameters)
            throws IOException, InterruptedException {
        return post(server, secret, "grant_type=client_credentials" + parameters);
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext server, String secret, String form)
            throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString(("backbone-cli:" + secret).getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(uri(server, "/oauth2/token"))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext server, String path)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(server, path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(ConfigurableApplicationContext server, String path) {
        return URI.create(
                "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static JWTClaimsSet claims(HttpResponse<String> answer) throws ParseException {
        return SignedJWT.parse(text(answer)).getJWTClaimsSet();
    }

    private static String text(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asString();
    }
}
