package dev.fazhi.definition;

import java.util.List;

/**
 * An equation between metrics that must hold in every period: the left ones add up to what the
 * right ones add up to.
 *
 * @param name short, in Chinese
 * @param left metric ids
 * @param right metric ids
 */
public record Identity(String name, List<String> left, List<String> right) {}
