package dev.fazhi.job.notify;

import dev.fazhi.definition.Notify.Secret;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads secrets from the declared environment variables and files.
 *
 * @param variables the environment
 * @param folder against which file paths are resolved
 */
record Secrets(Map<String, String> variables, Path folder) {

  private static final String MISSING = "FZ-442";
  private static final long LARGEST = 8192;

  /**
   * Reads a secret, without surrounding blanks.
   *
   * @throws Problem FZ-442 when it is missing; the message never contains its content
   */
  String read(Secret secret) {
    String text = secret.isFile() ? file(secret.place()) : variables.get(secret.place());
    if (text == null || text.isBlank()) {
      throw new Problem(
          MISSING,
          secret.isFile()
              ? "文件 %s 里没有通知所需的地址或口令。请写入后用 ./fazhi notify --test 再试。"
                  .formatted(SafeText.safe(secret.place()))
              : "环境变量 " + secret.place() + " 没有设置。请设置后用 ./fazhi notify --test 再试。");
    }
    return text.strip();
  }

  private @Nullable String file(String place) {
    Path file = folder.resolve(place);
    try {
      return Files.size(file) > LARGEST ? null : Files.readString(file);
    } catch (IOException e) {
      throw new Problem(
          MISSING,
          "通知所需的文件 " + SafeText.safe(place) + " 读不到。请检查路径和权限，再用 ./fazhi notify --test 试。",
          e);
    }
  }
}
