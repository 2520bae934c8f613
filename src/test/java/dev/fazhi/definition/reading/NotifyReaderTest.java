package dev.fazhi.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Notify;
import dev.fazhi.definition.yaml.DefinitionErrors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a run's end, and how often a night is tried again. */
class NotifyReaderTest {

  private static final String NIGHTLY = "nightly.yml";

  @TempDir private Path folder = Path.of(".");

  @Test
  void nobodyIsToldUnlessItIsSaid() {
    Nightly nightly = read("");

    assertThat(nightly.notices()).isEqualTo(Notify.NOBODY);
    assertThat(nightly.retry()).isEqualTo(new Nightly.Retry(3, 10));
  }

  @Test
  void everyKindOfChannelIsRead() {
    Nightly nightly =
        read(
            """
            retry: { times: 5, minutes: 7 }
            notify:
              when: always
              tries: 4
              console: https://fazhi.example.cn/
              channels:
                - { name: 值班群, kind: wecom, url_env: FAZHI_WECOM_URL }
                - { name: 钉钉群, kind: dingtalk, url_file: /etc/fazhi/ding, secret_env: FAZHI_DING }
                - { name: 飞书群, kind: feishu, url_env: F, secret_file: s }
                - { name: 邮件, kind: email, host: smtp.example.cn, tls: starttls, user: u, password_env: P, from: a@b.cn, to: [c@d.cn] }
            """);

    assertThat(nightly.retry()).isEqualTo(new Nightly.Retry(5, 7));
    Notify notify = nightly.notices();
    assertThat(notify.when()).isEqualTo(Notify.When.ALWAYS);
    assertThat(notify.tries()).isEqualTo(4);
    assertThat(notify.channels())
        .containsExactly(
            new Notify.Robot(
                "值班群", Notify.Kind.WECOM, new Notify.Secret("FAZHI_WECOM_URL", false), null),
            new Notify.Robot(
                "钉钉群",
                Notify.Kind.DINGTALK,
                new Notify.Secret("/etc/fazhi/ding", true),
                new Notify.Secret("FAZHI_DING", false)),
            new Notify.Robot(
                "飞书群",
                Notify.Kind.FEISHU,
                new Notify.Secret("F", false),
                new Notify.Secret("s", true)),
            new Notify.Mail(
                "邮件",
                "smtp.example.cn",
                587,
                Notify.Tls.STARTTLS,
                "u",
                new Notify.Secret("P", false),
                "a@b.cn",
                List.of("c@d.cn")));
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    notify:
                      channels:
                        - { name: 群, kind: wecom }
                        - { name: 群, kind: wecom, url_env: A, secret_env: B }
                        - { name: 邮件, kind: email, host: smtp.example.cn, from: 张三, to: [c@d.cn], user: u }
                        - { name: 邮件二, kind: email, url_env: A }
                        - { name: 钉, kind: dingding, url_env: A }
                    """))
        .isInstanceOf(DefinitionErrors.class)
        .hasMessageContaining("没有写机器人的地址在哪里")
        .hasMessageContaining("通知渠道“群”写了两次")
        .hasMessageContaining("没有加签密钥")
        .hasMessageContaining("“张三”不是邮件地址")
        .hasMessageContaining("user 和 password_env")
        .hasMessageContaining("邮件用不到 url_env")
        .hasMessageContaining("dingtalk")
        .hasMessageMatching("(?s).*nightly.yml.{1,12}\\d+.*");
  }

  @Test
  void aTokenWrittenWhereItsPlaceShouldBeIsNotRepeated() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    notify:
                      channels:
                        - { name: 群, kind: wecom, url_env: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=s3cr3t" }
                    """))
        .isInstanceOf(DefinitionErrors.class)
        .hasMessageContaining("url_env 应是环境变量的名字")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void whoIsToldIsKnownAlsoWhenOtherDefinitionsAreWrong() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("metrics/hotline.yml", "metrics: [");
    jobs.write(
        NIGHTLY,
        jobs.text(NIGHTLY) + "notify: { channels: [{ name: 群, kind: wecom, url_env: A }] }\n");

    assertThat(DefinitionLoader.nightlyAlone(folder).orElseThrow().notices().channels()).hasSize(1);
    assertThat(DefinitionLoader.nightlyAlone(folder.resolve("nowhere"))).isEmpty();
  }

  private Nightly read(String more) {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write(NIGHTLY, jobs.text(NIGHTLY) + more);
    return jobs.load().nightly();
  }
}
