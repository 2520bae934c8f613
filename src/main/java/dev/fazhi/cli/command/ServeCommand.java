package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.job.Service;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the service: schedule, console, metrics. */
@Command(name = "serve", header = "按 nightly.yml 的时间每夜运行，并提供网页控制台（默认只限本机 127.0.0.1:8080）。")
public final class ServeCommand extends FolderCommand {

  @Option(names = "--port", paramLabel = "端口", description = "控制台的端口（默认 8080）")
  private int port = 8080;

  @Option(
      names = "--address",
      paramLabel = "地址",
      description = "控制台监听的地址（默认 127.0.0.1）；本机以外须同时有 --behind-proxy 或 --tls-keystore")
  private String address = "127.0.0.1";

  @Option(names = "--management-port", paramLabel = "端口", description = "健康检查和指标的端口，只限本机（默认 8081）")
  private int managementPort = 8081;

  @Option(
      names = "--behind-proxy",
      paramLabel = "IP",
      split = ",",
      description = "前面负责 TLS 的反向代理的 IP 地址，多个用逗号分开；只应答它们和本机，只相信它们转达的来访地址")
  private List<String> proxies = List.of();

  @Option(names = "--tls-keystore", paramLabel = "文件", description = "TLS 证书的 PKCS#12 文件")
  private @Nullable Path keyStore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "文件",
      description = "证书口令所在的文件；不给时读环境变量 FAZHI_TLS_PASSWORD")
  private @Nullable Path passwordFile;

  @Option(
      names = "--client-ca",
      paramLabel = "文件",
      description = "本单位客户端证书的颁发机构（PEM）；给出后浏览器须有它颁发的证书，再加口令，才能登录")
  private @Nullable Path clientAuthority;

  @Option(names = "--no-schedule", description = "不按时运行，只提供控制台")
  private boolean noSchedule;

  @Override
  public Integer call() {
    Logs.into(folders.data());
    return Service.find()
        .serve(
            new Service.Plan(
                new Service.Folders(
                    folders.input(),
                    folders.output(),
                    folders.data(),
                    folders.jobs(),
                    folders.url()),
                address,
                port,
                managementPort,
                proxies,
                keyStore,
                keyStore == null ? null : password(),
                clientAuthority,
                !noSchedule),
            out())
        .code();
  }

  private String password() {
    if (passwordFile == null) {
      String given = System.getenv("FAZHI_TLS_PASSWORD");
      return given == null ? "" : given;
    }
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new Problem("FZ-424", "证书口令文件无法读取：" + passwordFile + "。请检查路径和权限。", e);
    }
  }
}
