package dev.fazhi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates of this machine for tests, made by the JDK's keytool. */
public final class Certificates {

  public static final String PASSWORD = "changeit-2022";

  private Certificates() {}

  /** A new key with a certificate of its own, in a PKCS#12 file. */
  public static Path create(Path folder, String name) throws IOException, InterruptedException {
    Path store = folder.resolve(name + ".p12");
    Path said = folder.resolve("keytool.txt");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                // it ends before a second compiler would pay
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(said));
    }
    return store;
  }

  /** The certificate of such a file alone, as PEM. */
  public static Path pem(Path folder, String name) throws IOException, GeneralSecurityException {
    byte[] bytes = open(folder.resolve(name + ".p12")).getCertificate(name).getEncoded();
    return Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(bytes)));
  }

  private static KeyStore open(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /** TLS that shows the certificate of one file, if any, and trusts that of another. */
  public static SSLContext tls(@Nullable Path own, Path trusted)
      throws IOException, GeneralSecurityException {
    KeyManager[] keys = null;
    if (own != null) {
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(open(own), PASSWORD.toCharArray());
      keys = managers.getKeyManagers();
    }
    KeyStore there = open(trusted);
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("trusted", there.getCertificate(there.aliases().nextElement()));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }
}
