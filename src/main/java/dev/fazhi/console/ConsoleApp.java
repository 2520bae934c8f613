package dev.fazhi.console;

import dev.fazhi.console.page.AccountPages;
import dev.fazhi.console.page.AuditPage;
import dev.fazhi.console.page.DecisionPages;
import dev.fazhi.console.page.DownloadPages;
import dev.fazhi.console.page.FigurePages;
import dev.fazhi.console.page.FilePages;
import dev.fazhi.console.page.GlobalControllerAdvice;
import dev.fazhi.console.page.HomePage;
import dev.fazhi.console.page.OverduePage;
import dev.fazhi.console.page.RevisionsPage;
import dev.fazhi.console.page.RunPages;
import dev.fazhi.console.page.RunbookLinks;
import dev.fazhi.console.page.RunbookPages;
import dev.fazhi.console.page.TextPages;
import dev.fazhi.console.page.TracePages;
import dev.fazhi.console.page.UploadPages;
import dev.fazhi.console.security.SecurityConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The web application. Its beans are listed here; there is no component scan. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  SslAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class
})
@Import({
  SecurityConfiguration.class,
  RunbookLinks.class,
  GlobalControllerAdvice.class,
  HomePage.class,
  RunPages.class,
  FilePages.class,
  FigurePages.class,
  TracePages.class,
  RevisionsPage.class,
  OverduePage.class,
  DownloadPages.class,
  UploadPages.class,
  TextPages.class,
  AuditPage.class,
  AccountPages.class,
  DecisionPages.class,
  RunbookPages.class
})
public class ConsoleApp {}
