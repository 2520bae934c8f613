package dev.fazhi.publish;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of a publication.
 *
 * @param folder its folder; beside the usual folder when that one could not be replaced
 * @param files in it, without those of earlier vintages, sorted by path
 * @param messages in Chinese, for the operator, such as a locked folder; usually empty
 */
public record PublicationResult(Path folder, List<Path> files, List<String> messages) {}
