package dev.fazhi.job.run;

import dev.fazhi.job.NightlyJob;
import dev.fazhi.job.PartitionHost;
import dev.fazhi.job.PartitionSteps;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Makes the application context of one run: the job and its repository. Closing it leaves the
 * database open.
 */
final class JobContext {

  private JobContext() {}

  static ConfigurableApplicationContext start(Workspace workplace, RunContext run) {
    return start(
        workplace,
        NightlyJob.class,
        "always",
        beans -> beans.registerBean("run", RunContext.class, () -> run));
  }

  /** Makes the context of a worker, which knows the reading step alone and makes no tables. */
  static ConfigurableApplicationContext start(Workspace workplace, PartitionHost host) {
    return start(
        workplace,
        PartitionSteps.class,
        "never",
        beans -> beans.registerBean("partitionHost", PartitionHost.class, () -> host));
  }

  private static ConfigurableApplicationContext start(
      Workspace workplace,
      Class<?> configuration,
      String schema,
      Consumer<GenericApplicationContext> own) {
    SpringApplication application =
        new SpringApplicationBuilder(configuration)
            .web(WebApplicationType.NONE)
            .bannerMode(org.springframework.boot.Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .properties(
                "spring.batch.job.enabled=false",
                // the default initialises in-memory databases only
                "spring.batch.jdbc.initialize-schema=" + schema,
                "spring.main.allow-bean-definition-overriding=false",
                "spring.jmx.enabled=false")
            .initializers(
                context -> {
                  GenericApplicationContext beans = (GenericApplicationContext) context;
                  beans.registerBean(
                      "dataSource",
                      javax.sql.DataSource.class,
                      workplace::database,
                      definition -> definition.setDestroyMethodName(""));
                  beans.registerBean(
                      "workplace",
                      Workspace.class,
                      () -> workplace,
                      definition -> definition.setDestroyMethodName(""));
                  own.accept(beans);
                })
            .build();
    // they look for settings in the folder that the program happens to be started in
    application.setListeners(List.of());
    return application.run();
  }
}
