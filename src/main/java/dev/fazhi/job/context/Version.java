package dev.fazhi.job.context;

/** The version of the program. */
public final class Version {

  /** The version of the build; {@code dev} when run from classes. */
  public static final String TEXT = text();

  private Version() {}

  private static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
