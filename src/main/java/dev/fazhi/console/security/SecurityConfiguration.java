package dev.fazhi.console.security;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.Service;
import dev.fazhi.store.user.Passwords;
import dev.fazhi.store.user.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

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
  OpenSessions sessions(ConsoleContext context) {
    return new OpenSessions(context.workplace().users(), context.clock());
  }

  @Bean
  RequestRejectedHandler malformed(Refusals refusals) {
    return (request, response, why) -> {
      refusals.note(
          Refusals.Kind.REQUEST,
          Caller.of(request),
          request.getMethod() + " " + request.getRequestURI());
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    };
  }

  @Bean
  SignIn signIn(
      ConsoleContext context,
      UserDetailsService accounts,
      PasswordEncoder encoder,
      Refusals refusals) {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(accounts);
    passwords.setPasswordEncoder(encoder);
    return new SignIn(
        passwords, new LoginThrottle(context.clock()), context.workplace().audit(), refusals);
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      ConsoleContext context,
      Service.Plan plan,
      OpenSessions sessions,
      Refusals refusals)
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
                .requestMatchers(HttpMethod.POST, Routes.TEXTS, Routes.ACCOUNT + "/**")
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/**")
                .hasRole(OPERATOR)
                .requestMatchers(HttpMethod.GET, "/**")
                .authenticated()
                .anyRequest()
                .denyAll());
    boolean secure = plan.isBehindTls();
    signIn(http, new WantedPage(secure), refusals);
    headers(http);
    http.csrf(csrf -> csrf.csrfTokenRepository(new LoginOrSessionTokens(secure)));
    http.addFilterAfter(new SessionGuard(sessions), HeaderWriterFilter.class);
    http.addFilterAfter(new BodyLimits(refusals), SessionGuard.class);
    http.addFilterAfter(
        new PageCache(context::stateOfFigures, System::nanoTime), AuthorizationFilter.class);
    return http.build();
  }

  private static void signIn(HttpSecurity http, WantedPage wanted, Refusals refusals)
      throws Exception {
    http.requestCache(cache -> cache.disable());
    http.formLogin(
        form ->
            form.loginPage(Routes.LOGIN)
                .authenticationDetailsSource(Caller::of)
                .successHandler(
                    (request, response, who) ->
                        response.sendRedirect(wanted.take(request, response)))
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
                      refusals.note(
                          Refusals.Kind.RIGHT,
                          Caller.of(request),
                          "%s, %s %s"
                              .formatted(
                                  Account.current(), request.getMethod(), request.getRequestURI()));
                      forbidden.handle(request, response, why);
                    })
                .authenticationEntryPoint(
                    (request, response, why) -> {
                      if (request.getHeader(HTMX) == null) {
                        wanted.remember(request, response);
                        page.commence(request, response, why);
                      } else {
                        // fragments must not be replaced by the sign-in page
                        response.setHeader("HX-Redirect", Routes.LOGIN);
                        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                      }
                    }));
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
