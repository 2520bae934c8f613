/**
 * What things cost in terms of one another. Uses every package; nothing uses it. Run by {@code mvn
 * verify -Pbench} alone, and it prints ratios of times that were taken in turns on the same data,
 * for bare seconds say more of the machine than of the program.
 */
@org.jspecify.annotations.NullMarked
package dev.fazhi.bench;
