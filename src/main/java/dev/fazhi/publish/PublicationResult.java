package dev.fazhi.publish;

import java.nio.file.Path;
import java.util.List;

/**
 * What was put in place.
 *
 * @param folder where it is; beside the usual folder when that one could not be replaced
 * @param files in it, without those of earlier vintages, sorted by path
 * @param messages in Chinese, what a person should know, such as a locked folder; empty when all
 *     went as usual
 */
public record PublicationResult(Path folder, List<Path> files, List<String> messages) {}
