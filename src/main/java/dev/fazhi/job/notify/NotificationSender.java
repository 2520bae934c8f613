package dev.fazhi.job.notify;

import dev.fazhi.definition.Notify;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one message to one channel within half a minute, or fails. */
record NotificationSender(Secrets secrets, Clock clock) {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int SECONDS = 15;
  private static final int MOST_ANSWER = 4096;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The result of sending.
   *
   * @param answer of the other side, without anything secret
   */
  record Result(boolean arrived, String answer) {}

  /** Sends the message; failures are in the result, never thrown. */
  Result send(Notify.Channel channel, Notification notice) {
    List<String> hidden = new ArrayList<>();
    Result result;
    try {
      result =
          channel instanceof Notify.Mail mail
              ? byMail(mail, notice, hidden)
              : toRobot((Notify.Robot) channel, notice, hidden);
    } catch (Problem problem) {
      result = new Result(false, "[" + problem.code() + "] " + problem.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result = new Result(false, "被中断");
    } catch (RuntimeException e) {
      // exception texts of libraries may contain the whole address
      result = new Result(false, e.getClass().getSimpleName());
    }
    return new Result(result.arrived(), without(result.answer(), hidden));
  }

  private static String without(String answer, List<String> hidden) {
    String clean = answer;
    for (String secret : hidden) {
      clean = clean.replace(secret, "***");
    }
    return SafeText.safe(clean);
  }

  private Result toRobot(Notify.Robot robot, Notification notice, List<String> hidden)
      throws InterruptedException {
    String url = secrets.read(robot.url());
    hidden.add(url);
    String secret = robot.secret() == null ? null : secrets.read(robot.secret());
    if (secret != null) {
      hidden.add(secret);
    }
    long millis = clock.millis();
    return switch (robot.kind()) {
      case WECOM -> post(url, WebhookPayloads.wecom(notice));
      case DINGTALK ->
          post(
              WebhookPayloads.dingtalkAddress(url, secret, millis),
              WebhookPayloads.dingtalk(notice));
      case FEISHU -> post(url, WebhookPayloads.feishu(notice, secret, millis / 1000));
      case EMAIL -> throw new IllegalStateException("a robot is no mail");
    };
  }

  private static Result post(String url, String body) throws InterruptedException {
    HttpRequest request;
    try {
      URI address = URI.create(url);
      if (!isPrivate(address)) {
        return new Result(false, "机器人的地址须是 https：地址里的令牌不能明文发到网上");
      }
      request =
          HttpRequest.newBuilder(address)
              .timeout(Duration.ofSeconds(SECONDS))
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(BodyPublishers.ofString(body))
              .build();
    } catch (IllegalArgumentException noAddress) {
      return new Result(false, "机器人的地址不是网址；请核对环境变量或文件的内容");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    try {
      return client
          .sendAsync(request, BodyHandlers.ofInputStream())
          .thenApply(NotificationSender::judge)
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Result(false, "没有在 " + SECONDS + " 秒内答复");
    } catch (ExecutionException e) {
      return new Result(false, "连接不上（" + kind(e) + "）");
    }
  }

  /** Whether what is sent there is encrypted, or stays on this machine. */
  private static boolean isPrivate(URI address) {
    String host = String.valueOf(address.getHost());
    return "https".equalsIgnoreCase(address.getScheme())
        || host.equals("localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]");
  }

  private static String kind(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e.getClass().getSimpleName() : cause.getClass().getSimpleName();
  }

  /**
   * Reads the result code of the answer, 0 for success, which each of the three services names
   * differently. The text of the answer is dropped: it may repeat the address with the token.
   */
  private static Result judge(HttpResponse<InputStream> response) {
    int status = response.statusCode();
    try (InputStream in = response.body()) {
      OptionalInt code = code(in.readNBytes(MOST_ANSWER));
      boolean arrived = status == 200 && code.isPresent() && code.getAsInt() == 0;
      return new Result(
          arrived,
          "HTTP %s，%s".formatted(status, code.isPresent() ? "错误码 " + code.getAsInt() : "答复中没有错误码"));
    } catch (IOException e) {
      return new Result(false, "答复没有读完");
    }
  }

  private static OptionalInt code(byte[] answer) {
    try {
      JsonNode node = JSON.readTree(answer);
      return Stream.of("errcode", "code", "StatusCode")
          .map(node::path)
          .filter(JsonNode::isInt)
          .mapToInt(JsonNode::intValue)
          .findFirst();
    } catch (JacksonException noJson) {
      return OptionalInt.empty();
    }
  }

  private Result byMail(Notify.Mail mail, Notification notice, List<String> hidden) {
    String password = mail.password() == null ? null : secrets.read(mail.password());
    if (password != null) {
      hidden.add(password);
    }
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(mail.from());
    message.setTo(mail.to().toArray(String[]::new));
    message.setSubject(notice.title());
    message.setText(notice.body() + "\n");
    try {
      sender(mail, password).send(message);
      return new Result(true, "邮件服务器已收下");
    } catch (MailException e) {
      Throwable cause = e.getMostSpecificCause();
      return new Result(
          false,
          cause.getClass().getSimpleName() + "：" + String.valueOf(cause.getMessage()).strip());
    }
  }

  private static JavaMailSenderImpl sender(Notify.Mail mail, @Nullable String password) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(mail.host());
    sender.setPort(mail.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties properties = sender.getJavaMailProperties();
    properties.put("mail.smtp.connectiontimeout", "5000");
    properties.put("mail.smtp.timeout", "15000");
    properties.put("mail.smtp.writetimeout", "15000");
    properties.put("mail.smtp.ssl.enable", String.valueOf(mail.tls() == Notify.Tls.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", String.valueOf(mail.tls() == Notify.Tls.STARTTLS));
    properties.put(
        "mail.smtp.starttls.required", String.valueOf(mail.tls() == Notify.Tls.STARTTLS));
    if (password != null) {
      properties.put("mail.smtp.auth", "true");
      sender.setUsername(mail.user());
      sender.setPassword(password);
    }
    return sender;
  }
}
