package dev.fazhi.console;

import dev.fazhi.store.Passwords;
import dev.fazhi.store.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may do what, and what browsers are told to hold against mischief. */
@Configuration(proxyBeanMethods = false)
class Security {

  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
  private static final String OPERATOR = Role.OPERATOR.name();
  private static final String HTMX = "HX-Request";

  @Bean
  PasswordEncoder passwordEncoder() {
    return Passwords.encoder();
  }

  @Bean
  UserDetailsService accounts(Desk desk) {
    return name ->
        desk.workplace()
            .users()
            .find(name)
            .map(Account::of)
            .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  @Bean
  SecurityFilterChain chain(HttpSecurity http, Desk desk) throws Exception {
    LoginThrottle throttle = new LoginThrottle(desk.clock());
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
                .requestMatchers(HttpMethod.POST, "/**")
                .hasRole(OPERATOR)
                .requestMatchers(HttpMethod.GET, "/**")
                .authenticated()
                .anyRequest()
                .denyAll());
    signIn(http, throttle, desk);
    headers(http);
    http.addFilterAfter(
        new SessionGuard(desk.workplace().users(), desk.clock()), HeaderWriterFilter.class);
    return http.build();
  }

  private static void signIn(HttpSecurity http, LoginThrottle throttle, Desk desk)
      throws Exception {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> request.getMethod().equals("GET") && request.getHeader(HTMX) == null);
    http.requestCache(configurer -> configurer.requestCache(cache));
    http.formLogin(
        form ->
            form.loginPage(Routes.LOGIN)
                .successHandler(
                    (request, response, who) -> {
                      throttle.succeeded(who.getName(), request.getRemoteAddr());
                      desk.workplace()
                          .audit()
                          .add(who.getName(), "登录", request.getRemoteAddr(), "");
                      var saved = cache.getRequest(request, response);
                      response.sendRedirect(saved == null ? "/" : saved.getRedirectUrl());
                    })
                .failureHandler(
                    (request, response, why) -> failed(request, response, throttle, desk)));
    http.logout(out -> out.logoutUrl(Routes.LOGOUT).logoutSuccessUrl(Routes.LOGIN + "?out"));
    LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(Routes.LOGIN);
    http.exceptionHandling(
        handling ->
            handling.authenticationEntryPoint(
                (request, response, why) -> {
                  if (request.getHeader(HTMX) == null) {
                    page.commence(request, response, why);
                  } else {
                    // a fragment must not be filled with the page for signing in
                    response.setHeader("HX-Redirect", Routes.LOGIN);
                    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                  }
                }));
    http.addFilterBefore(
        (request, response, chain) -> {
          HttpServletRequest asked = (HttpServletRequest) request;
          if (asked.getMethod().equals("POST")
              && asked.getRequestURI().equals(Routes.LOGIN)
              && throttle.isRefused(name(asked), asked.getRemoteAddr())) {
            ((HttpServletResponse) response).sendRedirect(Routes.LOGIN + "?wait");
          } else {
            chain.doFilter(request, response);
          }
        },
        UsernamePasswordAuthenticationFilter.class);
  }

  private static void failed(
      HttpServletRequest request, HttpServletResponse response, LoginThrottle throttle, Desk desk)
      throws IOException {
    if (throttle.failed(name(request), request.getRemoteAddr())) {
      // a name may be a password typed into the wrong field: it is not kept
      desk.workplace().audit().add("-", "登录受限", request.getRemoteAddr(), "连续多次口令错误");
    }
    response.sendRedirect(Routes.LOGIN + "?error");
  }

  private static String name(HttpServletRequest request) {
    String name = request.getParameter("username");
    return name == null ? "" : name;
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
