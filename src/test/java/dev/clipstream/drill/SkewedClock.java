package dev.clipstream.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * An agent that sets the one clock of a packaged instance ahead, while its JVM loads the class that makes it. The package
 * stays as it is. There are no agents for a native executable.
 */
public final class SkewedClock implements ClassFileTransformer {

    private static final String PRODUCER = "dev/clipstream/ClockProducer";
    private static final ClassDesc CLOCK = Clock.class.describeConstable().orElseThrow();
    private static final ClassDesc DURATION = Duration.class.describeConstable().orElseThrow();
    private static final ClassDesc TEXT = CharSequence.class.describeConstable().orElseThrow();

    private final String ahead;

    private SkewedClock(String ahead) {
        this.ahead = ahead;
    }

    /** Returns the environment of a pod whose clock is ahead. */
    static Map<String, String> ahead(Duration duration) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar().toAbsolutePath() + "=" + duration);
    }

    /** The JVM calls this before it starts the service. */
    public static void premain(String ahead, Instrumentation instrumentation) {
        instrumentation.addTransformer(new SkewedClock(ahead));
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        return PRODUCER.equals(name) ? skewed(bytes) : null;
    }

    private byte[] skewed(byte[] bytes) {
        ClassFile files = ClassFile.of();
        ClassTransform offset = ClassTransform.transformingMethodBodies(
                method -> method.methodName().equalsString("clock"), (code, element) -> {
                    if (element instanceof ReturnInstruction) {
                        code.ldc(ahead);
                        code.invokestatic(DURATION, "parse", MethodTypeDesc.of(DURATION, TEXT));
                        code.invokestatic(CLOCK, "offset", MethodTypeDesc.of(CLOCK, CLOCK, DURATION));
                    }
                    code.with(element);
                });
        return files.transformClass(files.parse(bytes), offset);
    }

    private static Path jar() {
        String resource = SkewedClock.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Name("Premain-Class"), SkewedClock.class.getName());
        Path jar = Path.of("target", "skewed-clock.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream self = SkewedClock.class.getClassLoader().getResourceAsStream(resource)) {
            entries.putNextEntry(new ZipEntry(resource));
            self.transferTo(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
