package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.security.LoginThrottle;
import dev.fazhi.store.user.AuditLog;
import dev.fazhi.store.user.Role;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users do about their own passwords and sessions, and operators about those of others. */
class AccountTest extends SiteTest {

  private static final String ACCOUNT = "/account";
  private static final String NEXT = "七匹马过桥去看三头牛";
  private static final Pattern NUMBER =
      Pattern.compile("name=\"number\" value=\"([^\"]+)\" aria-label=\"终止 (\\S+) ");

  /** Another session of a user, who is added when new. */
  private static Site.Browser session(String user) throws Exception {
    if (site.users().find(user).isEmpty()) {
      site.add(user, Role.ANALYST);
    }
    Site.Browser browser = site.anonymous();
    browser.signIn(user, Site.PASSWORD);
    return browser;
  }

  private static boolean isIn(Site.Browser browser) throws Exception {
    return browser.get(ACCOUNT).statusCode() == 200;
  }

  private static String change(Site.Browser browser, String current, String next, String again)
      throws Exception {
    return post(
        browser, "/account/password", Map.of("current", current, "next", next, "again", again));
  }

  private static String post(Site.Browser browser, String path, Map<String, String> fields)
      throws Exception {
    assertEquals(302, browser.post(path, browser.token(ACCOUNT), fields).statusCode());
    return browser.get(ACCOUNT).body();
  }

  private static List<AuditLog.Entry> audit(String action, String who) {
    return site.running.context().workplace().audit().newest(200).stream()
        .filter(entry -> entry.action().equals(action) && entry.who().equals(who))
        .toList();
  }

  /** The numbers of sessions of a user as a page offers them. */
  private static List<String> offered(String page, String user) {
    return NUMBER
        .matcher(page)
        .results()
        .filter(found -> found.group(2).equals(user))
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void whoChangesThePasswordGoesOnAndTheOtherSessionsEnd() throws Exception {
    Site.Browser here = session("yi");
    Site.Browser elsewhere = session("yi");
    String before = here.cookies();

    String page = change(here, Site.PASSWORD, NEXT, NEXT);

    assertTrue(page.contains("口令已更换"), page);
    assertTrue(isIn(here));
    assertNotEquals(before, here.cookies(), "the session has another identifier");
    assertFalse(isIn(elsewhere));
    assertEquals(1, audit("更换口令", "yi").size());
    assertFalse(isIn(session("yi")), "not by the old password");
    Site.Browser again = site.anonymous();
    again.signIn("yi", NEXT);
    assertTrue(isIn(again));
  }

  @Test
  void withoutTheCurrentPasswordNothingIsChangedAndGuessingIsHeldBack() throws Exception {
    Site.Browser browser = session("er");
    for (int i = 0; i < LoginThrottle.TRIES; i++) {
      assertTrue(change(browser, "guess" + i, NEXT, NEXT).contains("当前口令不对"));
    }

    assertTrue(change(browser, Site.PASSWORD, NEXT, NEXT).contains("口令错误次数太多"));
    assertEquals(List.of(), audit("更换口令", "er"));
    assertEquals(1, audit("登录受限", "-").size());
    assertTrue(isIn(browser));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"短", "cristianoronaldo", "Password@2024!", "san-de-kouling", "9876543210123"})
  void aPasswordThatOthersGuessIsRefusedWithAReason(String unfit) throws Exception {
    Site.Browser browser = session("san");

    String page = change(browser, Site.PASSWORD, unfit, unfit);

    assertTrue(page.contains("没有改动") && page.contains("FZ-422"), page);
    assertEquals(List.of(), audit("更换口令", "san"));
  }

  @Test
  void theNewPasswordIsTypedTwiceAndIsAnother() throws Exception {
    Site.Browser browser = session("si");

    assertTrue(change(browser, Site.PASSWORD, NEXT, NEXT + "。").contains("两次输入的新口令不同"));
    assertTrue(change(browser, Site.PASSWORD, Site.PASSWORD, Site.PASSWORD).contains("新口令与当前口令相同"));
    assertEquals(List.of(), audit("更换口令", "si"));
  }

  @Test
  void usersSeeTheirOwnSessionsAndEndThemWithTheirPassword() throws Exception {
    Site.Browser here = session("wu");
    Site.Browser elsewhere = session("wu");
    session("other");
    String page = here.get(ACCOUNT).body();
    List<String> others = offered(page, "wu");

    assertEquals(1, others.size(), "the own one is not offered");
    assertEquals(List.of(), offered(page, "other"));
    assertTrue(page.contains("本会话") && page.contains("127.0.0.1"), page);
    Map<String, String> unproved = Map.of("number", others.get(0), "current", "wrong");
    assertTrue(post(here, "/account/sessions", unproved).contains("当前口令不对"));
    assertTrue(isIn(elsewhere));

    Map<String, String> proved = Map.of("number", others.get(0), "current", Site.PASSWORD);
    assertTrue(post(here, "/account/sessions", proved).contains("已终止 1 个会话"));
    assertFalse(isIn(elsewhere));
    assertTrue(isIn(here));
    assertEquals("wu，127.0.0.1", audit("终止会话", "wu").get(0).subject());
  }

  @Test
  void anOperatorEndsTheSessionsOfOthersAndTheAnalystDoesNot() throws Exception {
    Site.Browser operator = site.signedIn("cao");
    Site.Browser analyst = session("liu");
    Site.Browser victim = session("qi");
    String number = offered(operator.get(ACCOUNT).body(), "qi").get(0);

    Map<String, String> fields = Map.of("number", number, "current", Site.PASSWORD);
    assertTrue(post(analyst, "/account/sessions", fields).contains("没有选中其他会话"));
    assertTrue(isIn(victim));
    assertTrue(post(operator, "/account/sessions", fields).contains("已终止 1 个会话"));
    assertFalse(isIn(victim));

    Map<String, String> all = Map.of("all", "true", "current", Site.PASSWORD);
    assertTrue(post(operator, "/account/sessions", all).contains("已终止"));
    assertFalse(isIn(analyst));
    assertTrue(isIn(operator));
    assertTrue(audit("终止会话", "cao").stream().anyMatch(entry -> entry.subject().startsWith("liu，")));
  }

  @Test
  void aSessionOfAUserWhoIsGoneIsNotListed() throws Exception {
    session("ba");
    site.users().remove("ba");

    assertEquals(List.of(), offered(site.signedIn("cao").get(ACCOUNT).body(), "ba"));
  }

  @Test
  void noPageTellsTheIdentifierOfASession() throws Exception {
    session("jiu");
    Site.Browser operator = site.signedIn("cao");
    Matcher session = Pattern.compile("fazhi=([0-9A-F]+)").matcher(operator.cookies());

    assertTrue(session.find(), operator.cookies());
    assertFalse(operator.get(ACCOUNT).body().contains(session.group(1)));
  }
}
