package dev.fazhi.job.survey;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises the content of a file: by its hash, and by what the file system says of it. */
public final class FoundFile {

  /** Two changes within one of them may bear the same time. */
  private static final long MOMENT_MILLIS = 2000;

  private static final int MOST_TWINS = 100;

  private FoundFile() {}

  /**
   * All by which the file system tells that a file is another or was written to, be its name and
   * the time of its content the same; null where it does not say, and for what changed a moment
   * ago.
   */
  static @Nullable String state(Path file) throws IOException {
    Map<String, Object> told;
    try {
      told =
          Files.readAttributes(
              file, "unix:dev,ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException | IllegalArgumentException notThere) {
      return null;
    }
    if (!(told.get("ctime") instanceof FileTime changed)
        || changed.toMillis() > System.currentTimeMillis() - MOMENT_MILLIS) {
      return null;
    }
    return Stream.of("dev", "ino", "size", "lastModifiedTime", "ctime")
        .map(name -> String.valueOf(told.get(name)))
        .collect(Collectors.joining(" "));
  }

  /**
   * Finds a file on another machine than that of the survey.
   *
   * @param input its folder there
   * @param found the file as the survey found it; its path is not used
   * @return the same with the path there; empty when it is not to be seen
   */
  public static Optional<InputSurvey.Candidate> find(Path input, InputSurvey.Candidate found) {
    List<Path> same;
    try {
      Path folder = input.toRealPath();
      try (Stream<Path> all = Files.walk(folder)) {
        same = all.filter(path -> isLike(found, folder, path)).sorted().limit(MOST_TWINS).toList();
      }
      for (Path path : same) {
        // what is alike but for what was masked in the name
        if (same.size() == 1 || sha256(path).equals(found.sha256())) {
          return Optional.of(
              new InputSurvey.Candidate(
                  path,
                  found.name(),
                  found.bytes(),
                  found.modifiedAt(),
                  found.sha256(),
                  found.remembered()));
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // as if it were not there
    }
    return Optional.empty();
  }

  private static boolean isLike(InputSurvey.Candidate found, Path input, Path path) {
    try {
      return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          && Files.size(path) == found.bytes()
          && Privacy.masked(FileNames.shown(input.relativize(path))).equals(found.name());
    } catch (IOException gone) {
      return false;
    }
  }

  /** Whether a file still has the content that it was found with. */
  public static boolean isUnchanged(InputSurvey.Candidate file) {
    try {
      return sha256(file.path()).equals(file.sha256());
    } catch (IOException gone) {
      return false;
    }
  }

  public static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
