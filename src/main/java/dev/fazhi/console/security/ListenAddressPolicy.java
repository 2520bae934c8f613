package dev.fazhi.console.security;

import dev.fazhi.job.Service;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.database.Network;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Decides on which address the console may listen: beyond this machine only with TLS. */
public final class ListenAddressPolicy {

  private ListenAddressPolicy() {}

  /** The reason against the settings, in Chinese; null for none. */
  public static @Nullable String fault(Service.Plan plan) {
    if (plan.keyStore() != null && !Files.isReadable(plan.keyStore())) {
      return "TLS 证书文件无法读取：" + plan.keyStore() + "。请检查路径和权限。";
    }
    if (plan.clientAuthority() != null
        && (plan.keyStore() == null || !Files.isReadable(plan.clientAuthority()))) {
      return "--client-ca 须是可以读取的 PEM 文件，并与 --tls-keystore 一起用：%s。在反向代理后面时由代理核对客户端证书。"
          .formatted(plan.clientAuthority());
    }
    if (isBad(plan.port()) || isBad(plan.managementPort())) {
      return "端口须在 0 到 65535 之间。";
    }
    if (!Network.isLoopback(plan.address()) && !plan.isBehindTls()) {
      return "没有 TLS 时控制台只能监听本机，不能监听 %s。请用 --tls-keystore 给出证书，或在前面放好反向代理并用 --behind-proxy 写明它的 IP 地址。"
          .formatted(SafeText.safe(plan.address()));
    }
    return null;
  }

  private static boolean isBad(int port) {
    return port < 0 || port > 65_535;
  }
}
