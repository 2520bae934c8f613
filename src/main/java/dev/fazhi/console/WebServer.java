package dev.fazhi.console;

import dev.fazhi.console.page.Uploads;
import dev.fazhi.console.security.Proxies;
import dev.fazhi.console.security.Refusals;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.console.service.NightSchedule;
import dev.fazhi.console.service.RunLauncher;
import dev.fazhi.job.Service;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/** Starts and stops the web server with the pages. */
final class WebServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  WebServer(
      Service.Plan plan,
      ConsoleContext console,
      RunLauncher runs,
      NightSchedule schedule,
      Uploads uploads) {
    Map<String, Object> settings = settings(plan, console, uploads.folder());
    Refusals refusals = new Refusals(console.clock());
    try {
      context =
          new SpringApplicationBuilder(ConsoleApp.class)
              .web(WebApplicationType.SERVLET)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(false)
              .addCommandLineProperties(false)
              .environment(new Settings(settings))
              .initializers(
                  created -> {
                    GenericApplicationContext beans = (GenericApplicationContext) created;
                    bean(beans, Service.Plan.class, plan);
                    bean(
                        beans,
                        TomcatSetup.class,
                        new TomcatSetup(new Proxies(plan.proxies()), refusals));
                    bean(beans, Refusals.class, refusals);
                    bean(beans, ConsoleContext.class, console);
                    bean(beans, RunLauncher.class, runs);
                    bean(beans, NightSchedule.class, schedule);
                    bean(beans, Uploads.class, uploads);
                  })
              .run();
    } catch (RuntimeException e) {
      throw explain(e, plan);
    }
  }

  /**
   * Translates a failure to start: usually the port is in use or the certificate cannot be read.
   */
  private static RuntimeException explain(RuntimeException e, Service.Plan plan) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return new Problem("FZ-425", "端口 " + plan.port() + " 已被占用。请用 --port 换一个。", e);
      }
    }
    return plan.keyStore() == null
        ? e
        : new Problem("FZ-426", "TLS 证书无法使用：" + plan.keyStore() + "。请检查文件和口令。", e);
  }

  /** Registers beans that are closed elsewhere. */
  private static <T> void bean(GenericApplicationContext beans, Class<T> type, T instance) {
    beans.registerBean(type, () -> instance, definition -> definition.setDestroyMethodName(""));
  }

  int port() {
    org.springframework.boot.web.server.WebServer server =
        ((ServletWebServerApplicationContext) context).getWebServer();
    return server == null ? 0 : server.getPort();
  }

  private static Map<String, Object> settings(
      Service.Plan plan, ConsoleContext console, Path uploads) {
    Map<String, Object> all = new LinkedHashMap<>(settings("server.properties"));
    all.put("server.address", plan.address());
    all.put("server.port", plan.port());
    // browsers accept a cookie with this prefix only from this host over TLS
    all.put("server.servlet.session.cookie.name", plan.isBehindTls() ? "__Host-fazhi" : "fazhi");
    all.put("server.servlet.session.cookie.secure", plan.isBehindTls());
    long bytes = console.definitions().nightly().limits().bytes();
    all.put("spring.servlet.multipart.location", uploads.toAbsolutePath().toString());
    all.put("spring.servlet.multipart.max-file-size", bytes + "B");
    all.put("spring.servlet.multipart.max-request-size", bytes * 2 + "B");
    if (plan.keyStore() != null && plan.keyStorePassword() != null) {
      all.putAll(settings("tls.properties"));
      all.put("server.ssl.key-store", plan.keyStore().toAbsolutePath().toString());
      all.put("server.ssl.key-store-password", plan.keyStorePassword());
      if (plan.clientAuthority() != null) {
        all.put("server.ssl.client-auth", "need");
        all.put("server.ssl.trust-certificate", plan.clientAuthority().toUri().toString());
      }
    }
    return all;
  }

  /** The settings that are the same everywhere. */
  private static Map<String, Object> settings(String file) {
    try {
      return new ResourcePropertySource("classpath:console/" + file).getSource();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Uses these settings only: an environment variable such as {@code SERVER_ADDRESS} must not open
   * the console to the network.
   */
  private static final class Settings extends StandardEnvironment {

    Settings(Map<String, Object> settings) {
      getPropertySources().addFirst(new MapPropertySource("fazhi", settings));
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      // neither the process's environment nor its system properties
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
