package dev.fazhi.console;

import dev.fazhi.console.page.Uploads;
import dev.fazhi.console.security.Proxies;
import dev.fazhi.console.security.Refusals;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.console.service.NightSchedule;
import dev.fazhi.console.service.RunLauncher;
import dev.fazhi.job.Service;
import dev.fazhi.model.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

/** Starts and stops the web server with the pages. */
final class WebServer implements AutoCloseable {

  /** Suites with forward secrecy and authenticated encryption. */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

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
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("server.address", plan.address());
    all.put("server.port", plan.port());
    all.put("server.forward-headers-strategy", "none");
    all.put("server.error.whitelabel.enabled", false);
    all.put("server.tomcat.threads.max", 64);
    all.put("server.tomcat.max-connections", 1024);
    // the host name is taken from the request
    all.put("server.tomcat.use-relative-redirects", true);
    // for the next byte; the whole request is limited elsewhere
    all.put("server.tomcat.connection-timeout", "5s");
    all.put("server.tomcat.keep-alive-timeout", "20s");
    all.put("server.tomcat.max-keep-alive-requests", 1000);
    // refused bodies are not read to their end
    all.put("server.tomcat.max-swallow-size", "0B");
    // it would read bodies of any length before authentication
    all.put("spring.mvc.formcontent.filter.enabled", false);
    all.put("server.tomcat.max-http-form-post-size", "128KB");
    all.put("server.servlet.session.timeout", "30m");
    all.put("server.servlet.session.tracking-modes", "cookie");
    // browsers accept a cookie with this prefix only from this host over TLS
    all.put("server.servlet.session.cookie.name", plan.isBehindTls() ? "__Host-fazhi" : "fazhi");
    all.put("server.servlet.session.cookie.path", "/");
    all.put("server.servlet.session.cookie.http-only", true);
    all.put("server.servlet.session.cookie.same-site", "strict");
    all.put("server.servlet.session.cookie.secure", plan.isBehindTls());
    long bytes = console.definitions().nightly().limits().bytes();
    all.put("spring.servlet.multipart.location", uploads.toAbsolutePath().toString());
    all.put("spring.servlet.multipart.max-file-size", bytes + "B");
    all.put("spring.servlet.multipart.max-request-size", bytes * 2 + "B");
    all.put("spring.servlet.multipart.file-size-threshold", "64KB");
    all.put("spring.thymeleaf.prefix", "classpath:/console/pages/");
    all.put("spring.web.resources.static-locations", "classpath:/console/static/");
    all.put("spring.web.resources.cache.cachecontrol.max-age", "1h");
    all.put("spring.web.error.whitelabel.enabled", false);
    all.put("spring.jmx.enabled", false);
    all.put("spring.config.location", "optional:classpath:/console/none/");
    if (plan.keyStore() != null && plan.keyStorePassword() != null) {
      all.put("server.ssl.key-store", plan.keyStore().toAbsolutePath().toString());
      all.put("server.ssl.key-store-type", "PKCS12");
      all.put("server.ssl.key-store-password", plan.keyStorePassword());
      all.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
      all.put("server.ssl.ciphers", String.join(",", CIPHERS));
      if (plan.clientAuthority() != null) {
        all.put("server.ssl.client-auth", "need");
        all.put("server.ssl.trust-certificate", plan.clientAuthority().toUri().toString());
      }
    }
    return all;
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
