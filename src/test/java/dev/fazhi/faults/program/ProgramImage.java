package dev.fazhi.faults.program;

import dev.fazhi.job.Runs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/**
 * The program as the virtual machine starts it fastest: its classes in archives and laid out for
 * sharing. Made once for the classes as they are, and kept under {@code target}.
 *
 * @param classPath of the archives
 * @param shared the file of laid out classes
 * @param agent the archive that brings {@link HaltAgent}
 */
public record ProgramImage(String classPath, Path shared, Path agent) {

  private static final Path FOLDER = Path.of("target", "faults-image").toAbsolutePath();
  private static final Path LOCK = FOLDER.resolveSibling("faults-image.lock");

  /** That of the classes of this process. */
  public static ProgramImage get() {
    return Made.IMAGE;
  }

  private static final class Made {
    static final ProgramImage IMAGE = make();
  }

  private static ProgramImage make() {
    try {
      List<Path> folders =
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(Path::of)
              .filter(Files::isDirectory)
              .toList();
      String stamp = stamp(folders);
      Path home = FOLDER.resolve(stamp);
      List<String> path = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        int at = folders.indexOf(Path.of(entry));
        path.add(at < 0 ? entry : home.resolve("classes" + at + ".jar").toString());
      }
      ProgramImage image =
          new ProgramImage(
              String.join(File.pathSeparator, path),
              home.resolve("classes.jsa"),
              home.resolve("agent.jar"));
      Files.createDirectories(LOCK.getParent());
      // test processes beside this one make it, too
      try (FileChannel channel =
              FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(image.agent)) {
          Folders.delete(FOLDER);
          image.write(home, folders);
        }
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The classes and resources of the program, in one word. */
  public static String stampOfProgram() throws IOException {
    CRC32 sum = new CRC32();
    for (Path file : Folders.files(Path.of("target", "classes"))) {
      sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
      sum.update(Files.readAllBytes(file));
    }
    return Long.toHexString(sum.getValue());
  }

  private static String stamp(List<Path> folders) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(System.getProperty("java.class.path").getBytes(StandardCharsets.UTF_8));
    sum.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
    for (Path folder : folders) {
      for (Path file : Folders.files(folder)) {
        String line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        sum.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Long.toHexString(sum.getValue());
  }

  private void write(Path home, List<Path> folders) throws IOException, InterruptedException {
    Files.createDirectories(home);
    for (int i = 0; i < folders.size(); i++) {
      archive(folders.get(i), home.resolve("classes" + i + ".jar"));
    }
    Path run = Files.createTempDirectory("fazhi-image-");
    Runs.smallExports(run);
    Path made = home.resolve("classes.tmp");
    Process process =
        Program.in(run, this).with("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + made).startRun();
    Program.Ended ended = Program.in(run, this).end(process);
    if (ended.exit() != 0 && ended.exit() != 3) {
      throw new IllegalStateException("an undisturbed night ended with " + ended);
    }
    Folders.delete(run);
    if (Files.exists(made)) {
      Files.move(made, shared, StandardCopyOption.ATOMIC_MOVE);
    }
    // last: that it is there tells that the rest is
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), HaltAgent.class.getName());
    attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    new JarOutputStream(Files.newOutputStream(agent), manifest).close();
  }

  private static void archive(Path folder, Path to) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to))) {
      jar.setLevel(0);
      for (Path each : Folders.all(folder)) {
        String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
        // folders, too: migrations are looked for by theirs
        boolean file = Files.isRegularFile(each);
        jar.putNextEntry(new JarEntry(file ? name : name + "/"));
        if (file) {
          Files.copy(each, jar);
        }
      }
    }
  }

  /** Whether the virtual machine laid the classes out; without it the start is only slower. */
  boolean isShared() {
    return Files.exists(shared);
  }
}
