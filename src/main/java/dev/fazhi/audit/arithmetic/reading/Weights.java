package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * How much each feature of a reading speaks for it, fitted to texts of which it is known what their
 * rates are of. The numbers stand in {@code readings.properties}.
 */
final class Weights {

  private static final String FILE = "/dev/fazhi/audit/readings.properties";

  static final Weights SHARE = new Weights("share");
  static final Weights NAMED = new Weights("named");
  static final Weights GROWTH = new Weights("growth");
  static final Weights POINTS = new Weights("points");
  static final Weights EACH = new Weights("each");

  private final double[] weights = new double[Feature.values().length];
  private final double none;

  private Weights(String kind) {
    Properties file = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Weights.class.getResourceAsStream(FILE)),
            StandardCharsets.UTF_8)) {
      file.load(reader);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    for (Feature feature : Feature.values()) {
      String weight = file.getProperty(kind + "." + feature);
      if (weight != null) {
        weights[feature.ordinal()] = Double.parseDouble(weight);
      }
    }
    none = Double.parseDouble(file.getProperty(kind + ".NONE"));
  }

  static Weights of(Quantity rate) {
    return rate.isPoints()
        ? POINTS
        : rate.isGrowth() ? GROWTH : rate.isShare() ? SHARE : rate.isNamed() ? NAMED : EACH;
  }

  /** The same for that the text does not print what the rate is of. */
  double none(Candidates of) {
    return Math.exp(none + sum(of.features()) + sum(of.patterns()));
  }

  /** How much less likely it is for that a change goes the wrong way. */
  double turned(Features told) {
    return Math.exp(weights[Feature.WRONG_WAY.ordinal()] * told.get(Feature.WRONG_WAY));
  }

  /** What speaks for it, less what speaks against it. */
  double sum(Features told) {
    return told.sum(weights);
  }
}
