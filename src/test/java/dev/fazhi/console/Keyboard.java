package dev.fazhi.console;

import java.util.Objects;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Keys as the keyboard sends them, and where the focus is. */
final class Keyboard {

  private final ChromeDriver driver;

  Keyboard(ChromeDriver driver) {
    this.driver = driver;
  }

  /** A key as the keyboard sends it to what has the focus. */
  void key(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Goes on by Tab and tells on what the focus stands then. */
  String tab() {
    key(Keys.TAB);
    return focused();
  }

  /** The words of what has the focus; for a field its name. */
  String focused() {
    WebElement focused = driver.switchTo().activeElement();
    String name = focused.getDomAttribute("name");
    return name == null || name.isEmpty() ? focused.getText() : name;
  }

  /** How thick the ring is around what has the focus, in pixels. */
  double ring() {
    Object width =
        Objects.requireNonNull(
            driver.executeScript(
                "return parseFloat(getComputedStyle(document.activeElement).outlineWidth) || 0"));
    return width instanceof Number number ? number.doubleValue() : 0;
  }

  /** Whether what has the focus stands inside that element. */
  boolean isIn(String element) {
    return Boolean.TRUE.equals(
        driver.executeScript("return !!document.activeElement.closest(arguments[0])", element));
  }
}
