package dev.fazhi.console.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.ConsoleApp;
import dev.fazhi.console.Site;
import dev.fazhi.console.SiteTest;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Every route that there is, also those to come, as each role meets it. */
class RoutesTest extends SiteTest {

  private static final Set<String> OF_THE_OPERATOR = Set.of("/upload", "/audit");

  /** They keep nothing, or change only what is the user's own. */
  private static final Set<String> OF_BOTH =
      Set.of("/texts", "/account/password", "/account/sessions");

  private static final Map<String, String> FORM =
      Map.of("asOf", "2022-12-12", "reason", "试", "sure", "true");

  private static Stream<Method> handlers() {
    Import parts = Objects.requireNonNull(ConsoleApp.class.getAnnotation(Import.class));
    return Stream.of(parts.value()).flatMap(part -> Stream.of(part.getDeclaredMethods()));
  }

  static Stream<String> gets() {
    return handlers()
        .map(method -> method.getAnnotation(GetMapping.class))
        .filter(Objects::nonNull)
        .flatMap(mapping -> Stream.of(mapping.value()))
        .map(RoutesTest::address)
        .filter(path -> !path.equals(Routes.LOGIN));
  }

  static Stream<String> posts() {
    return handlers()
        .map(method -> method.getAnnotation(PostMapping.class))
        .filter(Objects::nonNull)
        .flatMap(mapping -> Stream.of(mapping.value()))
        .map(RoutesTest::address);
  }

  /** With numbers and names of what does not exist. */
  private static String address(String route) {
    return route.replaceAll("\\{[^}]*}", "77");
  }

  @Test
  void theRoutesAreFound() {
    assertTrue(gets().toList().contains("/files/77/rejects.xlsx"), gets().toList().toString());
    assertTrue(posts().toList().contains("/runs/77/rerun"), posts().toList().toString());
  }

  @ParameterizedTest
  @MethodSource("gets")
  void aPageIsForThoseWhoSignedInAndSomeForTheOperator(String path) throws Exception {
    HttpResponse<String> stranger = site.anonymous().get(path);
    assertEquals(302, stranger.statusCode());
    assertTrue(stranger.headers().firstValue("Location").orElse("").endsWith(Routes.LOGIN));

    assertIsShown(site.signedIn("cao").get(path));
    if (OF_THE_OPERATOR.contains(path)) {
      assertEquals(403, site.signedIn("fen").get(path).statusCode());
    } else {
      assertIsShown(site.signedIn("fen").get(path));
    }
  }

  /** What is there, what is not, or what lacks a parameter: never what broke. */
  private static void assertIsShown(HttpResponse<String> answer) {
    assertTrue(List.of(200, 400, 404).contains(answer.statusCode()), answer.toString());
    assertFalse(answer.body().contains("Exception"), answer.body());
    assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void anActionIsForTheOperatorWithTheTokenOfAForm(String path) throws Exception {
    Site.Browser stranger = site.anonymous();
    HttpResponse<String> refused = stranger.post(path, stranger.token(Routes.LOGIN), FORM);
    assertTrue(List.of(302, 403).contains(refused.statusCode()), refused.toString());
    if (refused.statusCode() == 302) {
      assertTrue(refused.headers().firstValue("Location").orElse("").endsWith(Routes.LOGIN));
    }
    if (!OF_BOTH.contains(path)) {
      Site.Browser analyst = site.signedIn("fen");
      assertEquals(403, analyst.post(path, analyst.token("/"), FORM).statusCode());
    }

    Site.Browser operator = site.signedIn("cao");
    assertEquals(403, operator.post(path, "", FORM).statusCode());
    assertEquals(403, operator.post(path, "made-up", FORM).statusCode());
    if (path.contains("77")) {
      assertEquals(404, operator.post(path, operator.token("/"), FORM).statusCode());
    }
  }

  @Test
  void theSessionIsAnotherAfterSigningInAgain() throws Exception {
    Site.Browser browser = site.anonymous();
    String before = session(browser.signIn("fen", Site.PASSWORD));
    String after =
        session(
            browser.post(
                Routes.LOGIN,
                browser.token("/"),
                Map.of("username", "fen", "password", Site.PASSWORD)));

    assertTrue(before.startsWith("fazhi=") && after.startsWith("fazhi="), before + after);
    assertFalse(before.equals(after));
  }

  private static String session(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("fazhi="))
        .map(cookie -> cookie.split(";")[0])
        .findFirst()
        .orElse("none");
  }
}
