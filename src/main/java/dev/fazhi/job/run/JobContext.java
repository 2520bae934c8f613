package dev.fazhi.job.run;

import dev.fazhi.job.NightlyJob;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes the application context of one run: the job and its repository. Closing it leaves the
 * database open.
 */
final class JobContext {

  private JobContext() {}

  static ConfigurableApplicationContext start(Workspace workplace, RunContext run) {
    SpringApplication application =
        new SpringApplicationBuilder(NightlyJob.class)
            .web(WebApplicationType.NONE)
            .bannerMode(org.springframework.boot.Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .properties(
                "spring.batch.job.enabled=false",
                // the default initialises in-memory databases only
                "spring.batch.jdbc.initialize-schema=always",
                "spring.main.allow-bean-definition-overriding=false",
                "spring.jmx.enabled=false")
            .initializers(
                context -> {
                  var beans =
                      (org.springframework.context.support.GenericApplicationContext) context;
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
                  beans.registerBean("run", RunContext.class, () -> run);
                })
            .build();
    return application.run();
  }
}
