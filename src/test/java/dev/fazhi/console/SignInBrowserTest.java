package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.security.LoginThrottle;
import dev.fazhi.store.user.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Signing in and out, passwords, sessions and the keyboard, in the machine's own Chromium. */
class SignInBrowserTest {

  @TempDir private static Path folder;

  private static Site site;
  private static Chromium browser;

  @BeforeAll
  static void open() throws Exception {
    site = new Site(folder);
    browser = Chromium.before(site);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    site.close();
  }

  @BeforeEach
  void start() {
    browser.forget();
    browser.desktop();
    browser.theme("light");
  }

  @Test
  void whoSignsInComesToWhereHeWantedAndOutAgain() {
    browser.open("/overdue");
    assertEquals("/login", browser.path());
    browser.signIn("fen", "wrong");
    browser.sees("用户名或口令不对");
    browser.signIn("fen", Site.PASSWORD);
    browser.sees("fen（分析员）");
    browser.press("退出");
    browser.sees("已退出");
    browser.open("/");
    assertEquals("/login", browser.path());
  }

  @Test
  void whoGuessesIsToldToWait() {
    site.add("cai", Role.ANALYST);
    for (int i = 0; i < LoginThrottle.TRIES; i++) {
      browser.signIn("cai", "guess" + i);
      browser.sees("用户名或口令不对");
    }
    browser.signIn("cai", Site.PASSWORD);
    browser.sees("口令错误次数太多");
  }

  @Test
  void whoChangesThePasswordSignsInByTheNewOneFromThenOn() {
    site.add("gai", Role.ANALYST);
    browser.signIn("gai", Site.PASSWORD);
    browser.follow("gai（分析员）");
    browser.fill("当前口令", Site.PASSWORD);
    browser.fill("新口令", "七匹马过桥去看三头牛");
    browser.fill("再输一次新口令", "七匹马过桥去看三头牛");
    browser.press("更换口令");
    browser.sees("口令已更换");
    browser.press("退出");
    browser.signIn("gai", "七匹马过桥去看三头牛");
    browser.sees("gai（分析员）");
  }

  @Test
  void anOperatorPicksASessionOfAnotherAndEndsIt() throws Exception {
    site.add("zou", Role.ANALYST);
    Site.Browser other = site.anonymous();
    other.signIn("zou", Site.PASSWORD);
    browser.signIn("cao", Site.PASSWORD);
    browser.open("/account");
    browser.field("终止 zou 自").click();
    browser.fill("您的口令", Site.PASSWORD);
    browser.press("终止选中的会话");
    browser.sees("已终止 1 个会话");
    assertEquals(302, other.get("/").statusCode());
  }

  @Test
  void everythingIsReachedByKeyboardAndTheFocusIsSeen() {
    Keyboard keyboard = browser.keyboard();
    browser.open("/login");
    assertEquals("username", keyboard.focused());
    keyboard.key("cao", Keys.TAB);
    assertEquals("password", keyboard.focused());
    keyboard.key(Site.PASSWORD, Keys.ENTER);
    browser.sees("cao（操作员）");

    assertEquals("跳到正文", keyboard.tab());
    assertTrue(keyboard.ring() >= 2, "the skip link shows itself");
    keyboard.key(Keys.ENTER);
    keyboard.tab();
    assertTrue(keyboard.isIn("main"), "past the navigation: " + keyboard.focused());

    browser.open("/");
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      order.add(keyboard.tab());
      assertTrue(keyboard.ring() >= 2, order.toString());
    }
    assertEquals(
        List.of(
            "跳到正文",
            "法治 数据统计",
            "状态",
            "运行",
            "文件",
            "指标",
            "报送",
            "下载",
            "核对",
            "上传",
            "操作记录",
            "cao（操作员）",
            "退出"),
        order);
  }

  @Test
  void theDarkThemeIsDarkAndTheLightOneLight() {
    browser.open("/login");
    double light = browser.brightness();
    browser.theme("dark");

    assertTrue(light > 0.8 && browser.brightness() < 0.2, light + " " + browser.brightness());
  }
}
