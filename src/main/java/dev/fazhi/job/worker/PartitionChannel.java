package dev.fazhi.job.worker;

import dev.fazhi.job.context.Version;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;

/**
 * The channel over which partitions are offered: a table of the database, read with {@code SKIP
 * LOCKED}, so that a message goes to one worker and comes back when its transaction fails. There is
 * one for each program version and definitions; others do not see its messages.
 */
final class PartitionChannel {

  private static final String REGION = "fazhi";

  private PartitionChannel() {}

  static QueueChannel open(DataSource database, String definitions) {
    return new QueueChannel(new MessageGroupQueue(store(database), group(definitions)));
  }

  private static JdbcChannelMessageStore store(DataSource database) {
    JdbcChannelMessageStore store = new JdbcChannelMessageStore(database);
    store.setRegion(REGION);
    store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
    // nothing else is made of bytes that come from the database
    store.addAllowedPatterns(
        "org.springframework.batch.integration.partition.StepExecutionRequest",
        "org.springframework.messaging.*",
        "java.util.*");
    store.afterPropertiesSet();
    return store;
  }

  private static UUID group(String definitions) {
    return UUID.nameUUIDFromBytes(
        (Version.TEXT + " " + definitions).getBytes(StandardCharsets.UTF_8));
  }
}
