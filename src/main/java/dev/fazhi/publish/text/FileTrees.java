package dev.fazhi.publish.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes, links and deletes folders with their content. Symbolic links are never followed. */
public final class FileTrees {

  private FileTrees() {}

  /** Writes a new file and flushes it to the disk. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /**
   * Flushes the entries of a folder and its sub-folders to the disk, where the system can do that.
   */
  public static void sync(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(FileTrees::isFolder).toList()) {
        syncNames(each);
      }
    }
  }

  /** Flushes the entries of that folder to the disk, where the system can do that. */
  public static void syncNames(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows cannot open folders; its file systems journal names
    }
  }

  /** The files below a folder, relative to it, sorted; empty when there is no such folder. */
  public static List<Path> files(Path folder) throws IOException {
    if (!isFolder(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !isFolder(path)).map(folder::relativize).sorted().toList();
    }
  }

  /** Links all files below a folder into another one; copies them where that fails. */
  public static void link(Path from, List<Path> files, Path to) throws IOException {
    for (Path file : files) {
      Path target = to.resolve(file);
      Files.createDirectories(target.getParent());
      try {
        Files.createLink(target, from.resolve(file));
      } catch (IOException | UnsupportedOperationException | SecurityException impossible) {
        Files.copy(
            from.resolve(file),
            target,
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /**
   * Whether a folder has those files with the same bytes as another; its other files do not matter.
   */
  public static boolean holds(Path folder, Path other, List<Path> files) throws IOException {
    for (Path file : files) {
      Path there = folder.resolve(file);
      if (!Files.isRegularFile(there) || Files.mismatch(there, other.resolve(file)) >= 0) {
        return false;
      }
    }
    return true;
  }

  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * Deletes as {@link #delete} does, and ignores failures; returns whether everything was deleted.
   */
  public static boolean deleteQuietly(Path folder) {
    try {
      delete(folder);
      return true;
    } catch (IOException stays) {
      return false;
    }
  }

  public static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The reason of a failure, in Chinese if known. */
  public static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "没有权限或被占用：" + ((AccessDeniedException) failed).getFile();
    }
    if (failed instanceof NoSuchFileException missing) {
      return "找不到 " + missing.getFile();
    }
    if (failed instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason() + "：" + system.getFile();
    }
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}
