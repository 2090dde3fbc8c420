package dev.backbone.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that tokens are signed with, kept in a file, so that tokens survive a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** Reads the file; makes it, readable by its owner alone, if there is none. It is there as a whole or not at all. */
    static RSAKey of(Path file) throws IOException, JOSEException, ParseException {
        if (!Files.exists(file)) {
            write(generate(), file);
        }
        return RSAKey.parse(Files.readString(file));
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static void write(RSAKey key, Path file) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(folder, "key", "", onlyOwner);
        Files.writeString(unfinished, key.toJSONString());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
