package com.sitearis.maintenance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate for 127.0.0.1 of nobody but itself, made by Java's own program. */
record TestCertificate(X509Certificate certificate, Key key) {

    private static final String PASSWORD = "changeit";

    static TestCertificate make(Path folder, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve(name + ".log")));
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return new TestCertificate(
                    (X509Certificate) store.getCertificate(name), store.getKey(name, PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code console.crt} and {@code console.key}, over what is there. */
    void write(Path folder) throws IOException, GeneralSecurityException {
        Files.writeString(folder.resolve("console.crt"), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(folder.resolve("console.key"), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
