package dev.fazhi.console.security;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.Service;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.user.Passwords;
import dev.fazhi.store.user.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Configures the rights of roles and the security headers. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
  private static final String OPERATOR = Role.OPERATOR.name();
  private static final String HTMX = "HX-Request";

  @Bean
  PasswordEncoder passwordEncoder() {
    return Passwords.encoder();
  }

  @Bean
  UserDetailsService accounts(ConsoleContext context) {
    return name ->
        context
            .workplace()
            .users()
            .find(name)
            .map(Account::of)
            .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  @Bean
  SignIn signIn(ConsoleContext context, UserDetailsService accounts, PasswordEncoder encoder) {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(accounts);
    passwords.setPasswordEncoder(encoder);
    return new SignIn(passwords, new LoginThrottle(context.clock()), context.workplace().audit());
  }

  @Bean
  SecurityFilterChain chain(HttpSecurity http, ConsoleContext context, Service.Plan plan)
      throws Exception {
    http.authorizeHttpRequests(
        rules ->
            rules
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(HttpMethod.GET, Routes.LOGIN, "/error")
                .permitAll()
                .requestMatchers(
                    HttpMethod.GET, Routes.ASSETS + "**", Routes.WEBJARS + "htmx.org/**")
                .permitAll()
                .requestMatchers(Routes.UPLOAD + "/**", Routes.AUDIT)
                .hasRole(OPERATOR)
                .requestMatchers(HttpMethod.POST, Routes.TEXTS)
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/**")
                .hasRole(OPERATOR)
                .requestMatchers(HttpMethod.GET, "/**")
                .authenticated()
                .anyRequest()
                .denyAll());
    signIn(http);
    headers(http);
    boolean secure = plan.isBehindTls();
    http.csrf(csrf -> csrf.csrfTokenRepository(new LoginOrSessionTokens(secure)));
    http.addFilterAfter(
        new SessionGuard(context.workplace().users(), context.clock()), HeaderWriterFilter.class);
    http.addFilterAfter(new BodyLimits(), SessionGuard.class);
    http.addFilterAfter(
        new PageCache(context::stateOfFigures, System::nanoTime), AuthorizationFilter.class);
    return http.build();
  }

  private static void signIn(HttpSecurity http) throws Exception {
    // no session before the sign-in, or strangers could fill the memory
    CookieRequestCache cache = new CookieRequestCache();
    cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Strict"));
    cache.setRequestMatcher(
        request -> request.getMethod().equals("GET") && request.getHeader(HTMX) == null);
    http.requestCache(configurer -> configurer.requestCache(cache));
    http.formLogin(
        form ->
            form.loginPage(Routes.LOGIN)
                .authenticationDetailsSource(Caller::of)
                .successHandler(
                    (request, response, who) -> {
                      var saved = cache.getRequest(request, response);
                      cache.removeRequest(request, response);
                      response.sendRedirect(saved == null ? "/" : local(saved.getRedirectUrl()));
                    })
                .failureHandler(
                    (request, response, why) ->
                        response.sendRedirect(
                            Routes.LOGIN + (why instanceof LockedException ? "?wait" : "?error"))));
    http.logout(
        out ->
            out.logoutUrl(Routes.LOGOUT)
                .logoutSuccessUrl(Routes.LOGIN + "?out")
                .addLogoutHandler(
                    new HeaderWriterLogoutHandler(
                        new ClearSiteDataHeaderWriter(
                            Directive.CACHE, Directive.COOKIES, Directive.STORAGE))));
    LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(Routes.LOGIN);
    AccessDeniedHandlerImpl forbidden = new AccessDeniedHandlerImpl();
    http.exceptionHandling(
        handling ->
            handling
                .accessDeniedHandler(
                    (request, response, why) -> {
                      LoggerFactory.getLogger(SecurityConfiguration.class)
                          .warn(
                              "{} was refused {} {} from {}",
                              request.getRemoteUser(),
                              request.getMethod(),
                              SafeText.safe(request.getRequestURI()),
                              Caller.of(request));
                      forbidden.handle(request, response, why);
                    })
                .authenticationEntryPoint(
                    (request, response, why) -> {
                      if (request.getHeader(HTMX) == null) {
                        page.commence(request, response, why);
                      } else {
                        // fragments must not be replaced by the sign-in page
                        response.setHeader("HX-Redirect", Routes.LOGIN);
                        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                      }
                    }));
  }

  /** Path and query of an address from a cookie, so that it leads into this console only. */
  private static String local(String address) {
    UriComponents parts = UriComponentsBuilder.fromUriString(address).build();
    String path = parts.getPath();
    String query = parts.getQuery();
    return path == null || !path.startsWith("/") || path.startsWith("//")
        ? "/"
        : path + (query == null ? "" : "?" + query);
  }

  private static void headers(HttpSecurity http) throws Exception {
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(
                    policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(options -> options.deny())
                .contentTypeOptions(Customizer.withDefaults()));
  }
}
