package dev.fazhi.console;

import dev.fazhi.console.security.LimitedProtocol;
import dev.fazhi.console.security.Proxies;
import dev.fazhi.console.security.Refusals;
import dev.fazhi.model.Problem;
import dev.fazhi.store.file.TemporaryFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Configures what has no Spring Boot property: limits on connections, the proxies, the folder of
 * temporary files.
 */
record TomcatSetup(Proxies proxies, Refusals refusals)
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(LimitedProtocol.class.getName());
    factory.addConnectorCustomizers(
        connector ->
            ((LimitedProtocol) connector.getProtocolHandler()).setUp(proxies::has, refusals));
    factory.addEngineValves(proxies.guard(refusals));
    if (!proxies.isEmpty()) {
      factory.addEngineValves(proxies.reader());
    }
    factory.setBaseDirectory(folder("tomcat"));
    factory.setDocumentRoot(folder("documents"));
  }

  private static File folder(String name) {
    try {
      Path folder = TemporaryFiles.folder();
      return Files.createTempDirectory(folder, name).toFile();
    } catch (IOException e) {
      throw new Problem("FZ-406", "临时文件目录无法使用。请检查磁盘空间和权限。", e);
    }
  }
}
