package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.job.context.Workspace;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works in folders which options name. */
@Command(mixinStandardHelpOptions = true, resourceBundle = "dev.fazhi.cli.Messages")
abstract class FolderCommand implements Callable<Integer> {

  @Mixin DirectoryOptions folders = new DirectoryOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final Workspace open() {
    return Workspace.open(folders.jobs(), folders.data(), folders.url());
  }
}
