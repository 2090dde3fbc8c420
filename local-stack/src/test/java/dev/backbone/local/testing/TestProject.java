package dev.backbone.local.testing;

import dev.backbone.local.AuthorizationServer;
import dev.backbone.local.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A project whose five services are stubs, beside the real broker and database; extracted programs are shared by all tests. */
public final class TestProject {

    private TestProject() {}

    /** The project's root, built on first use. */
    public static synchronized Path root() throws IOException {
        Path root = Path.of("target/test-project").toAbsolutePath();
        Path broker = root.resolve("local-stack/target/kafka");
        if (!Files.exists(broker)) {
            Files.createDirectories(broker.getParent());
            Files.createSymbolicLink(broker, Path.of("target/kafka").toAbsolutePath());
        }
        List<String> programs = Stream.concat(
                        Stream.of(AuthorizationServer.NAME),
                        Stream.of(Service.values()).map(Service::moduleName))
                .toList();
        for (String program : programs) {
            Path jar = root.resolve(program + "/target/" + program + ".jar");
            if (!Files.exists(jar)) {
                Files.createDirectories(jar.getParent());
                writeStub(jar);
            }
        }
        return root;
    }

    private static void writeStub(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String resource = StubService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream bytes = ClassLoader.getSystemResourceAsStream(resource)) {
            out.putNextEntry(new JarEntry(resource));
            Objects.requireNonNull(bytes).transferTo(out);
        }
    }
}
