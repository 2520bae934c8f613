package dev.fazhi.job.context;

/** Which program this is. */
public final class Version {

  /** As the build says; {@code dev} when run from classes. */
  public static final String TEXT = text();

  private Version() {}

  private static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
