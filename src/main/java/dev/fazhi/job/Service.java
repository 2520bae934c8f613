package dev.fazhi.job;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The program as a service: schedule, console, metrics. The command line finds it by {@link
 * ServiceLoader}, so that it need not depend on {@code console}.
 */
public interface Service {

  /**
   * Serves until the process is signalled to stop, then stops the active run so that it can be
   * continued.
   */
  ExitCode serve(Plan plan, PrintWriter out);

  /**
   * The settings of the service.
   *
   * @param folders input, output, data and definitions
   * @param address what the console listens on, such as {@code 127.0.0.1}
   * @param port of the console; 0 for any that is free
   * @param managementPort of health and metrics, always on loopback; 0 for any that is free
   * @param proxies IP addresses of the reverse proxies that terminate TLS; empty for none
   * @param keyStore PKCS#12 file with the TLS certificate; null for none
   * @param keyStorePassword of it; null without one
   * @param clientAuthority PEM file with the authority whose certificates browsers must show; null
   *     when they need none
   * @param scheduled whether the nightly runs are started
   */
  record Plan(
      Folders folders,
      String address,
      int port,
      int managementPort,
      List<String> proxies,
      @Nullable Path keyStore,
      @Nullable String keyStorePassword,
      @Nullable Path clientAuthority,
      boolean scheduled) {

    /** Whether browsers use TLS, with the console itself or with a proxy. */
    public boolean isBehindTls() {
      return !proxies.isEmpty() || keyStore != null;
    }

    /** Omits the password. */
    @Override
    public String toString() {
      return "Plan[" + address + ":" + port + "]";
    }
  }

  /**
   * The folders and the database of the service.
   *
   * @param url JDBC URL of the database; null for the default one under {@code data}
   */
  record Folders(Path input, Path output, Path data, Path jobs, @Nullable String url) {

    /** Makes the request for a run over these folders. */
    public RunRequest request(AsOf asOf) {
      return new RunRequest(asOf, input, output, data, jobs, url);
    }

    /** Omits the URL, which may hold a password. */
    @Override
    public String toString() {
      return "Folders[" + data + "]";
    }
  }

  /**
   * Finds the service on the class path.
   *
   * @throws Problem when there is none
   */
  static Service find() {
    return ServiceLoader.load(Service.class, Service.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new Problem("FZ-423", "这个程序没有带上服务部分。请用完整的程序包。"));
  }
}
